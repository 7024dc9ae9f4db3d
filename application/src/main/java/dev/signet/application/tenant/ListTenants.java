package dev.signet.application.tenant;

import dev.signet.application.Page;
import dev.signet.application.Transactions;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;

/// Lists the operator's tenants, in order of slug.
public final class ListTenants {

    private final Transactions transactions;
    private final Tenants tenants;

    public ListTenants(Transactions transactions, Tenants tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /// Which part of the list.
    ///
    /// @param after the slug to continue after
    /// @param limit 1 to 1000
    public record Request(Optional<TenantSlug> after, int limit) {}

    /// One page.
    public Page<Tenant, TenantSlug> handle(Request request) {
        return Page.of(
                transactions.acrossTenants(tx -> tenants.page(tx, request.after(), request.limit() + 1)),
                request.limit(),
                Tenant::slug);
    }
}
