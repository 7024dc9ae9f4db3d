package dev.signet.domain.audit;

import java.time.Instant;
import java.util.UUID;

/// One line of the audit trail. It is written in the transaction of the change it records.
///
/// @param id time-ordered
/// @param target what it was done to, such as `client:console`
/// @param reason why, where that is not plain from the action; may be empty; never a secret
public record AuditEntry(
        UUID id,
        Instant at,
        Actor actor,
        AuditAction action,
        AuditOutcome outcome,
        String target,
        String reason,
        Provenance provenance) {}
