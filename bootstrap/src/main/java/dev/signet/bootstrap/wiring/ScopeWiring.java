package dev.signet.bootstrap.wiring;

import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.client.DefineScope;
import dev.signet.application.client.ListScopes;
import dev.signet.application.client.RetireScope;
import dev.signet.application.client.ScopeDefinitions;
import dev.signet.application.client.ShowScope;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The use cases of scopes.
@Factory
final class ScopeWiring {

    @Singleton
    DefineScope defineScope(
            Transactions transactions, ScopeDefinitions definitions, AuditTrail trail, AuditEntries entries) {
        return new DefineScope(transactions, definitions, trail, entries);
    }

    @Singleton
    RetireScope retireScope(
            Transactions transactions, ScopeDefinitions definitions, AuditTrail trail, AuditEntries entries) {
        return new RetireScope(transactions, definitions, trail, entries);
    }

    @Singleton
    ShowScope showScope(Transactions transactions, ScopeDefinitions definitions) {
        return new ShowScope(transactions, definitions);
    }

    @Singleton
    ListScopes listScopes(Transactions transactions, ScopeDefinitions definitions) {
        return new ListScopes(transactions, definitions);
    }
}
