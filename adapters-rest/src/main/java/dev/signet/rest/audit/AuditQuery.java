package dev.signet.rest.audit;

import dev.signet.domain.Digest;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Head;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.edge.Fault;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what a request wants to know of the trail.
public final class AuditQuery {

    private static final String NOW = "now";

    private AuditQuery() {}

    /// `actor_kind`, `actor_id`, `action`, `outcome`, `from` (inclusive) and `to` (exclusive).
    public static AuditFilter filter(HttpRequest<?> request) {
        HttpParameters in = request.getParameters();
        return new AuditFilter(
                constant(in, "actor_kind", ActorKind.values()),
                read(in, "actor_id", AuditQuery::storable, "must be Unicode without NUL"),
                read(in, "action", AuditAction::ofWireName, "must be an action, such as user.disabled"),
                constant(in, "outcome", AuditOutcome.values()),
                read(in, "from", AuditQuery::time, "must be a time (RFC 3339)"),
                read(in, "to", AuditQuery::time, "must be a time (RFC 3339)"));
    }

    /// Whether the trail is to be followed forwards: `follow`, the `next` of an earlier answer, 0 for the
    /// beginning, or `now`.
    public static boolean follows(HttpRequest<?> request) {
        return request.getParameters().contains("follow");
    }

    /// From where on; empty for the present end.
    public static OptionalLong position(HttpRequest<?> request) {
        String text = text(request.getParameters(), "follow").orElse("");
        return text.equals(NOW)
                ? OptionalLong.empty()
                : OptionalLong.of(
                        number(text).orElseThrow(() -> Fault.invalidParameter("follow", "must be a number, or now")));
    }

    /// An end of the chain that the asker noted earlier: `position` and `seal`, both or neither.
    public static Optional<Head> known(HttpRequest<?> request) {
        HttpParameters in = request.getParameters();
        Optional<Long> position = read(in, "position", AuditQuery::number, "must be a number");
        Optional<Digest> seal = read(in, "seal", AuditQuery::digest, "must be 64 hexadecimal digits");
        if (position.isPresent() != seal.isPresent()) {
            throw Fault.invalidParameter(position.isPresent() ? "seal" : "position", "is missing");
        }
        return position.flatMap(known -> seal.map(mac -> new Head(known, mac)));
    }

    /// `operation` with the parameters of [#filter].
    public static Operation described(Operation operation) {
        return operation
                .asks("query", "actor_kind", Schema.words(ActorKind.class), "of what kind the actor is")
                .asks("query", "actor_id", Schema.TEXT, "the client_id or the id of the user")
                .asks("query", "action", Schema.words(AuditAction.class), "what was done")
                .asks("query", "outcome", Schema.words(AuditOutcome.class), "how it ended")
                .asks("query", "from", Schema.TIME, "the earliest moment")
                .asks("query", "to", Schema.TIME, "the moment before which");
    }

    /// `operation` with the parameters of [#known].
    public static Operation anchored(Operation operation) {
        return operation
                .asks("query", "position", Schema.pattern("^[0-9]{1,18}$"), "of an earlier answer, with its seal")
                .asks("query", "seal", Schema.pattern("^[0-9a-fA-F]{64}$"), "of an earlier answer, with its position");
    }

    private static <E extends Enum<E>> Optional<E> constant(HttpParameters in, String name, E[] constants) {
        return read(
                in,
                name,
                word -> Arrays.stream(constants)
                        .filter(constant -> word(constant).equals(word))
                        .findFirst(),
                "must be one of " + Stream.of(constants).map(AuditQuery::word).collect(Collectors.joining(", ")));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<T> read(
            HttpParameters in, String name, Function<String, Optional<T>> reading, String otherwise) {
        return text(in, name)
                .map(text -> reading.apply(text).orElseThrow(() -> Fault.invalidParameter(name, otherwise)));
    }

    private static Optional<String> text(HttpParameters in, String name) {
        return Optional.ofNullable(in.get(name));
    }

    /// NUL is in no text of the trail, and PostgreSQL takes none.
    private static Optional<String> storable(String text) {
        return Optional.of(text).filter(given -> given.indexOf(0) < 0);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Digest> digest(String text) {
        return text.matches("[0-9a-fA-F]{64}")
                ? Optional.of(Digest.of(HexFormat.of().parseHex(text)))
                : Optional.empty();
    }
}
