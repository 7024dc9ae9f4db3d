package dev.signet.application.client;

import dev.signet.application.Transactions;
import dev.signet.application.credential.Credentials;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/// Shows an administrator what a client has to prove itself and to sign by, and since when; none of it can be used.
public final class ListClientCredentials {

    private final Transactions transactions;
    private final Clients clients;
    private final Credentials credentials;

    public ListClientCredentials(Transactions transactions, Clients clients, Credentials credentials) {
        this.transactions = transactions;
        this.clients = clients;
        this.credentials = credentials;
    }

    /// Whose.
    public record Request(TenantId tenant, ClientId client) {}

    /// Its credentials, former ones too, youngest first.
    public record Listed(List<CredentialNote> notes) {

        public Listed {
            notes = List.copyOf(notes);
        }
    }

    /// Lists them; empty if there is no such client.
    public Optional<Listed> handle(Request request) {
        return transactions.inTenant(
                request.tenant(),
                tx -> clients.lookup(tx, request.client())
                        .registered()
                        .map(found ->
                                new Listed(credentials.list(tx, found.client().ref()))));
    }
}
