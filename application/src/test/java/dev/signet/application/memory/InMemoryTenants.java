package dev.signet.application.memory;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.tenant.Tenants;
import dev.signet.domain.Version;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryTenants implements Tenants {

    @Override
    public Optional<Tenant> find(TenantTx tx) {
        return Optional.ofNullable(Memory.of(tx).tenants.get(tx.tenant()));
    }

    @Override
    public Optional<Tenant> find(SystemTx tx, TenantSlug slug) {
        return sorted(Memory.of(tx))
                .filter(tenant -> tenant.slug().equals(slug))
                .findFirst();
    }

    @Override
    public boolean add(SystemTx tx, Tenant tenant) {
        Memory memory = Memory.of(tx);
        if (memory.spent.contains(tenant.slug())
                || sorted(memory).anyMatch(known -> known.slug().equals(tenant.slug()))) {
            return false;
        }
        memory.tenants.put(tenant.id(), tenant);
        return true;
    }

    @Override
    public boolean change(SystemTx tx, Tenant next, Version expected) {
        Memory memory = Memory.of(tx);
        Tenant known = memory.tenants.get(next.id());
        if (known == null || !known.version().equals(expected)) {
            return false;
        }
        memory.tenants.put(
                next.id(),
                new Tenant(
                        next.id(),
                        known.slug(),
                        next.displayName(),
                        next.state(),
                        next.policy(),
                        expected.next(),
                        next.ends()));
        return true;
    }

    @Override
    public List<Tenant> page(SystemTx tx, Optional<TenantSlug> after, int limit) {
        return sorted(Memory.of(tx))
                .filter(tenant -> after.isEmpty()
                        || tenant.slug().value().compareTo(after.get().value()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<TenantId> withLegacyJwks(SystemTx tx, int limit) {
        return sorted(Memory.of(tx))
                .filter(tenant -> tenant.policy().legacyJwks())
                .limit(limit)
                .map(Tenant::id)
                .toList();
    }

    private static Stream<Tenant> sorted(Memory memory) {
        return memory.tenants.values().stream()
                .sorted(Comparator.comparing(tenant -> tenant.slug().value()));
    }
}
