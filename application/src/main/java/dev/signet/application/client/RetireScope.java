package dev.signet.application.client;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Takes a scope's definition away, if nothing of the tenant uses the scope any more.
public final class RetireScope {

    private final Transactions transactions;
    private final ScopeDefinitions definitions;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RetireScope(
            Transactions transactions, ScopeDefinitions definitions, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.trail = trail;
        this.entries = entries;
    }

    /// Which scope.
    public record Request(TenantId tenant, Scope scope, Author author) {}

    /// How it ended.
    public enum Outcome {
        RETIRED,
        UNKNOWN,
        /// A client may ask for it, a role carries it or another scope implies it.
        IN_USE,
        /// More administration than the author has.
        BEYOND_AUTHOR
    }

    /// Retires the scope.
    public Outcome handle(Request request) {
        AuditEntry entry = entries.by(request.author(), AuditAction.SCOPE_RETIRED, "scope:" + request.scope());
        return transactions.inTenant(request.tenant(), tx -> retire(tx, request, entry));
    }

    private Outcome retire(TenantTx tx, Request request, AuditEntry entry) {
        Optional<ScopeDefinition> known = definitions.find(tx, request.scope());
        if (known.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (!request.author().mayGive(known.get().power())) {
            return Outcome.BEYOND_AUTHOR;
        }
        if (definitions.isInUse(tx, request.scope())) {
            return Outcome.IN_USE;
        }
        if (!definitions.remove(tx, request.scope())) {
            return Outcome.UNKNOWN;
        }
        trail.record(tx, entry);
        return Outcome.RETIRED;
    }
}
