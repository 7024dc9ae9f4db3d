package dev.signet.domain.token;

import dev.signet.domain.Digest;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.tenant.TenantId;
import java.util.HexFormat;

/// A refresh token whose seal was found good, or that was just made.
///
/// @param secret 16 bytes that live in the tokens of one family alone; the store keeps their SHA-256
public record RefreshToken(TenantId tenant, FamilyId family, Secret secret, Generation generation) {

    /// The token that follows this one: of the same family, so of the same secret.
    public RefreshToken next() {
        return at(generation.next());
    }

    /// The token of another generation of the same family.
    public RefreshToken at(Generation other) {
        return new RefreshToken(tenant, family, secret, other);
    }

    /// Its name as the `jti` of a JWT would be (RFC 7519 §4.1.7): 32 hexadecimal digits, the same for the same token,
    /// and
    /// from which nothing of it can be told.
    public String jti() {
        return HexFormat.of()
                .formatHex(
                        Digest.sha256(family.value() + ":" + generation.number())
                                .bytes(),
                        0,
                        16);
    }

    /// The random part. It prints nothing and is compared only by digest.
    public static final class Secret {

        private final byte[] bytes;

        /// @param bytes exactly 16
        public Secret(byte[] bytes) {
            InvalidValue.unless(bytes.length == 16, "must have 16 bytes");
            this.bytes = bytes.clone();
        }

        /// A copy of the 16 bytes.
        public byte[] reveal() {
            return bytes.clone();
        }

        /// What the store keeps.
        public Digest digest() {
            return Digest.sha256(bytes);
        }

        @Override
        public String toString() {
            return "Secret(hidden)";
        }
    }
}
