package dev.signet.application.tenant;

import dev.signet.application.Transactions;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Shows a tenant that is served at this moment, for callers whose own proof says nothing of a tenant. It is asked of
/// the store each time, for a suspended tenant must be closed at once.
public final class ShowServedTenant {

    private final Transactions transactions;
    private final Tenants tenants;

    public ShowServedTenant(Transactions transactions, Tenants tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /// The tenant; empty if it is not served, or is no more.
    public Optional<Tenant> handle(TenantId tenant) {
        return transactions.once(tenant, tenants::find).filter(Tenant::isServed);
    }
}
