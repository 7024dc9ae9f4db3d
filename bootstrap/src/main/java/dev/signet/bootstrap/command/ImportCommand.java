package dev.signet.bootstrap.command;

import dev.signet.application.Author;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.user.ImportUsers;
import dev.signet.bootstrap.intake.Intake;
import dev.signet.bootstrap.server.Parts;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.tenant.TenantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Takes users over from another system.
@Command(
        name = "import",
        description = {
            "Take users with their password hashes from FILE (.csv or .jsonl) into a tenant.",
            "Who is there already is left alone, so a file can be given again; each line refused is named."
        })
final class ImportCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final SettingOptions options = new SettingOptions();

    @Option(names = "--tenant", required = true, paramLabel = "TENANT", description = "The slug of the tenant.")
    private String tenant;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "Ends in .csv (names of fields in the first line) or .jsonl (an object on each line).")
    private Path file;

    @Option(names = "--dry-run", description = "Only tell what would become of each line.")
    private boolean dryRun;

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.tenant = "";
        this.file = Path.of("");
    }

    @Override
    public Integer call() {
        Intake.Format format = format();
        Author author = Author.operator(Provenance.local("import-" + UUID.randomUUID()));
        try (BufferedReader text = open();
                Parts parts = Parts.open(options.read(surroundings, Map.of()))) {
            TenantId id = parts.beans()
                    .getBean(ResolveTenant.class)
                    .handle(tenant)
                    .orElseThrow(() -> new CannotStart("There is no tenant of that name."));
            var mode = dryRun ? ImportUsers.Mode.REHEARSAL : ImportUsers.Mode.IMPORT;
            long start = System.nanoTime();
            Intake.Sum sum =
                    new Intake(parts.beans(), id, mode, author, surroundings.err()::println).take(text, format);
            return report(sum, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            throw new CannotStart("The file %s cannot be read.".formatted(file));
        }
    }

    /// What is no UTF-8 is replaced, so that it costs its own line and no other.
    private BufferedReader open() {
        Path path = surroundings.directory().resolve(file);
        try {
            if (!Files.isDirectory(path)) {
                InputStream bytes = Files.newInputStream(path);
                return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // said below
        }
        throw new WrongUsage("The file %s cannot be read.".formatted(file));
    }

    private int report(Intake.Sum sum, Duration taken) {
        long lines = (long) sum.added() + sum.thereAlready() + sum.refused();
        surroundings
                .out()
                .println("%s %d, there already %d, refused %d (%d lines a second)"
                        .formatted(
                                dryRun ? "would add" : "added",
                                sum.added(),
                                sum.thereAlready(),
                                sum.refused(),
                                lines * 1000 / Math.max(1, taken.toMillis())));
        return sum.refused() == 0 ? CommandLineOfSignet.DONE : CommandLineOfSignet.FAILED;
    }

    private Intake.Format format() {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Intake.Format.CSV;
        }
        if (name.endsWith(".jsonl")) {
            return Intake.Format.JSON_LINES;
        }
        throw new WrongUsage("The file must end in .csv or .jsonl.");
    }
}
