package dev.signet.domain.user;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;

/// A bundle of scopes under a name.
///
/// @param description at most 255 characters, may be empty
public record Role(RoleName name, String description, Scopes scopes) {

    public Role {
        InvalidValue.unless(description.length() <= 255, "must have at most 255 characters");
        InvalidValue.unless(
                scopes.values().stream().noneMatch(Scope::isReserved), "must not carry a scope of a tenant");
    }
}
