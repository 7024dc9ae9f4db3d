package dev.signet.rest.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Words;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One entry of the audit trail on the wire: times are RFC 3339, in UTC.
///
/// @param actorKind `operator`, `service`, `client`, `user`, `system` or `anonymous`
/// @param actorId a client_id or a user's id; empty where the kind says all
/// @param count how often, where like is counted together; else 1
/// @param last when it happened last, where it is counted; else null
/// @param source the address from which it came
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AuditDocument(
        @Format("uuid") String id,
        @Format("date-time") String at,
        @Words(ActorKind.class) String actorKind,
        String actorId,
        @Words(AuditAction.class) String action,
        @Words(AuditOutcome.class) String outcome,
        String target,
        String reason,
        String source,
        String correlationId,
        int count,
        @Nullable @Format("date-time") String last) {

    /// That entry.
    public static AuditDocument of(AuditEntry entry) {
        return new AuditDocument(
                entry.id().toString(),
                entry.at().toString(),
                word(entry.actor().kind()),
                entry.actor().id(),
                entry.action().wireName(),
                word(entry.outcome()),
                entry.target(),
                entry.reason(),
                entry.provenance().source(),
                entry.provenance().correlationId(),
                entry.tally().count(),
                entry.tally().last().map(Object::toString).orElse(null));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
