package dev.signet.domain.user;

import dev.signet.domain.client.Scopes;

/// That somebody has a role, and by whose word.
public record RoleAssignment(Role role, AssignedBy by) {

    /// The scopes that reach a token through it.
    public Scopes scopes() {
        return by.mayGiveAdministration() ? role.scopes() : role.scopes().only(scope -> !scope.isAdministrative());
    }
}
