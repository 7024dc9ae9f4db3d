package dev.signet.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Time that passes when a test says so.
final class MovingClock implements InstantSource {

    private final AtomicReference<Instant> now;

    MovingClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
