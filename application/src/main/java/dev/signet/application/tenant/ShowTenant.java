package dev.signet.application.tenant;

import dev.signet.application.Transactions;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;

/// Shows the operator one tenant.
public final class ShowTenant {

    private final Transactions transactions;
    private final Tenants tenants;

    public ShowTenant(Transactions transactions, Tenants tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /// The tenant named `slug`, served or not.
    public Optional<Tenant> handle(TenantSlug slug) {
        return transactions.acrossTenants(tx -> tenants.find(tx, slug));
    }
}
