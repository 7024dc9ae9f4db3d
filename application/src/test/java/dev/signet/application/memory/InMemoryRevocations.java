package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.token.Revocations;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.Standing;
import dev.signet.domain.user.User;
import java.time.Instant;
import java.util.Optional;

final class InMemoryRevocations implements Revocations {

    @Override
    public Standing standing(TenantTx tx, NamedParties named) {
        Memory memory = Memory.of(tx);
        return new Standing(
                Memory.required(memory.tenants.get(tx.tenant())),
                memory.revoked.containsKey(new Memory.Key<>(tx.tenant(), named.jti())),
                named.family()
                        .flatMap(id -> Optional.ofNullable(memory.families.get(new Memory.Key<>(tx.tenant(), id))))
                        .map(row -> row.family().state()),
                named.client()
                        .flatMap(id -> memory.clients.entrySet().stream()
                                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                                .map(java.util.Map.Entry::getValue)
                                .filter(client -> client.id().equals(id))
                                .findFirst()),
                named.user()
                        .flatMap(id -> Optional.ofNullable(memory.users.get(new Memory.Key<>(tx.tenant(), id))))
                        .map(User::state));
    }

    @Override
    public void add(TenantTx tx, String jti, Instant expires) {
        Memory.of(tx).revoked.put(new Memory.Key<>(tx.tenant(), jti), expires);
    }
}
