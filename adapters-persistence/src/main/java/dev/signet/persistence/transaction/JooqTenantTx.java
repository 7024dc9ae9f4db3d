package dev.signet.persistence.transaction;

import dev.signet.application.TenantTx;
import dev.signet.domain.tenant.TenantId;

/// A transaction that sees one tenant.
record JooqTenantTx(TenantId tenant, Sql sql) implements TenantTx {}
