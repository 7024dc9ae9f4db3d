package dev.signet.domain.signature;

import dev.signet.domain.InvalidValue;
import java.time.Instant;
import java.util.Optional;

/// One key of one tenant: who verifies with it, where its private half is, and when it signs.
///
/// @param publicKey empty only for HS256, which has none
public record SigningKey(
        KeyId id, SignatureAlgorithm algorithm, KeyUse use, KeyLife life, Optional<Jwk> publicKey, KeySource source) {

    public SigningKey {
        InvalidValue.unless(
                algorithm.isAsymmetric() == publicKey.isPresent(), "an asymmetric key, and only it, has a public half");
    }

    /// Its state at `now`.
    public KeyState stateAt(Instant now) {
        return life.at(now);
    }

    /// The same key with another life.
    public SigningKey living(KeyLife next) {
        return new SigningKey(id, algorithm, use, next, publicKey, source);
    }
}
