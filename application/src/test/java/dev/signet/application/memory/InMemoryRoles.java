package dev.signet.application.memory;

import dev.signet.application.TenantTx;
import dev.signet.application.user.Roles;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class InMemoryRoles implements Roles {

    @Override
    public void define(TenantTx tx, Role role) {
        Memory.of(tx).roles.put(new Memory.Key<>(tx.tenant(), role.name()), role);
    }

    @Override
    public void ensure(TenantTx tx, Set<Role> wanted) {
        Memory memory = Memory.of(tx);
        wanted.forEach(role -> memory.roles.putIfAbsent(new Memory.Key<>(tx.tenant(), role.name()), role));
    }

    @Override
    public Optional<Role> find(TenantTx tx, RoleName name) {
        return Optional.ofNullable(Memory.of(tx).roles.get(new Memory.Key<>(tx.tenant(), name)));
    }

    @Override
    public boolean removeUnused(TenantTx tx, RoleName name) {
        Memory memory = Memory.of(tx);
        boolean held = memory.held.entrySet().stream()
                .anyMatch(row -> row.getKey().tenant().equals(tx.tenant())
                        && row.getValue().containsKey(name));
        return !held && memory.roles.remove(new Memory.Key<>(tx.tenant(), name)) != null;
    }

    @Override
    public List<Role> page(TenantTx tx, Optional<RoleName> after, int limit) {
        return Memory.of(tx).roles.entrySet().stream()
                .filter(row -> row.getKey().tenant().equals(tx.tenant()))
                .map(Map.Entry::getValue)
                .filter(role -> after.isEmpty() || role.name().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Role::name))
                .limit(limit)
                .toList();
    }
}
