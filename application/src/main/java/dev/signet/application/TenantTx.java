package dev.signet.application;

import dev.signet.domain.tenant.TenantId;

/// Proof that the caller is inside a transaction, and of whose. Only [Transactions] hands one out.
public interface TenantTx {

    /// The tenant whose rows this transaction sees, and no others.
    TenantId tenant();
}
