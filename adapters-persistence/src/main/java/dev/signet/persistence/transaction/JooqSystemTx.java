package dev.signet.persistence.transaction;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.domain.tenant.TenantId;

/// A transaction that sees every tenant.
record JooqSystemTx(Sql sql) implements SystemTx {

    @Override
    public TenantTx as(TenantId tenant) {
        return new JooqTenantTx(tenant, sql);
    }
}
