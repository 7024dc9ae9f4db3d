package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.user.Roles;
import dev.signet.application.user.Users;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Wanted;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/// Stores what a provisioning client wants of somebody: user, profile and roles in one transaction.
public final class PersonWriting {

    private final Users users;
    private final People people;
    private final Roles roles;
    private final InstantSource clock;

    public PersonWriting(Users users, People people, Roles roles, InstantSource clock) {
        this.users = users;
        this.people = people;
        this.roles = roles;
        this.clock = clock;
    }

    /// Whether `author` may give `names`: where administration would flow from the assignment, no more than they hold.
    boolean mayGive(TenantTx tx, Set<RoleName> names, Author author) {
        return !author.standing().mayGiveAdministration()
                || names.stream()
                        .flatMap(name -> roles.find(tx, name).stream())
                        .allMatch(role -> author.mayGive(role.scopes()));
    }

    /// Adds somebody with all that is wanted of them.
    ///
    /// @return false if one of the names is taken, and then nothing was added
    boolean add(TenantTx tx, User user, Wanted wanted, Author author) {
        if (!users.add(tx, user)) {
            return false;
        }
        people.store(tx, user.id(), wanted.profile());
        wanted.roles().filter(names -> !names.isEmpty()).ifPresent(names -> assign(tx, user.id(), names, author));
        return true;
    }

    Users.Changed change(TenantTx tx, User next, Version expected, Profile profile) {
        Users.Changed changed = users.change(tx, next, expected);
        if (changed == Users.Changed.DONE) {
            people.store(tx, next.id(), profile);
        }
        return changed;
    }

    /// Roles that nobody knows are made, without scopes: what they open is not the provisioning client's to say.
    /// The description is what clients of the tenant API show.
    void assign(TenantTx tx, UserId user, Set<RoleName> names, Author author) {
        roles.ensure(
                tx,
                names.stream()
                        .map(name -> new Role(name, "SCIM role " + name.value(), Scopes.NONE))
                        .collect(Collectors.toUnmodifiableSet()));
        if (!users.assign(tx, user, names, author.standing(), clock.instant())) {
            throw new IllegalStateException("a role vanished before it was assigned");
        }
    }
}
