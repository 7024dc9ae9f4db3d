package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;
import java.util.EnumSet;
import java.util.Set;

/// What a client may ask for.
///
/// @param grants the ways it may ask
/// @param allowed the most it may have; `tenant:` scopes are never registered
/// @param byDefault what it gets when it names no scope
public record ClientPermissions(Set<GrantType> grants, Scopes allowed, Scopes byDefault) {

    public ClientPermissions {
        grants = grants.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(grants));
        InvalidValue.unless(allowed.contains(byDefault), "default scopes must be among the allowed ones");
        InvalidValue.unless(
                allowed.values().stream().noneMatch(Scope::isReserved), "must not register a scope of a tenant");
    }

    /// All it is allowed is also what it gets when it asks for nothing.
    public static ClientPermissions of(Set<GrantType> grants, Scopes allowed) {
        return new ClientPermissions(grants, allowed, allowed);
    }
}
