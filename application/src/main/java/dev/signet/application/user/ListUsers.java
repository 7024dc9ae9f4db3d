package dev.signet.application.user;

import dev.signet.application.Page;
import dev.signet.application.Transactions;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Lists a tenant's users, in the order in which they were made.
public final class ListUsers {

    private final Transactions transactions;
    private final Users users;

    public ListUsers(Transactions transactions, Users users) {
        this.transactions = transactions;
        this.users = users;
    }

    /// Which part of the list.
    ///
    /// @param after the id to continue after
    /// @param limit 1 to 1000
    public record Request(TenantId tenant, Optional<UserId> after, int limit) {}

    /// One page.
    public Page<UserAccess, UserId> handle(Request request) {
        return Page.of(
                transactions.once(request.tenant(), tx -> users.page(tx, request.after(), request.limit() + 1)),
                request.limit(),
                access -> access.user().id());
    }
}
