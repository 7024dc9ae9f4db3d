package dev.signet.application.client;

import dev.signet.application.Transactions;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.tenant.TenantId;
import java.util.Set;

/// Tells which pages may ask for tokens of a tenant from within a browser.
public final class ShowOrigins {

    private final Transactions transactions;
    private final Clients clients;

    public ShowOrigins(Transactions transactions, Clients clients) {
        this.transactions = transactions;
        this.clients = clients;
    }

    /// The origins that some client of the tenant registered. It is read by whoever asks, so it says no more.
    public record Registered(Set<WebOrigin> origins) {

        public Registered {
            origins = Set.copyOf(origins);
        }

        /// Whether a page of `origin`, as a browser names it, may ask.
        public boolean admits(String origin) {
            return origins.stream().anyMatch(registered -> registered.value().equals(origin));
        }
    }

    /// Reads them.
    public Registered handle(TenantId tenant) {
        return new Registered(transactions.once(tenant, clients::origins));
    }
}
