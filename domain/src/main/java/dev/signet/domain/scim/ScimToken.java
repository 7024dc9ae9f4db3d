package dev.signet.domain.scim;

import dev.signet.domain.InvalidValue;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a provisioning client of one tenant carries. The token itself is not kept.
///
/// @param name for people, 1 to 128 characters
public record ScimToken(Id id, String name, Instant created, Optional<Instant> expires, Optional<Instant> lastUsed) {

    /// Which one.
    public record Id(UUID value) {}

    public ScimToken {
        InvalidValue.unless(!name.isBlank() && name.length() <= 128, "must have 1 to 128 characters");
        expires.ifPresent(end -> InvalidValue.unless(end.isAfter(created), "must end after it begins"));
    }

    /// Whether it opens anything at `now`.
    public boolean isLive(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
