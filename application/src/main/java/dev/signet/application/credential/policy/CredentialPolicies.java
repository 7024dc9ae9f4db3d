package dev.signet.application.credential.policy;

import dev.signet.application.TenantTx;
import dev.signet.domain.credential.CredentialPolicy;

/// What each tenant demands of credentials.
public interface CredentialPolicies {

    /// That of the transaction's tenant; [CredentialPolicy#NONE] if it decided nothing.
    CredentialPolicy find(TenantTx tx);

    /// Makes `policy` that of the transaction's tenant.
    void put(TenantTx tx, CredentialPolicy policy);
}
