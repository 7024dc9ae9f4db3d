package dev.signet.secrets;

import dev.signet.application.Pseudonymizer;
import dev.signet.domain.Digest;
import dev.signet.domain.Hkdf;
import dev.signet.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// HMAC-SHA-256 under a key derived from the current master key. Another master key makes other pseudonyms, and what
/// was counted under the old ones is forgotten.
public final class HmacPseudonymizer implements Pseudonymizer {

    private final byte[] key;

    public HmacPseudonymizer(MasterKeys keys) {
        this.key = keys.all().getFirst().derive(MasterKey.Purpose.PSEUDONYM);
    }

    @Override
    public Digest of(TenantId tenant, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return Digest.of(Hkdf.hmac(
                key,
                ByteBuffer.allocate(16 + text.length)
                        .putLong(tenant.value().getMostSignificantBits())
                        .putLong(tenant.value().getLeastSignificantBits())
                        .put(text)
                        .array()));
    }
}
