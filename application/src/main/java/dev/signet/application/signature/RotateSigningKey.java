package dev.signet.application.signature;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Gives a tenant its next signing key: one made here, or one that lies elsewhere. It is published at once
/// and signs once every cached JWKS knows it; then the keys of the same use and algorithm stop signing, and
/// verify until their last token has expired.
public final class RotateSigningKey {

    private final Transactions transactions;
    private final KeyRings rings;
    private final KeyMaking making;
    private final TenantKeys remembered;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RotateSigningKey(
            Transactions transactions,
            KeyRings rings,
            KeyMaking making,
            TenantKeys remembered,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.rings = rings;
        this.making = making;
        this.remembered = remembered;
        this.trail = trail;
        this.entries = entries;
    }

    /// A wish for a new key.
    ///
    /// @param atOnce sign with it from now on, although caches may not know it yet: for a key that leaked
    /// @param source where it lies; empty: it is made here and kept sealed
    public record Request(
            TenantId tenant,
            SignatureAlgorithm algorithm,
            KeyUse use,
            boolean atOnce,
            Optional<KeySource> source,
            Author author) {

        /// A wish for a key made here.
        public Request(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, boolean atOnce, Author author) {
            this(tenant, algorithm, use, atOnce, Optional.empty(), author);
        }
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// The ring as it is then.
    public record Rotated(SigningKey added, KeyRing ring) implements Outcome {}

    /// What lies there cannot be had, or does not fit.
    ///
    /// @param why in a sentence without secrets
    public record Unusable(String why) implements Outcome {}

    /// Only the operator says where keys are.
    public record OperatorOnly() implements Outcome {}

    /// Rotates.
    public Outcome handle(Request request) {
        if (request.source().isEmpty()) {
            return rotated(
                    request, making.successor(request.tenant(), request.algorithm(), request.use(), request.atOnce()));
        }
        if (request.author().actor().kind() != ActorKind.OPERATOR) {
            return new OperatorOnly();
        }
        KeySource source = request.source().get();
        return switch (making.adopted(request.tenant(), source, request.algorithm(), request.use(), request.atOnce())) {
            case Signer.Adopted adopted -> rotated(request, adopted.key());
            case Signer.Unfit unfit -> new Unusable(unfit.why());
        };
    }

    private Rotated rotated(Request request, SigningKey added) {
        AuditEntry entry = entries.by(request.author(), AuditAction.KEY_ROTATED, "key:" + added.id());
        KeyHandover handover = new KeyHandover(rings, making);
        KeyRing ring = transactions.inTenant(request.tenant(), tx -> {
            KeyRing after = handover.to(tx, rings.loadAlone(tx), added);
            trail.record(tx, entry);
            return after;
        });
        remembered.forget(request.tenant());
        return new Rotated(added, ring);
    }
}
