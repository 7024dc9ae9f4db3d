package dev.signet.domain.scim;

import dev.signet.domain.Version;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.Optional;
import java.util.Set;

/// A person as a provisioning client wants them.
///
/// @param email the primary one of the profile's addresses
/// @param roles empty: those they have
public record Wanted(
        UserName name,
        Optional<Email> email,
        Optional<String> displayName,
        boolean active,
        Profile profile,
        Optional<Set<RoleName>> roles) {

    /// The user that this makes.
    public User user(UserId id, Version version) {
        return new User(id, name, email, displayName, active ? UserState.ACTIVE : UserState.DISABLED, version);
    }
}
