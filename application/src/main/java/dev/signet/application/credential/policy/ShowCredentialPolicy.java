package dev.signet.application.credential.policy;

import dev.signet.application.Transactions;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.tenant.TenantId;

/// Shows an administrator what a tenant demands of credentials.
public final class ShowCredentialPolicy {

    private final Transactions transactions;
    private final CredentialPolicies policies;

    public ShowCredentialPolicy(Transactions transactions, CredentialPolicies policies) {
        this.transactions = transactions;
        this.policies = policies;
    }

    /// The policy of `tenant`.
    public CredentialPolicy handle(TenantId tenant) {
        return transactions.once(tenant, policies::find);
    }
}
