package dev.signet.domain.credential;

import dev.signet.domain.audit.Actor;

/// One credential of one client. Several live ones are normal: that is what rotation with an overlap looks like.
public record ClientCredential(CredentialId id, StoredSecret stored, CredentialLife life) {

    /// The same, made by `actor`.
    public ClientCredential by(Actor actor) {
        return new ClientCredential(id, stored, life.by(actor));
    }
}
