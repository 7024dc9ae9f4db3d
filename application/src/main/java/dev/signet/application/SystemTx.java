package dev.signet.application;

/// Proof that the caller is inside a transaction that sees every tenant. Only [Transactions#acrossTenants] hands one
/// out, and a rule lists the few use cases that may ask for it.
public interface SystemTx {

    /// The same transaction, seen as one of `tenant`: for work that makes a tenant and its first rows together.
    TenantTx as(dev.signet.domain.tenant.TenantId tenant);
}
