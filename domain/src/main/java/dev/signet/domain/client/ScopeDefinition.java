package dev.signet.domain.client;

import dev.signet.domain.InvalidValue;

/// What a tenant says of a scope: what it is for, and what else whoever holds it may do. A scope needs no definition
/// to be given; without one it implies what [Scope#implies] says and nothing more.
///
/// @param description at most 255 characters, may be empty
/// @param implied the scopes that it implies directly, at most 100
public record ScopeDefinition(Scope scope, String description, Scopes implied) {

    private static final int MOST = 100;

    public ScopeDefinition {
        InvalidValue.unless(description.length() <= 255, "must have at most 255 characters");
        InvalidValue.unless(!scope.isReserved(), "must not be the scope of a tenant");
        InvalidValue.unless(implied.values().size() <= MOST, "must imply at most " + MOST + " scopes");
        InvalidValue.unless(!implied.contains(scope), "must not imply itself");
        InvalidValue.unless(
                implied.values().stream().noneMatch(Scope::isReserved), "must not imply the scope of a tenant");
        // Or else a role could carry administration under another name.
        InvalidValue.unless(
                scope.isAdministrative() || implied.values().stream().noneMatch(Scope::isAdministrative),
                "must not imply administration unless it is administration itself");
    }

    /// Everything of this definition that says what its holder may do.
    public Scopes power() {
        return implied.or(Scopes.of(scope));
    }
}
