package dev.signet.application.credential;

import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;

/// Slow hashing of what people choose: Argon2id (RFC 9106) for new hashes, and verification of PBKDF2-HMAC-SHA256
/// and bcrypt for old ones. At most a bounded number of hashes are computed at once, so that a storm of logins
/// starves neither memory nor other traffic.
public interface PasswordHasher {

    /// How a verification ended.
    enum Verdict {
        /// The right password, hashed as well as this deployment hashes.
        RIGHT,
        /// The right password, but its hash is of a weaker kind and should be replaced.
        RIGHT_BUT_WEAK,
        WRONG
    }

    /// Hashes with the parameters of this deployment and a fresh salt.
    ///
    /// @throws dev.signet.application.Overloaded if no place comes free in time
    PasswordHash hash(Password password);

    /// Whether a password can be compared with `hash` at all. Cheap.
    boolean reads(PasswordHash hash);

    /// Compares. An empty password is always wrong.
    ///
    /// @throws dev.signet.application.Overloaded if no place comes free in time
    Verdict verify(Password password, PasswordHash hash);

    /// Takes the time that a comparison takes, for somebody who does not exist.
    ///
    /// @throws dev.signet.application.Overloaded if no place comes free in time
    void pretend(Password password);
}
