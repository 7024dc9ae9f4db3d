package dev.signet.application.client;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Says what a scope is for and what it implies, or changes that.
public final class DefineScope {

    private final Transactions transactions;
    private final ScopeDefinitions definitions;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public DefineScope(
            Transactions transactions, ScopeDefinitions definitions, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.trail = trail;
        this.entries = entries;
    }

    /// The scope as it shall be.
    public record Request(TenantId tenant, ScopeDefinition definition, Author author) {}

    /// How it ended.
    public enum Outcome {
        DEFINED,
        /// It is that already.
        UNCHANGED,
        /// It would imply itself, by way of others.
        CIRCULAR,
        /// More administration than the author has, before or after.
        BEYOND_AUTHOR
    }

    /// Defines the scope.
    public Outcome handle(Request request) {
        ScopeDefinition definition = request.definition();
        if (!request.author().mayGive(definition.power())) {
            return Outcome.BEYOND_AUTHOR;
        }
        AuditEntry entry = entries.by(request.author(), AuditAction.SCOPE_DEFINED, "scope:" + definition.scope());
        return transactions.inTenant(request.tenant(), tx -> define(tx, request, entry));
    }

    private Outcome define(TenantTx tx, Request request, AuditEntry entry) {
        ScopeDefinition definition = request.definition();
        var inheritance = definitions.inheritanceForChange(tx);
        Optional<ScopeDefinition> before = definitions.find(tx, definition.scope());
        if (before.filter(definition::equals).isPresent()) {
            return Outcome.UNCHANGED;
        }
        if (before.filter(b -> !request.author().mayGive(b.power())).isPresent()) {
            return Outcome.BEYOND_AUTHOR;
        }
        if (inheritance.with(definition).isCircular(definition.scope())) {
            return Outcome.CIRCULAR;
        }
        definitions.define(tx, definition);
        trail.record(tx, entry);
        return Outcome.DEFINED;
    }
}
