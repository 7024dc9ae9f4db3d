package dev.signet.application.user;

import dev.signet.application.Page;
import dev.signet.application.Transactions;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.Optional;

/// Lists a tenant's roles, in order of name.
public final class ListRoles {

    private final Transactions transactions;
    private final Roles roles;

    public ListRoles(Transactions transactions, Roles roles) {
        this.transactions = transactions;
        this.roles = roles;
    }

    /// Which part of the list.
    ///
    /// @param after the name to continue after
    /// @param limit 1 to 1000
    public record Request(TenantId tenant, Optional<RoleName> after, int limit) {}

    /// One page.
    public Page<Role, RoleName> handle(Request request) {
        return Page.of(
                transactions.once(request.tenant(), tx -> roles.page(tx, request.after(), request.limit() + 1)),
                request.limit(),
                Role::name);
    }
}
