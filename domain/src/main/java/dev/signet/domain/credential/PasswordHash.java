package dev.signet.domain.credential;

import dev.signet.domain.InvalidValue;

/// A password as it is stored: a text that begins with the name of its algorithm.
///
/// - `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, the PHC string format, is what Signet writes;
/// - `$pbkdf2-sha256$i=…$salt$hash`, both parts in padded base64url, is what the tenant API's original wrote; also
///   without `i=`, and in other alphabets and paddings of base64, as other systems write it;
/// - `$2a$…`, `$2b$…`, `$2y$…` are bcrypt.
public final class PasswordHash {

    private final String encoded;

    /// @param encoded one of the formats above, at most 512 characters
    public PasswordHash(String encoded) {
        InvalidValue.unless(
                encoded.startsWith("$") && encoded.length() <= 512, "must be a hash in one of the known formats");
        this.encoded = encoded;
    }

    /// The stored text.
    public String encoded() {
        return encoded;
    }

    @Override
    public String toString() {
        return "PasswordHash(hidden)";
    }
}
