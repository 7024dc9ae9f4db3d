package dev.signet.application.client;

import dev.signet.application.Transactions;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Shows what a tenant says of a scope, and all that follows from it.
public final class ShowScope {

    private final Transactions transactions;
    private final ScopeDefinitions definitions;

    public ShowScope(Transactions transactions, ScopeDefinitions definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    /// Which scope.
    public record Request(TenantId tenant, Scope scope) {}

    /// A scope.
    ///
    /// @param everything what it implies by definition, directly or not
    public record Shown(ScopeDefinition definition, Scopes everything) {}

    /// The scope, if it is defined.
    public Optional<Shown> handle(Request request) {
        return transactions.inTenant(
                request.tenant(),
                tx -> definitions
                        .find(tx, request.scope())
                        .map(found ->
                                new Shown(found, definitions.inheritance(tx).everythingImpliedBy(request.scope()))));
    }
}
