package dev.signet.application.client;

import dev.signet.application.Transactions;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Shows an administrator one client.
public final class ShowClient {

    private final Transactions transactions;
    private final Clients clients;

    public ShowClient(Transactions transactions, Clients clients) {
        this.transactions = transactions;
        this.clients = clients;
    }

    /// Which one.
    public record Request(TenantId tenant, ClientId client) {}

    /// The client, whatever its state.
    public Optional<Client> handle(Request request) {
        return transactions
                .once(request.tenant(), tx -> clients.lookup(tx, request.client()))
                .registered()
                .map(Clients.Registered::client);
    }
}
