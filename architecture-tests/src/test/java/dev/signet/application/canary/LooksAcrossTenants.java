package dev.signet.application.canary;

import dev.signet.application.Transactions;
import dev.signet.application.tenant.Tenants;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;

/// Sees every tenant without being one of the few who may.
public final class LooksAcrossTenants {

    private final Transactions transactions;
    private final Tenants tenants;

    /// @param tenants all of them
    public LooksAcrossTenants(Transactions transactions, Tenants tenants) {
        this.transactions = transactions;
        this.tenants = tenants;
    }

    /// Finds anybody.
    public Optional<Tenant> handle(TenantSlug slug) {
        return transactions.acrossTenants(tx -> tenants.find(tx, slug));
    }
}
