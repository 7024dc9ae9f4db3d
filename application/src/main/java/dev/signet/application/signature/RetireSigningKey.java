package dev.signet.application.signature;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Takes a key out of use now: it signs and verifies nothing any more, and every token it signed is dead. The
/// last key that can sign is not taken without a successor.
public final class RetireSigningKey {

    private final Transactions transactions;
    private final KeyRings rings;
    private final KeyMaking making;
    private final TenantKeys remembered;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public RetireSigningKey(
            Transactions transactions,
            KeyRings rings,
            KeyMaking making,
            TenantKeys remembered,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.rings = rings;
        this.making = making;
        this.remembered = remembered;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A wish to be rid of a key.
    public record Request(TenantId tenant, KeyId key, Author author) {}

    /// How it ended.
    public enum Outcome {
        RETIRED,
        UNKNOWN,
        /// Nothing would be left to sign with: rotate first.
        LAST_ONE
    }

    /// Retires the key.
    public Outcome handle(Request request) {
        AuditEntry entry = entries.by(request.author(), AuditAction.KEY_RETIRED, "key:" + request.key());
        Outcome outcome = transactions.inTenant(request.tenant(), tx -> {
            KeyRing ring = rings.load(tx);
            Optional<SigningKey> key = ring.keys().stream()
                    .filter(k -> k.id().equals(request.key()))
                    .findFirst();
            if (key.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            if (isLast(key.get(), ring)) {
                return Outcome.LAST_ONE;
            }
            rings.change(tx, key.get().id(), making.over(key.get().life()));
            trail.record(tx, entry);
            return Outcome.RETIRED;
        });
        remembered.forget(request.tenant());
        return outcome;
    }

    /// Whether without it there would come a moment, now or later, at which nothing signs.
    private boolean isLast(SigningKey key, KeyRing ring) {
        Instant now = clock.instant();
        return ring.signsFrom(key.use(), key.algorithm(), now)
                && !ring.without(key.id()).signsFrom(key.use(), key.algorithm(), now);
    }
}
