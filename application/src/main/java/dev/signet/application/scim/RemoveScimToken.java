package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.TenantId;

/// Takes a provisioning client's token away; it opens nothing from then on.
public final class RemoveScimToken {

    private final Transactions transactions;
    private final ScimTokens tokens;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RemoveScimToken(Transactions transactions, ScimTokens tokens, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.trail = trail;
        this.entries = entries;
    }

    /// Which one.
    public record Request(TenantId tenant, ScimToken.Id token, Author author) {}

    /// How it ended.
    public enum Outcome {
        REMOVED,
        UNKNOWN
    }

    /// Removes the token.
    public Outcome handle(Request request) {
        AuditEntry entry =
                entries.by(request.author(), AuditAction.SCIM_TOKEN_REMOVED, IssueScimToken.target(request.token()));
        return transactions.inTenant(request.tenant(), tx -> {
            if (!tokens.remove(tx, request.token())) {
                return Outcome.UNKNOWN;
            }
            trail.record(tx, entry);
            return Outcome.REMOVED;
        });
    }
}
