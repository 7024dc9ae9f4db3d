package dev.signet.application.user;

import dev.signet.application.TenantTx;
import dev.signet.domain.Version;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.TotpCredential;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The people of one tenant.
public interface Users {

    /// Somebody who might be logging in.
    ///
    /// @param password empty if they have none
    /// @param totp their authenticator, if they have one that counts
    record Candidate(UserAccess access, Optional<PasswordCredential> password, Optional<TotpCredential> totp) {

        /// Somebody without an authenticator.
        public Candidate(UserAccess access, Optional<PasswordCredential> password) {
            this(access, password, Optional.empty());
        }
    }

    /// What a look-up finds.
    ///
    /// @param tenant the tenant of the transaction, whatever its state
    record Found(Tenant tenant, Optional<Candidate> candidate) {}

    /// Whom `name` names, by user name or e-mail address, with roles, password and authenticator, in one statement.
    Found lookup(TenantTx tx, LoginName name);

    /// The user with this id, with roles.
    Optional<UserAccess> find(TenantTx tx, UserId id);

    /// Adds a user under the login names of their user name and e-mail address.
    ///
    /// @return false if one of the names is taken by another user or a client, and then nothing was added
    boolean add(TenantTx tx, User user);

    /// How it went with one of several users to be added.
    enum Added {
        ADDED,
        /// A user of all these names is there.
        THERE_ALREADY,
        /// One of the names is somebody else's, or a client's id.
        NAME_TAKEN
    }

    /// Tells of each, in order, what [#addAll] would make of it.
    List<Added> judgeAll(TenantTx tx, List<User> users);

    /// Adds those whose names are free, in a few statements for all; an earlier one takes a name before a later one.
    ///
    /// @return of each, in order, what became of it
    List<Added> addAll(TenantTx tx, List<User> users);

    /// How a change went.
    enum Changed {
        DONE,
        /// Not of the expected version any more, or gone.
        STALE,
        /// A login name is somebody else's.
        NAME_TAKEN
    }

    /// Replaces what is kept of a user (the id never changes) and moves the version on by one. Unless it is
    /// [Changed#DONE], nothing was changed.
    Changed change(TenantTx tx, User next, Version expected);

    /// Removes a user with their login names, roles and credentials.
    ///
    /// @return false if they are no longer of version `expected`, or gone, and then nothing was removed
    boolean remove(TenantTx tx, UserId user, Version expected);

    /// Makes `roles` the user's only roles. Assignments that stay keep who made them; new ones are by `by`.
    ///
    /// @return false if one of the roles does not exist, and then nothing was changed
    boolean assign(TenantTx tx, UserId user, Set<RoleName> roles, AssignedBy by, Instant now);

    /// Notes that tokens were issued to the user for a password at `now`.
    void loggedIn(TenantTx tx, UserId user, Instant now);

    /// Up to `limit` users in order of id, after `after`.
    List<UserAccess> page(TenantTx tx, Optional<UserId> after, int limit);
}
