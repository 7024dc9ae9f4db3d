package dev.signet.secrets;

import dev.signet.application.Entropy;
import dev.signet.application.KeysUnavailable;
import dev.signet.application.SecretSealer;
import dev.signet.domain.Hkdf;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets for storage: AES-256-GCM (NIST SP 800-38D) under a key of its tenant, derived from a
/// master key. A value opens only for the tenant and the purpose it was sealed for, so rows cannot be
/// swapped.
///
/// ```
/// version:1 | nonce:12 | ciphertext | tag:16
/// key = HKDF(master key, salt = tenant, info = "signet sealing");  AAD = version | tenant:16 | purpose
/// ```
public final class Sealer implements SecretSealer {

    private static final byte VERSION = 1;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;
    private static final int OVERHEAD = 1 + NONCE_LENGTH + TAG_LENGTH;

    private final MasterKeys keys;
    private final Entropy entropy;

    /// @param entropy for the nonces
    public Sealer(MasterKeys keys, Entropy entropy) {
        this.keys = keys;
        this.entropy = entropy;
    }

    /// Seals `secret` under the current master key.
    @Override
    public SealedValue seal(TenantId tenant, String purpose, byte[] secret) {
        MasterKey key = keys.current();
        byte[] nonce = entropy.bytes(NONCE_LENGTH);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, tenant, nonce, purpose).doFinal(secret);
            return new SealedValue(
                    key.id(),
                    ByteBuffer.allocate(OVERHEAD + secret.length)
                            .put(VERSION)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens what was sealed for the same tenant and purpose.
    ///
    /// @throws KeysUnavailable if its master key is not configured, or it was tampered with or sealed for
    ///     another
    @Override
    public byte[] open(TenantId tenant, String purpose, SealedValue value) {
        MasterKey key = keys.named(value.sealingKey())
                .orElseThrow(() -> new KeysUnavailable(
                        "sealed under master key " + value.sealingKey() + ", which is not configured"));
        byte[] bytes = value.bytes();
        if (bytes.length < OVERHEAD || bytes[0] != VERSION) {
            throw new KeysUnavailable("a sealed value is malformed");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        byte[] nonce = new byte[NONCE_LENGTH];
        buffer.get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, tenant, nonce, purpose)
                    .doFinal(bytes, buffer.position(), buffer.remaining());
        } catch (GeneralSecurityException e) {
            throw new KeysUnavailable("a sealed value does not open for its tenant and purpose", e);
        }
    }

    /// A name for a shared secret of `tenant` that is kept elsewhere: the same on every node, and nothing
    /// to try guesses against (RFC 7638 §7).
    public KeyId nameOf(TenantId tenant, byte[] secret) {
        return nameUnder(keys.current(), tenant, secret);
    }

    /// Whether `name` was given to `secret` under any of the master keys.
    public boolean isNamed(KeyId name, TenantId tenant, byte[] secret) {
        return keys.all().stream()
                .anyMatch(key -> nameUnder(key, tenant, secret).equals(name));
    }

    private static KeyId nameUnder(MasterKey key, TenantId tenant, byte[] secret) {
        byte[] derived = key.derive(MasterKey.Purpose.SHARED_SECRET_NAME, bytesOf(tenant));
        return new KeyId(Base64.getUrlEncoder().withoutPadding().encodeToString(Hkdf.hmac(derived, secret)));
    }

    private static byte[] bytesOf(TenantId tenant) {
        return ByteBuffer.allocate(16)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .array();
    }

    private static Cipher cipher(int mode, MasterKey key, TenantId tenant, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        byte[] id = bytesOf(tenant);
        byte[] derived = key.derive(MasterKey.Purpose.SEALING, id);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_LENGTH * 8, nonce));
        cipher.updateAAD(new byte[] {VERSION});
        cipher.updateAAD(id);
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
