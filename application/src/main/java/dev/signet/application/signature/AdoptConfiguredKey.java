package dev.signet.application.signature;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.tenant.Tenants;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/// Takes up the key that the operator keeps for a tenant, when that tenant's keys are first needed. A key
/// that signed until then goes on until the new one has been published long enough; where there is none, or
/// it was replaced where it
/// lay, the new one signs at once. What cannot be had changes nothing: no key is made in its place.
public final class AdoptConfiguredKey {

    private final Transactions transactions;
    private final Tenants tenants;
    private final KeyRings rings;
    private final KeyMaking making;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public AdoptConfiguredKey(
            Transactions transactions,
            Tenants tenants,
            KeyRings rings,
            KeyMaking making,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.rings = rings;
        this.making = making;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// The ring, as it was or with the key that the operator keeps.
    public record Settled(KeyRing ring) implements Outcome {}

    /// The operator keeps a key, and it cannot be had or does not fit.
    ///
    /// @param ring as it was
    /// @param why in a sentence without secrets
    public record Lacking(KeyRing ring, String why) implements Outcome {}

    /// Looks whether `ring` holds the key that the operator keeps for its tenant, and takes it up if not.
    public Outcome handle(KeyRing ring) {
        Optional<Tenant> tenant = transactions.once(ring.tenant(), tenants::find);
        Optional<KeySource> kept = tenant.flatMap(found -> making.sourceFor(found.slug()));
        if (kept.isEmpty()) {
            return new Settled(ring);
        }
        SignatureAlgorithm algorithm = tenant.get().policy().algorithm();
        boolean atOnce = !signsWithout(ring, algorithm, kept.get());
        return switch (making.adopted(ring.tenant(), kept.get(), algorithm, KeyUse.TOKEN, atOnce)) {
            case Signer.Adopted adopted when isCurrent(ring, adopted.key()) -> new Settled(ring);
            case Signer.Adopted adopted -> new Settled(taken(ring.tenant(), adopted.key()));
            case Signer.Unfit unfit -> new Lacking(ring, unfit.why());
        };
    }

    private KeyRing taken(TenantId tenant, SigningKey key) {
        AuditEntry entry = entries.by(
                Actor.OPERATOR,
                Provenance.local("configured-key"),
                AuditAction.KEY_ADDED,
                "key:" + key.id(),
                "configured");
        KeyHandover handover = new KeyHandover(rings, making);
        return transactions.inTenant(tenant, tx -> {
            KeyRing before = rings.loadAlone(tx);
            if (isCurrent(before, key)) { // another node was first
                return before;
            }
            KeyRing after = handover.to(tx, before, key);
            trail.record(tx, entry);
            return after;
        });
    }

    /// Whether a key signs now that does not come from `source`, and so can go on for a while.
    private boolean signsWithout(KeyRing ring, SignatureAlgorithm algorithm, KeySource source) {
        return ring.signing(KeyUse.TOKEN, algorithm, clock.instant())
                .filter(key -> !key.source().equals(source))
                .isPresent();
    }

    private static boolean isCurrent(KeyRing ring, SigningKey wanted) {
        return ring.keys().stream()
                .filter(key -> key.id().equals(wanted.id()) && key.source().equals(wanted.source()))
                .anyMatch(key -> key.life().retiringFrom().isEmpty());
    }
}
