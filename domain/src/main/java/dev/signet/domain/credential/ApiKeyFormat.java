package dev.signet.domain.credential;

import dev.signet.domain.Digest;
import dev.signet.domain.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The API keys that are made here. Whoever finds one knows what it is (by its prefix), that it is one (by its
/// checksum) and which one (by its id), without being able to ask.
///
/// ```
/// "sak_" + base64url(id:16 | secret:32 | checksum:3)        72 characters
/// checksum = the first bytes of SHA-256("sak_" | id | secret)
/// ```
public final class ApiKeyFormat {

    /// What they begin with.
    public static final String PREFIX = "sak_";

    /// How many random bytes are in one.
    public static final int SECRET_BYTES = 32;

    private static final int ID_BYTES = 16;
    private static final int CHECKSUM_BYTES = 3;
    private static final int BODY_BYTES = ID_BYTES + SECRET_BYTES;
    private static final int LENGTH = PREFIX.length() + (BODY_BYTES + CHECKSUM_BYTES) / 3 * 4;

    private ApiKeyFormat() {}

    /// The key of this id.
    ///
    /// @param secret [#SECRET_BYTES] random bytes
    public static ApiKey make(CredentialId id, byte[] secret) {
        InvalidValue.unless(secret.length == SECRET_BYTES, "must have %d bytes".formatted(SECRET_BYTES));
        byte[] body = ByteBuffer.allocate(BODY_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .put(secret)
                .array();
        byte[] all = ByteBuffer.allocate(BODY_BYTES + CHECKSUM_BYTES)
                .put(body)
                .put(checksum(body))
                .array();
        return new ApiKey(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /// Whether `key` claims to have been made here.
    public static boolean claims(ApiKey key) {
        return key.reveal().startsWith(PREFIX);
    }

    /// The id in a key that may have been made here; empty if it certainly was not. It proves nothing.
    public static Optional<CredentialId> idIn(ApiKey key) {
        String text = key.reveal();
        if (!claims(key) || text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            byte[] body = Arrays.copyOf(all, BODY_BYTES);
            ByteBuffer id = ByteBuffer.wrap(body);
            return Arrays.equals(checksum(body), Arrays.copyOfRange(all, BODY_BYTES, all.length))
                    ? Optional.of(new CredentialId(new UUID(id.getLong(), id.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] checksum(byte[] body) {
        byte[] prefix = PREFIX.getBytes(StandardCharsets.US_ASCII);
        byte[] text = ByteBuffer.allocate(prefix.length + body.length)
                .put(prefix)
                .put(body)
                .array();
        return Arrays.copyOf(Digest.sha256(text).bytes(), CHECKSUM_BYTES);
    }
}
