package dev.signet.application.client;

import dev.signet.application.Transactions;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Lists the public keys by which a client may prove itself (RFC 7523). Its secrets are nobody's to list.
public final class ListClientKeys {

    private final Transactions transactions;
    private final Clients clients;

    public ListClientKeys(Transactions transactions, Clients clients) {
        this.transactions = transactions;
        this.clients = clients;
    }

    /// Whose.
    public record Request(TenantId tenant, ClientId client) {}

    /// The live ones.
    public record Listed(List<Jwk> keys) {

        public Listed {
            keys = List.copyOf(keys);
        }
    }

    /// The keys in a stable order; none of a client that does not exist.
    public Listed handle(Request request) {
        return new Listed(
                transactions.once(request.tenant(), tx -> clients.lookup(tx, request.client())).registered().stream()
                        .flatMap(registered -> registered.credentials().stream())
                        .map(ClientCredential::stored)
                        .flatMap(
                                stored -> stored instanceof StoredSecret.Public(var key) ? Stream.of(key) : Stream.of())
                        .sorted(Comparator.comparing(key -> key.thumbprint().value()))
                        .toList());
    }
}
