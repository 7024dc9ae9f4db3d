package dev.signet.application.scim;

import dev.signet.application.TenantTx;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Query;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// The people of one tenant as provisioning clients see them. What they log in with is kept by
/// [dev.signet.application.user.Users], which also keeps the first of the profile's addresses in step with it.
public interface People {

    /// The person with this id.
    Optional<Person> find(TenantTx tx, UserId id);

    /// Replaces all that is kept in the profile of a user who exists.
    void store(TenantTx tx, UserId id, Profile profile);

    /// The people asked for, in several statements.
    Found<Person> search(TenantTx tx, Query query);
}
