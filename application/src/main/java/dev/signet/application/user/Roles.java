package dev.signet.application.user;

import dev.signet.application.TenantTx;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The roles of one tenant.
public interface Roles {

    /// Adds the role, or replaces description and scopes of the role of that name.
    void define(TenantTx tx, Role role);

    /// Adds those that are not there; the others are left as they are.
    void ensure(TenantTx tx, Set<Role> wanted);

    /// The role of that name.
    Optional<Role> find(TenantTx tx, RoleName name);

    /// Up to `limit` roles in order of name, after `after`.
    List<Role> page(TenantTx tx, Optional<RoleName> after, int limit);

    /// Removes the role unless somebody has it.
    ///
    /// @return false if it is still there, or never was
    boolean removeUnused(TenantTx tx, RoleName name);
}
