package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.credential.policy.CredentialPolicies;
import dev.signet.domain.credential.CredentialPolicy;

final class InMemoryCredentialPolicies implements CredentialPolicies {

    @Override
    public CredentialPolicy find(TenantTx tx) {
        return Memory.of(tx).policies.getOrDefault(tx.tenant(), CredentialPolicy.NONE);
    }

    @Override
    public void put(TenantTx tx, CredentialPolicy policy) {
        Memory.of(tx).policies.put(tx.tenant(), policy);
    }
}
