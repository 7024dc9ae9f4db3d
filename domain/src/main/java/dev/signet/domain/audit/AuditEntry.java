package dev.signet.domain.audit;

import java.time.Instant;
import java.util.UUID;

/// One line of the audit trail. It is written in the transaction of the change it records.
///
/// @param id time-ordered
/// @param at when; of several, the first
/// @param target what it was done to, such as `client:console`
/// @param reason why, where that is not plain from the action; may be empty; never a secret
/// @param tally how often, where like is counted together
public record AuditEntry(
        UUID id,
        Instant at,
        Actor actor,
        AuditAction action,
        AuditOutcome outcome,
        String target,
        String reason,
        Provenance provenance,
        Tally tally) {

    /// Something that happened once.
    public AuditEntry(
            UUID id,
            Instant at,
            Actor actor,
            AuditAction action,
            AuditOutcome outcome,
            String target,
            String reason,
            Provenance provenance) {
        this(id, at, actor, action, outcome, target, reason, provenance, Tally.ONCE);
    }
}
