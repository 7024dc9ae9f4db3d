package dev.signet.domain.signature;

import dev.signet.domain.Hkdf;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.CredentialId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A key that Signet and a client share, by which the client signs requests (HMAC with SHA-256, RFC 2104). The
/// text that the client is shown is the key, in UTF-8: nothing is decoded first.
public final class HmacKey {

    /// How many random bytes are in one.
    public static final int RANDOM_BYTES = 32;

    private final CredentialId id;
    private final String text;

    /// @param text the secret itself
    public HmacKey(CredentialId id, String text) {
        InvalidValue.unless(!text.isEmpty(), "must not be empty");
        this.id = id;
        this.text = text;
    }

    /// A new key: 43 characters of base64url.
    ///
    /// @param random [#RANDOM_BYTES] random bytes
    public static HmacKey make(CredentialId id, byte[] random) {
        InvalidValue.unless(random.length == RANDOM_BYTES, "must have %d bytes".formatted(RANDOM_BYTES));
        return new HmacKey(id, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /// By which credential it is known.
    public CredentialId id() {
        return id;
    }

    /// The MAC of a message: 32 bytes.
    byte[] sign(byte[] message) {
        return Hkdf.hmac(text.getBytes(StandardCharsets.UTF_8), message);
    }

    /// The secret itself. Who calls this is responsible for where it goes.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "HmacKey(hidden)";
    }
}
