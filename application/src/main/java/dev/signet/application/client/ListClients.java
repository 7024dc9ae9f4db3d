package dev.signet.application.client;

import dev.signet.application.Page;
import dev.signet.application.Transactions;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Lists a tenant's clients, in order of id.
public final class ListClients {

    private final Transactions transactions;
    private final Clients clients;

    public ListClients(Transactions transactions, Clients clients) {
        this.transactions = transactions;
        this.clients = clients;
    }

    /// Which part of the list.
    ///
    /// @param after the id to continue after
    /// @param limit 1 to 1000
    public record Request(TenantId tenant, Optional<ClientId> after, int limit) {}

    /// One page.
    public Page<Client, ClientId> handle(Request request) {
        return Page.of(
                transactions.once(request.tenant(), tx -> clients.page(tx, request.after(), request.limit() + 1)),
                request.limit(),
                Client::id);
    }
}
