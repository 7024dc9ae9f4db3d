package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.audit.AuditEntry;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.Locale;

/// One entry of the audit trail on the wire.
///
/// @param actorKind `operator`, `service`, `client`, `user`, `system` or `anonymous`
/// @param actorId a client_id or a user's id; empty where the kind says all
/// @param source the address from which it came
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record AuditDocument(
        String id,
        String at,
        String actorKind,
        String actorId,
        String action,
        String outcome,
        String target,
        String reason,
        String source,
        String correlationId) {

    static AuditDocument of(AuditEntry entry) {
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
                entry.provenance().correlationId());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
