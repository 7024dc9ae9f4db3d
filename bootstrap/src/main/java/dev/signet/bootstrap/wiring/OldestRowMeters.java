package dev.signet.bootstrap.wiring;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.upkeep.Oldest;
import dev.signet.persistence.upkeep.OldestRows;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.scheduling.TaskScheduler;
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
final class OldestRowMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OldestRowMeters.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final OldestRows rows;
    private final InstantSource clock;
    private final TaskScheduler scheduler;
    private final AtomicReference<Oldest> seen = new AtomicReference<>(Oldest.NONE);

    OldestRowMeters(OldestRows rows, InstantSource clock, TaskScheduler scheduler) {
        this.rows = rows;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the scheduler
    public void bindTo(MeterRegistry registry) {
        overdue(registry, "token_family", Oldest::family);
        overdue(registry, "replay_memory", Oldest::replay);
        overdue(registry, "revoked_token", Oldest::revocation);
        Gauge.builder("signet.audit.oldest", () -> secondsSince(Oldest::audit))
                .description("How long ago the oldest month of audit entries began that is kept")
                .baseUnit("seconds")
                .register(registry);
        scheduler.scheduleWithFixedDelay(Duration.ZERO, PAUSE, this::look);
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

    private void look() {
        try {
            seen.set(rows.look(clock.instant()));
        } catch (StoreUnavailable e) {
            LOG.warn("the oldest rows were not looked for: {}", e.getMessage());
        }
    }
}
