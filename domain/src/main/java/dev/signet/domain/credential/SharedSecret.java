package dev.signet.domain.credential;

import dev.signet.domain.Digest;

/// A secret of the configuration that a caller presents, such as the operator's token. Only its digest is kept,
/// and the comparison takes the same time whatever is presented.
public final class SharedSecret {

    private final Digest digest;

    /// @param value the configured secret
    public SharedSecret(String value) {
        this.digest = Digest.sha256(value);
    }

    /// Whether `presented` is the secret.
    public boolean matches(String presented) {
        return digest.equals(Digest.sha256(presented));
    }

    @Override
    public String toString() {
        return "SharedSecret(hidden)";
    }
}
