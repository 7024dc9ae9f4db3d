package dev.signet.application.client;

import dev.signet.application.Page;
import dev.signet.application.Transactions;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeInheritance;
import dev.signet.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/// Lists the scopes that a tenant has defined, in order of name.
public final class ListScopes {

    private final Transactions transactions;
    private final ScopeDefinitions definitions;

    public ListScopes(Transactions transactions, ScopeDefinitions definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    /// Which part of the list.
    ///
    /// @param after the scope to continue after
    /// @param limit 1 to 1000
    public record Request(TenantId tenant, Optional<Scope> after, int limit) {}

    /// One page.
    public Page<ShowScope.Shown, Scope> handle(Request request) {
        List<ShowScope.Shown> fetched = transactions.inTenant(request.tenant(), tx -> {
            ScopeInheritance inheritance = definitions.inheritance(tx);
            return definitions.page(tx, request.after(), request.limit() + 1).stream()
                    .map(found -> new ShowScope.Shown(found, inheritance.everythingImpliedBy(found.scope())))
                    .toList();
        });
        return Page.of(fetched, request.limit(), shown -> shown.definition().scope());
    }
}
