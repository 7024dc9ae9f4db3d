package dev.signet.bootstrap.intake;

import dev.signet.application.Author;
import dev.signet.application.user.ImportUsers;
import dev.signet.application.user.ImportUsers.Newcomer;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.upkeep.PlannerStatistics;
import io.micronaut.context.BeanContext;
import io.micronaut.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Takes users from a file in batches; each is one transaction. What one line lacks stops no other.
public final class Intake {

    private static final int BATCH = 500;

    private final BeanContext parts;
    private final TenantId tenant;
    private final ImportUsers.Mode mode;
    private final Author author;
    private final Consumer<String> complaints;
    private final List<Long> numbers = new ArrayList<>();
    private final List<Newcomer> waiting = new ArrayList<>();
    private final Map<ImportUsers.Fate, Integer> fates = new EnumMap<>(ImportUsers.Fate.class);
    private int unreadable;

    /// @param complaints is told of each line that was refused
    public Intake(
            BeanContext parts, TenantId tenant, ImportUsers.Mode mode, Author author, Consumer<String> complaints) {
        this.parts = parts;
        this.tenant = tenant;
        this.mode = mode;
        this.author = author;
        this.complaints = complaints;
    }

    /// How a file is written.
    public enum Format {
        CSV,
        JSON_LINES
    }

    /// What became of the lines of a file.
    public record Sum(int added, int thereAlready, int refused) {}

    /// Takes the users of `text`.
    public Sum take(BufferedReader text, Format format) throws IOException {
        Lines lines = new Lines(this::take, (number, why) -> {
            unreadable++;
            complain(number, why);
        });
        switch (format) {
            case CSV -> lines.csv(text);
            case JSON_LINES -> lines.json(text, parts.getBean(JsonMapper.class));
        }
        send();
        int added = fates.getOrDefault(ImportUsers.Fate.ADDED, 0);
        int there = fates.getOrDefault(ImportUsers.Fate.THERE_ALREADY, 0);
        int all = fates.values().stream().mapToInt(Integer::intValue).sum();
        return new Sum(added, there, unreadable + all - added - there);
    }

    private void take(Line line) {
        try {
            waiting.add(line.newcomer());
            numbers.add(line.number());
        } catch (InvalidValue e) {
            unreadable++;
            complain(line.number(), String.valueOf(e.getMessage()));
        }
        if (waiting.size() == BATCH) {
            send();
        }
    }

    private void send() {
        if (waiting.isEmpty()) {
            return;
        }
        ImportUsers.Done done = parts.getBean(ImportUsers.class)
                .handle(new ImportUsers.Request(tenant, List.copyOf(waiting), mode, author));
        parts.getBean(PlannerStatistics.class).renew();
        for (int i = 0; i < waiting.size(); i++) {
            ImportUsers.Fate fate = done.fates().get(i);
            fates.merge(fate, 1, Integer::sum);
            tell(numbers.get(i), fate);
        }
        waiting.clear();
        numbers.clear();
    }

    private void tell(long number, ImportUsers.Fate fate) {
        switch (fate) {
            case ADDED, THERE_ALREADY -> {}
            case NAME_TAKEN -> complain(number, "the name or address is somebody else's, or a client's id");
            case UNREADABLE_HASH ->
                complain(number, Line.HASH + " must be a hash by Argon2id, PBKDF2-SHA-256 or bcrypt");
            case UNKNOWN_ROLE -> complain(number, Line.ROLES + " names a role that the tenant has not");
            case BEYOND_AUTHOR -> complain(number, Line.ROLES + " gives more administration than may be given");
        }
    }

    private void complain(long number, String why) {
        complaints.accept("line %d: %s".formatted(number, why));
    }
}
