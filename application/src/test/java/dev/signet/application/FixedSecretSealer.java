package dev.signet.application;

import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Seals by writing down for whom, in no secret way.
public final class FixedSecretSealer implements SecretSealer {

    @Override
    public SealedValue seal(TenantId tenant, String purpose, byte[] secret) {
        byte[] hidden = Base64.getEncoder().encode(secret);
        byte[] whose = whose(tenant, purpose);
        return new SealedValue(
                "fixed",
                ByteBuffer.allocate(whose.length + hidden.length)
                        .put(whose)
                        .put(hidden)
                        .array());
    }

    @Override
    public byte[] open(TenantId tenant, String purpose, SealedValue value) {
        byte[] whose = whose(tenant, purpose);
        byte[] bytes = value.bytes();
        if (!Arrays.equals(whose, Arrays.copyOf(bytes, whose.length))) {
            throw new KeysUnavailable("sealed for another");
        }
        return Base64.getDecoder().decode(Arrays.copyOfRange(bytes, whose.length, bytes.length));
    }

    private static byte[] whose(TenantId tenant, String purpose) {
        return (tenant.value() + "|" + purpose + "|").getBytes(StandardCharsets.UTF_8);
    }
}
