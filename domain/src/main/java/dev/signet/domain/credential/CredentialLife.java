package dev.signet.domain.credential;

import dev.signet.domain.Version;
import java.time.Instant;
import java.util.Optional;

/// When a credential was made and until when it counts.
///
/// @param version rises with every rotation
public record CredentialLife(Version version, Instant created, Optional<Instant> expires) {

    /// Whether it no longer counts at `now`.
    public boolean isOver(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isPresent();
    }
}
