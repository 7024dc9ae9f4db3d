package dev.signet.grpc;

import dev.signet.domain.Cast;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands at noon until time is let pass.
final class MovingClock implements InstantSource {

    private volatile Instant now = Cast.NOON;

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
