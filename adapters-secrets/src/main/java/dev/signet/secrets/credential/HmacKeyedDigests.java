package dev.signet.secrets.credential;

import dev.signet.application.credential.KeyedDigests;
import dev.signet.domain.Digest;
import dev.signet.domain.Hkdf;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.MasterKey;
import dev.signet.secrets.MasterKeys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// HMAC-SHA-256, under a key derived from each master key, of tenant, kind and credential.
///
/// ```
/// HMAC(key, tenant:16 | kind | 0x00 | credential)
/// ```
public final class HmacKeyedDigests implements KeyedDigests {

    private final List<byte[]> keys;

    public HmacKeyedDigests(MasterKeys keys) {
        this.keys = keys.all().stream()
                .map(key -> key.derive(MasterKey.Purpose.CREDENTIAL))
                .toList();
    }

    @Override
    public Digest of(TenantId tenant, CredentialKind kind, String credential) {
        return Digest.of(Hkdf.hmac(keys.getFirst(), message(tenant, kind, credential)));
    }

    @Override
    public List<Digest> all(TenantId tenant, CredentialKind kind, String presented) {
        byte[] message = message(tenant, kind, presented);
        return keys.stream().map(key -> Digest.of(Hkdf.hmac(key, message))).toList();
    }

    private static byte[] message(TenantId tenant, CredentialKind kind, String credential) {
        byte[] name = kind.name().getBytes(StandardCharsets.US_ASCII);
        byte[] text = credential.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(16 + name.length + 1 + text.length)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .put(name)
                .put((byte) 0)
                .put(text)
                .array();
    }
}
