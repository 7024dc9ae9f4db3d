package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.client.ScopeDefinitions;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.ScopeInheritance;
import dev.signet.domain.client.Scopes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryScopeDefinitions implements ScopeDefinitions {

    @Override
    public void define(TenantTx tx, ScopeDefinition definition) {
        Memory.of(tx).scopes.put(new Memory.Key<>(tx.tenant(), definition.scope()), definition);
    }

    @Override
    public Optional<ScopeDefinition> find(TenantTx tx, Scope scope) {
        return Optional.ofNullable(Memory.of(tx).scopes.get(new Memory.Key<>(tx.tenant(), scope)));
    }

    @Override
    public List<ScopeDefinition> page(TenantTx tx, Optional<Scope> after, int limit) {
        return ours(Memory.of(tx).scopes, tx)
                .filter(known -> after.isEmpty() || known.scope().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(ScopeDefinition::scope))
                .limit(limit)
                .toList();
    }

    @Override
    public ScopeInheritance inheritance(TenantTx tx) {
        return new ScopeInheritance(ours(Memory.of(tx).scopes, tx)
                .collect(Collectors.toMap(ScopeDefinition::scope, ScopeDefinition::implied)));
    }

    @Override
    public ScopeInheritance inheritanceForChange(TenantTx tx) {
        return inheritance(tx);
    }

    @Override
    public boolean isInUse(TenantTx tx, Scope scope) {
        Memory memory = Memory.of(tx);
        Stream<Scopes> clients = ours(memory.clients, tx)
                .filter(client -> client.profile().state() != ClientState.RETIRED)
                .map(client -> client.permissions().allowed());
        Stream<Scopes> others = Stream.concat(
                ours(memory.roles, tx).map(role -> role.scopes()),
                ours(memory.scopes, tx).map(ScopeDefinition::implied));
        return Stream.concat(clients, others).anyMatch(scopes -> scopes.contains(scope));
    }

    @Override
    public boolean remove(TenantTx tx, Scope scope) {
        return Memory.of(tx).scopes.remove(new Memory.Key<>(tx.tenant(), scope)) != null;
    }

    private static <K, V> Stream<V> ours(Map<Memory.Key<K>, V> table, TenantTx tx) {
        return table.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue);
    }
}
