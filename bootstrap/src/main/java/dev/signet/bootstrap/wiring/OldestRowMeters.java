package dev.signet.bootstrap.wiring;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.upkeep.Oldest;
import dev.signet.persistence.upkeep.OldestRows;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells how far upkeep is behind. The store is asked once a minute, however often the measurements are; while it does
/// not answer, what it said last grows older.
final class OldestRowMeters implements MeterBinder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OldestRowMeters.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final BeanProvider<JooqTransactions> transactions;
    private final InstantSource clock;
    private final AtomicReference<Oldest> seen = new AtomicReference<>(Oldest.NONE);
    private final Thread thread = Thread.ofVirtual().name("oldest-rows").unstarted(this::run);

    /// @param transactions asked for later: what they are made of is measured too
    OldestRowMeters(BeanProvider<JooqTransactions> transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        overdue(registry, "token_family", Oldest::family);
        overdue(registry, "replay_memory", Oldest::replay);
        overdue(registry, "revoked_token", Oldest::revocation);
        Gauge.builder("signet.audit.oldest", () -> secondsSince(Oldest::audit))
                .description("How long ago the oldest month of audit entries began that is kept")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("signet.audit.seal.lag", () -> secondsSince(Oldest::unsealed))
                .description("How long the oldest audit entry without a seal has waited for it; 0 if none does")
                .baseUnit("seconds")
                .register(registry);
        if (thread.getState() == Thread.State.NEW) { // a second registry is told by the same
            thread.start();
        }
    }

    private void run() {
        OldestRows rows = new OldestRows(transactions.get());
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look(rows);
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void overdue(MeterRegistry registry, String table, Function<Oldest, Optional<Instant>> which) {
        Gauge.builder("signet.upkeep.overdue", () -> secondsSince(which))
                .description("How long the oldest row past its end has waited for its removal; 0 if none does")
                .baseUnit("seconds")
                .tag("table", table)
                .register(registry);
    }

    private double secondsSince(Function<Oldest, Optional<Instant>> which) {
        return which.apply(seen.get())
                .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .map(seconds -> Math.max(0, seconds))
                .orElse(0.0);
    }

    private void look(OldestRows rows) {
        try {
            seen.set(rows.look(clock.instant()));
        } catch (StoreUnavailable e) {
            LOG.warn("the oldest rows were not looked for: {}", e.getMessage());
        }
    }

    /// Looks no more.
    @Override
    public void close() {
        thread.interrupt();
    }
}
