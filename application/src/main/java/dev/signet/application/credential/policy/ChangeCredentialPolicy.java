package dev.signet.application.credential.policy;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.tenant.TenantId;

/// Lets a tenant demand something else of credentials from now on. Those there are keep the end they have.
public final class ChangeCredentialPolicy {

    private final Transactions transactions;
    private final CredentialPolicies policies;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public ChangeCredentialPolicy(
            Transactions transactions, CredentialPolicies policies, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.policies = policies;
        this.trail = trail;
        this.entries = entries;
    }

    /// What shall hold.
    public record Request(TenantId tenant, CredentialPolicy policy, Author author) {}

    /// Changes it.
    public void handle(Request request) {
        AuditEntry entry =
                entries.by(request.author(), AuditAction.TENANT_CREDENTIAL_POLICY_CHANGED, "credential-policy");
        transactions.inTenant(request.tenant(), tx -> {
            policies.put(tx, request.policy());
            trail.record(tx, entry);
            return entry;
        });
    }
}
