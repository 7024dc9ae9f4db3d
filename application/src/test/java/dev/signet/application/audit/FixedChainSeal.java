package dev.signet.application.audit;

import dev.signet.domain.Digest;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Evidence;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.audit.SealFormat;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;

/// The real format under a key that tests know.
public final class FixedChainSeal implements ChainSeal {

    private final String id;

    /// @param seed another one is another deployment
    public FixedChainSeal(int seed) {
        this.id = "fixed-" + seed;
    }

    @Override
    public Seal seal(TenantId tenant, Head before, AuditEntry entry, Instant now) {
        long position = before.position() + 1;
        Digest content = SealFormat.content(key(tenant), entry);
        Digest mac = SealFormat.mac(key(tenant), before.mac(), position, now, entry.id(), content);
        return new Seal(position, entry.id(), content, before.mac(), mac, id, now);
    }

    @Override
    public Evidence examine(TenantId tenant, Link link) {
        Seal seal = link.seal();
        if (!seal.key().equals(id)) {
            return Evidence.NONE;
        }
        Digest mac =
                SealFormat.mac(key(tenant), seal.previous(), seal.position(), seal.at(), seal.entry(), seal.content());
        boolean content = link.kept() instanceof Kept.Present present
                && SealFormat.content(key(tenant), present.entry()).equals(seal.content());
        return new Evidence(true, mac.equals(seal.mac()), content);
    }

    private byte[] key(TenantId tenant) {
        return Digest.sha256(id + tenant.value()).bytes();
    }
}
