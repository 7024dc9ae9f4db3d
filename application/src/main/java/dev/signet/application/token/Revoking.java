package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.VerifiedToken;
import java.time.Instant;
import java.time.InstantSource;

/// Writes down that a family or a single token counts no more, with its audit entry, in one transaction.
public final class Revoking {

    private final Transactions transactions;
    private final TokenFamilies families;
    private final Revocations revocations;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public Revoking(
            Transactions transactions,
            TokenFamilies families,
            Revocations revocations,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.families = families;
        this.revocations = revocations;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// Revokes the family of `token`; false if it is dead already.
    boolean family(RefreshToken token, Actor actor, Origin origin) {
        AuditEntry entry = entries.by(
                actor,
                origin.provenance(),
                AuditAction.FAMILY_REVOKED,
                "family:" + token.family().value(),
                "");
        Instant now = clock.instant();
        return transactions.inTenant(token.tenant(), tx -> {
            boolean revoked = families.revoke(tx, token.family(), now);
            if (revoked) {
                trail.record(tx, entry);
            }
            return revoked;
        });
    }

    /// Revokes the one `token`.
    AuditEntry single(VerifiedToken token, Actor actor, Origin origin) {
        AuditEntry entry = entries.by(
                actor,
                origin.provenance(),
                AuditAction.TOKEN_REVOKED,
                "token:" + token.named().jti(),
                "");
        return transactions.inTenant(origin.tenant(), tx -> {
            revocations.add(tx, token.named().jti(), token.named().expires());
            trail.record(tx, entry);
            return entry;
        });
    }
}
