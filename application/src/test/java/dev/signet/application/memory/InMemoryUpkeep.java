package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.upkeep.Upkeep;
import dev.signet.domain.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class InMemoryUpkeep implements Upkeep {

    private final Transactions transactions;

    InMemoryUpkeep(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Step step(Instant now) {
        return transactions.acrossTenants(tx -> {
            Memory memory = Memory.of(tx);
            int before = memory.families.size() + memory.uses.size() + memory.revoked.size();
            memory.families
                    .values()
                    .removeIf(row -> !now.isBefore(row.family().lifetime().absolute()));
            memory.familiar.values().removeIf(row -> !now.isBefore(row.until()));
            memory.strangers.values().removeIf(row -> !now.isBefore(row.until()));
            memory.answers.values().removeIf(row -> !now.isBefore(row.expires()));
            memory.uses.values().removeIf(until -> !now.isBefore(until));
            memory.revoked.values().removeIf(until -> !now.isBefore(until));
            int rows = before - memory.families.size() - memory.uses.size() - memory.revoked.size();
            return new Step(rows + removeTenants(memory, now.minus(Duration.ofHours(1))), false);
        });
    }

    private static int removeTenants(Memory memory, Instant ended) {
        List<Tenant> over = memory.tenants.values().stream()
                .filter(tenant -> tenant.isOver(ended))
                .toList();
        for (Tenant tenant : over) {
            List.of(
                            memory.clients,
                            memory.users,
                            memory.names,
                            memory.roles,
                            memory.scopes,
                            memory.held,
                            memory.profiles,
                            memory.times,
                            memory.groups,
                            memory.scimTokens,
                            memory.credentials,
                            memory.families,
                            memory.keys)
                    .forEach(
                            table -> table.keySet().removeIf(key -> key.tenant().equals(tenant.id())));
            memory.tenants.remove(tenant.id());
            memory.spent.add(tenant.slug());
        }
        return over.size();
    }
}
