package dev.signet.application.client;

import dev.signet.application.TenantTx;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The clients of one tenant.
public interface Clients {

    /// A client with what proves it, and its tenant, in one statement.
    ///
    /// @param credentials the live ones, youngest first
    record Registered(Client client, List<ClientCredential> credentials) {

        public Registered {
            credentials = List.copyOf(credentials);
        }
    }

    /// What a look-up finds.
    ///
    /// @param tenant the tenant of the transaction, whatever its state
    record Found(Tenant tenant, Optional<Registered> registered) {

        /// The client, unless it is retired for good.
        public Optional<Registered> unretired() {
            return registered.filter(found -> found.client().profile().state() != ClientState.RETIRED);
        }
    }

    /// Looks `id` up, retired clients included, with its credentials that have not expired at the store's present.
    Found lookup(TenantTx tx, ClientId id);

    /// Adds a client; its id takes its place among the tenant's login names, so no person can be called like it.
    ///
    /// @return false if the id is taken, and then nothing was added
    boolean add(TenantTx tx, Client client);

    /// Replaces what is kept of a client (its ref and id never change) and moves its version on by one.
    ///
    /// @return false if it is no longer of version `expected`, and then nothing was changed
    boolean change(TenantTx tx, Client next, Version expected);

    /// The origins of all clients that are served.
    Set<WebOrigin> origins(TenantTx tx);

    /// Up to `limit` clients in order of id, after `after`.
    List<Client> page(TenantTx tx, Optional<ClientId> after, int limit);
}
