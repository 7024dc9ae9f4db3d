package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.upkeep.Upkeep;
import java.time.Instant;

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
            memory.uses.values().removeIf(until -> !now.isBefore(until));
            memory.revoked.values().removeIf(until -> !now.isBefore(until));
            return new Step(before - memory.families.size() - memory.uses.size() - memory.revoked.size(), false);
        });
    }
}
