package dev.signet.application.signature;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;

/// Makes a tenant's next signing key. It is published at once and signs once every cached JWKS knows it; then the
/// keys of the same use and algorithm stop signing, and verify until their last token has expired.
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
    public record Request(TenantId tenant, SignatureAlgorithm algorithm, KeyUse use, boolean atOnce, Author author) {}

    /// The ring as it is then.
    public record Rotated(SigningKey added, KeyRing ring) {}

    /// Rotates.
    public Rotated handle(Request request) {
        SigningKey added = making.successor(request.tenant(), request.algorithm(), request.use(), request.atOnce());
        AuditEntry entry = entries.by(request.author(), AuditAction.KEY_ROTATED, "key:" + added.id());
        KeyRing ring = transactions.inTenant(request.tenant(), tx -> {
            for (SigningKey old : rings.load(tx).keys()) {
                if (old.use() == added.use() && old.algorithm() == added.algorithm()) {
                    rings.change(
                            tx, old.id(), making.ending(old.life(), added.life().activeFrom()));
                }
            }
            rings.add(tx, added);
            trail.record(tx, entry);
            return rings.load(tx);
        });
        remembered.forget(request.tenant());
        return new Rotated(added, ring);
    }
}
