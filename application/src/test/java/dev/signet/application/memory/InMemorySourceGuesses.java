package dev.signet.application.memory;

import dev.signet.application.Transactions;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessRate;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

final class InMemorySourceGuesses implements SourceGuesses {

    private final Transactions transactions;

    InMemorySourceGuesses(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Duration> take(TenantId tenant, Digest source, GuessRate rate, Instant now) {
        return transactions.once(tenant, tx -> {
            Memory memory = Memory.of(tx);
            var key = new Memory.Key<>(tenant, source);
            Memory.Taken known = memory.taken.get(key);
            long window = rate.windowAt(now);
            Memory.Taken taken = known != null && known.window() >= window ? known : new Memory.Taken(window, 0);
            if (taken.count() >= rate.guesses()) {
                return Optional.of(Duration.between(now, rate.endAfter(now)));
            }
            memory.taken.put(key, new Memory.Taken(taken.window(), taken.count() + 1));
            return Optional.empty();
        });
    }

    @Override
    public void giveBack(TenantId tenant, Digest source, GuessRate rate, Instant now) {
        transactions.once(
                tenant,
                tx -> Memory.of(tx)
                        .taken
                        .computeIfPresent(
                                new Memory.Key<>(tenant, source),
                                (key, taken) -> taken.window() == rate.windowAt(now)
                                        ? new Memory.Taken(taken.window(), taken.count() - 1)
                                        : taken));
    }
}
