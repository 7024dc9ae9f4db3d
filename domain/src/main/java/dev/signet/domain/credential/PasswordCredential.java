package dev.signet.domain.credential;

import dev.signet.domain.audit.Actor;

/// The password of one user.
public record PasswordCredential(CredentialId id, PasswordHash hash, CredentialLife life) {

    /// The same, made by `actor`.
    public PasswordCredential by(Actor actor) {
        return new PasswordCredential(id, hash, life.by(actor));
    }
}
