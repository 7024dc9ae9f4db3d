package dev.signet.domain.credential;

import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import java.time.Instant;
import java.util.Optional;

/// When a credential was made and until when it counts.
///
/// @param version rises with every rotation
/// @param by who made it; empty where that was not kept
public record CredentialLife(Version version, Instant created, Optional<Instant> expires, Optional<Actor> by) {

    /// That of a credential of which nobody knows who made it.
    public CredentialLife(Version version, Instant created, Optional<Instant> expires) {
        this(version, created, expires, Optional.empty());
    }

    /// Whether it no longer counts at `now`.
    public boolean isOver(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }

    /// The same, in another version.
    public CredentialLife in(Version other) {
        return new CredentialLife(other, created, expires, by);
    }

    /// The same, made by `actor`.
    public CredentialLife by(Actor actor) {
        return new CredentialLife(version, created, expires, Optional.of(actor));
    }
}
