package dev.signet.domain.credential;

import dev.signet.domain.Digest;
import dev.signet.domain.signature.Jwk;

/// What is kept of a client's credential.
public sealed interface StoredSecret {

    /// Of a secret that Signet made: a fast keyed digest suffices, since nobody can guess it.
    record Keyed(Digest digest) implements StoredSecret {}

    /// Of a secret that somebody chose: as slow as a password.
    record Slow(PasswordHash hash) implements StoredSecret {}

    /// A public key, for `private_key_jwt`.
    record Public(Jwk key) implements StoredSecret {}
}
