package dev.signet.domain.user;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import java.util.Optional;

/// A person, or a service that logs in like one.
///
/// @param displayName at most 256 characters
public record User(
        UserId id,
        UserName name,
        Optional<Email> email,
        Optional<String> displayName,
        UserState state,
        Version version) {

    public User {
        displayName.ifPresent(n -> InvalidValue.unless(n.length() <= 256, "must have at most 256 characters"));
    }

    /// Whether tokens of this user count.
    public boolean isActive() {
        return state == UserState.ACTIVE;
    }
}
