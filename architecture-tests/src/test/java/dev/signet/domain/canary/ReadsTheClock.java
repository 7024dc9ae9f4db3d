package dev.signet.domain.canary;

import java.time.Instant;
import java.util.function.Supplier;

/// Knows what time it is, by a reference instead of a call.
public record ReadsTheClock(Supplier<Instant> clock) {

    static final ReadsTheClock HERE = new ReadsTheClock(Instant::now);
}
