package dev.signet.secrets.audit;

import dev.signet.application.audit.ChainSeal;
import dev.signet.domain.Digest;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Evidence;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.audit.SealFormat;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.MasterKey;
import dev.signet.secrets.MasterKeys;
import java.nio.ByteBuffer;
import java.time.Instant;

/// Seals with HMAC-SHA-256 under keys derived from the current master key, one for each tenant, and
/// examines what was sealed under any configured one. `key` of a seal is the id of its master key.
public final class HmacChainSeal implements ChainSeal {

    private final MasterKeys keys;

    /// @param keys the current one seals
    public HmacChainSeal(MasterKeys keys) {
        this.keys = keys;
    }

    @Override
    public Seal seal(TenantId tenant, Head before, AuditEntry entry, Instant now) {
        byte[] key = key(keys.current(), tenant);
        long position = before.position() + 1;
        Digest content = SealFormat.content(key, entry);
        Digest mac = SealFormat.mac(key, before.mac(), position, now, entry.id(), content);
        return new Seal(
                position, entry.id(), content, before.mac(), mac, keys.current().id(), now);
    }

    @Override
    public Evidence examine(TenantId tenant, Link link) {
        return keys.named(link.seal().key())
                .map(master -> examine(key(master, tenant), link))
                .orElse(Evidence.NONE);
    }

    private static Evidence examine(byte[] key, Link link) {
        Seal seal = link.seal();
        Digest mac = SealFormat.mac(key, seal.previous(), seal.position(), seal.at(), seal.entry(), seal.content());
        boolean content = link.kept() instanceof Kept.Present present
                && present.entry().id().equals(seal.entry())
                && SealFormat.content(key, present.entry()).equals(seal.content());
        return new Evidence(true, mac.equals(seal.mac()), content);
    }

    private static byte[] key(MasterKey master, TenantId tenant) {
        byte[] salt = ByteBuffer.allocate(16)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .array();
        return master.derive(MasterKey.Purpose.AUDIT, salt);
    }
}
