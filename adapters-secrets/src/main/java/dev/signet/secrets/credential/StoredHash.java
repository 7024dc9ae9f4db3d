package dev.signet.secrets.credential;

import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;

/// A stored hash, read: one of the kinds that Signet verifies.
sealed interface StoredHash permits Argon2Hash, Pbkdf2Hash, BcryptHash {

    /// Reads `encoded`; empty if it is malformed, of an unknown kind, or demands more than any honest hash does.
    static Optional<StoredHash> parse(String encoded) {
        if (encoded.startsWith(Argon2Hash.PREFIX)) {
            return Argon2Hash.parse(encoded).map(hash -> hash);
        }
        if (encoded.startsWith(Pbkdf2Hash.PREFIX)) {
            return Pbkdf2Hash.parse(encoded).map(hash -> hash);
        }
        return BcryptHash.parse(encoded).map(hash -> hash);
    }

    /// Whether `password` (UTF-8) has this hash. Slow, by intent; compares in constant time.
    ///
    /// @param memory for a kind that fills memory
    boolean matches(byte[] password, BlockPool memory);

    /// Whether it is at least as good as a new one at `cost` would be.
    boolean isAsGoodAs(Argon2Cost cost);
}
