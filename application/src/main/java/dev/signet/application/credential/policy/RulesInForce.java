package dev.signet.application.credential.policy;

import dev.signet.application.Transactions;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.tenant.TenantId;

/// The rules for credentials that hold in a tenant: its own, and the deployment's where it has none.
public final class RulesInForce {

    private final Transactions transactions;
    private final CredentialPolicies policies;
    private final CredentialRules deployment;

    public RulesInForce(Transactions transactions, CredentialPolicies policies, CredentialRules deployment) {
        this.transactions = transactions;
        this.policies = policies;
        this.deployment = deployment;
    }

    /// Those of `tenant`.
    public CredentialRules of(TenantId tenant) {
        return transactions.once(tenant, policies::find).over(deployment);
    }
}
