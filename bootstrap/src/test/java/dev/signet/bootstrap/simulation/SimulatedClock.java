package dev.signet.bootstrap.simulation;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// A clock that begins at a midnight half a year ago, the same second of the same step for every run, so that it stays
/// behind the database's, which bounds what is thrown away, and
/// that still until it is moved, forwards or back. What nodes remember for a while grows old by it too, but never
/// younger.
final class SimulatedClock implements InstantSource, Ticker {

    private Instant now = Instant.now().minus(Duration.ofDays(180)).truncatedTo(ChronoUnit.DAYS);
    private long elapsed;

    synchronized void move(Duration by) {
        now = now.plus(by);
        elapsed += Math.max(0, by.toNanos());
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized long read() {
        return elapsed;
    }
}
