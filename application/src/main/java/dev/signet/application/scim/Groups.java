package dev.signet.application.scim;

import dev.signet.application.TenantTx;
import dev.signet.domain.Version;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/// The groups of one tenant.
public interface Groups {

    /// The group with this id.
    Optional<Gathering> find(TenantTx tx, GroupId id, Reading reading);

    /// Adds a group to which `members` belong.
    ///
    /// @return false if one of them does not exist, and then nothing was added
    boolean add(TenantTx tx, Group group, Set<UserId> members);

    /// How a change went.
    enum Changed {
        DONE,
        /// Not of the expected version any more, or gone.
        STALE,
        /// One of the members does not exist.
        UNKNOWN_MEMBER
    }

    /// Replaces what is kept of a group (the id never changes), makes `members` the only ones who belong to it, and
    /// moves the version on by one. Unless it is [Changed#DONE], nothing was changed.
    Changed change(TenantTx tx, Group next, Set<UserId> members, Version expected);

    /// Removes the group.
    ///
    /// @return false if it is no longer of version `expected`, or gone, and then nothing was removed
    boolean remove(TenantTx tx, GroupId group, Version expected);

    /// The groups asked for, in several statements.
    Found<Gathering> search(TenantTx tx, Query query, Reading reading);
}
