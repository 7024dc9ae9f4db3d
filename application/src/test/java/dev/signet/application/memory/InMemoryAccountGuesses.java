package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.credential.AccountGuesses;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessHistory;
import dev.signet.domain.credential.Misses;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.function.UnaryOperator;

final class InMemoryAccountGuesses implements AccountGuesses {

    private final Transactions transactions;

    InMemoryAccountGuesses(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public GuessHistory of(TenantId tenant, Digest account, Digest source) {
        return transactions.once(tenant, tx -> read(Memory.of(tx), tenant, account, source));
    }

    @Override
    public GuessHistory change(
            TenantId tenant, Digest account, Digest source, Instant until, UnaryOperator<GuessHistory> change) {
        return transactions.once(tenant, tx -> {
            Memory memory = Memory.of(tx);
            GuessHistory before = read(memory, tenant, account, source);
            GuessHistory after = change.apply(before);
            memory.strangers.put(new Memory.Key<>(tenant, account), new Memory.Familiar(after.strangers(), until));
            memory.familiar.put(
                    new Memory.Key<>(tenant, new Memory.Pair(account, source)),
                    new Memory.Familiar(after.own(), after.familiarUntil()));
            return before;
        });
    }

    private static GuessHistory read(Memory memory, TenantId tenant, Digest account, Digest source) {
        Misses strangers = memory.strangers
                .getOrDefault(new Memory.Key<>(tenant, account), new Memory.Familiar(Misses.NONE, Instant.EPOCH))
                .misses();
        Memory.Familiar familiar = memory.familiar.getOrDefault(
                new Memory.Key<>(tenant, new Memory.Pair(account, source)),
                new Memory.Familiar(Misses.NONE, Instant.EPOCH));
        return new GuessHistory(strangers, familiar.misses(), familiar.until());
    }
}
