package dev.signet.application;

import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.UserAccess;

/// Who makes an administrative change, and how far their word goes.
///
/// @param standing how role assignments by them are remembered
/// @param reach the administrative scopes they hold; they can give no more than these, and cannot touch who has more
public record Author(Actor actor, AssignedBy standing, Scopes reach, Provenance provenance) {

    private static final Scopes EVERYTHING = Scopes.of(new Scope("admin:system"));

    /// What a trusted client may do without any scope of its own: provision people, and change their API keys.
    private static final Scope TRUST = new Scope("admin:users");

    /// Whoever runs this deployment.
    public static Author operator(Provenance provenance) {
        return new Author(Actor.OPERATOR, AssignedBy.OPERATOR, EVERYTHING, provenance);
    }

    /// Whether all administration in `scopes` is theirs to give.
    public boolean mayGive(Scopes scopes) {
        return scopes.values().stream().filter(Scope::isAdministrative).allMatch(reach::permit);
    }

    /// Whether `client` has no more administration than they.
    public boolean mayAdminister(Client client) {
        return mayGive(client.permissions().allowed()) && (!client.profile().trusted() || reach.permit(TRUST));
    }

    /// Whether `user` has no more administration than they.
    public boolean mayAdminister(UserAccess user) {
        return user.assignments().stream().allMatch(assignment -> mayGive(assignment.scopes()));
    }
}
