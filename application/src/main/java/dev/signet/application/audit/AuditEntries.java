package dev.signet.application.audit;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Provenance;
import java.time.Instant;
import java.time.InstantSource;

/// Writes entries of the audit trail before the transaction that will keep them.
public final class AuditEntries {

    private final Ids ids;
    private final InstantSource clock;

    public AuditEntries(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /// What `author` is about to do to `target`, such as `client:console`.
    public AuditEntry by(Author author, AuditAction action, String target) {
        return by(author.actor(), author.provenance(), action, target, "");
    }

    /// What `actor` is about to do to `target`, and why.
    public AuditEntry by(Actor actor, Provenance provenance, AuditAction action, String target, String reason) {
        Instant now = clock.instant();
        return new AuditEntry(ids.at(now), now, actor, action, AuditOutcome.SUCCESS, target, reason, provenance);
    }
}
