package dev.signet.application.signature;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Rotates the keys that have signed for as long as a key of their tenant shall, a bounded number each
/// time. It asks an index for them, not every tenant. Any number of nodes may do it at once: a key is succeeded once.
public final class RotateDueKeys {

    private static final int BATCH = 20;

    private final Transactions transactions;
    private final KeyRings rings;
    private final KeyMaking making;
    private final TenantKeys remembered;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;
    private final Optional<Duration> interval;

    /// @param interval how long a key signs whose tenant decides nothing; empty: until somebody rotates it
    public RotateDueKeys(
            Transactions transactions,
            KeyRings rings,
            KeyMaking making,
            TenantKeys remembered,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock,
            Optional<Duration> interval) {
        this.transactions = transactions;
        this.rings = rings;
        this.making = making;
        this.remembered = remembered;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
        this.interval = interval;
    }

    /// What was done.
    ///
    /// @param rotated how many keys have a successor now
    /// @param more whether there may be more to do at once
    public record Done(int rotated, boolean more) {}

    /// One bounded round.
    public Done handle() {
        List<KeyRings.Due> due = transactions.acrossTenants(tx -> rings.due(tx, clock.instant(), interval, BATCH));
        int rotated = 0;
        for (KeyRings.Due one : due) {
            rotated += rotate(one.tenant(), one.key()) ? 1 : 0;
        }
        return new Done(rotated, due.size() == BATCH);
    }

    private boolean rotate(TenantId tenant, SigningKey old) {
        if (!isCurrent(transactions.once(tenant, rings::load), old)) {
            return false; // another node was first, and a key costs time to make
        }
        SigningKey next = making.successor(tenant, old.algorithm(), old.use(), false);
        AuditEntry entry = entries.by(
                Actor.SYSTEM, Provenance.local("key-rotation"), AuditAction.KEY_ROTATED, "key:" + next.id(), "due");
        KeyHandover handover = new KeyHandover(rings, making);
        boolean done = transactions.inTenant(tenant, tx -> {
            KeyRing before = rings.loadAlone(tx);
            if (!isCurrent(before, old)) {
                return false;
            }
            handover.to(tx, before, next);
            trail.record(tx, entry);
            return true;
        });
        remembered.forget(tenant);
        return done;
    }

    private static boolean isCurrent(KeyRing ring, SigningKey old) {
        return ring.keys().stream()
                .anyMatch(key ->
                        key.id().equals(old.id()) && key.life().retiringFrom().isEmpty());
    }
}
