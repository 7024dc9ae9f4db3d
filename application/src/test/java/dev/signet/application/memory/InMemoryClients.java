package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.client.Clients;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ClientCredential;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryClients implements Clients {

    private final InstantSource clock;

    InMemoryClients(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Found lookup(TenantTx tx, ClientId id) {
        Memory memory = Memory.of(tx);
        return new Found(
                Memory.required(memory.tenants.get(tx.tenant())),
                sorted(memory, tx)
                        .filter(client -> client.id().equals(id))
                        .findFirst()
                        .map(client -> new Registered(client, credentials(memory, tx, client))));
    }

    @Override
    public boolean add(TenantTx tx, Client client) {
        Memory memory = Memory.of(tx);
        var name = new Memory.Key<>(tx.tenant(), client.id().value().toLowerCase(Locale.ROOT));
        if (memory.names.putIfAbsent(name, client.ref()) != null) {
            return false;
        }
        memory.clients.put(new Memory.Key<>(tx.tenant(), client.ref()), client);
        return true;
    }

    @Override
    public boolean change(TenantTx tx, Client next, Version expected) {
        Memory memory = Memory.of(tx);
        var key = new Memory.Key<>(tx.tenant(), next.ref());
        Client known = memory.clients.get(key);
        if (known == null || !known.version().equals(expected)) {
            return false;
        }
        memory.clients.put(
                key,
                new Client(
                        next.ref(),
                        known.id(),
                        next.profile(),
                        next.methods(),
                        next.permissions(),
                        next.redirects(),
                        next.origins(),
                        expected.next()));
        return true;
    }

    @Override
    public List<Client> page(TenantTx tx, Optional<ClientId> after, int limit) {
        return sorted(Memory.of(tx), tx)
                .filter(client -> after.isEmpty()
                        || client.id().value().compareTo(after.get().value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Set<WebOrigin> origins(TenantTx tx) {
        return sorted(Memory.of(tx), tx)
                .filter(Client::isServed)
                .flatMap(client -> client.origins().stream())
                .collect(Collectors.toSet());
    }

    private List<ClientCredential> credentials(Memory memory, TenantTx tx, Client client) {
        return memory.credentials.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(java.util.Map.Entry::getValue)
                .filter(row -> row.owner().equals(client.ref())
                        && row.isLive()
                        && !row.life().isOver(clock.instant()))
                .map(Memory.CredentialRow::credential)
                .filter(ClientCredential.class::isInstance)
                .map(ClientCredential.class::cast)
                .sorted(Comparator.comparingInt((ClientCredential credential) ->
                                credential.life().version().number())
                        .reversed())
                .toList();
    }

    private static Stream<Client> sorted(Memory memory, TenantTx tx) {
        return memory.clients.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(java.util.Map.Entry::getValue)
                .sorted(Comparator.comparing(client -> client.id().value()));
    }
}
