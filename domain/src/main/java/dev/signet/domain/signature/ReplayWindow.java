package dev.signet.domain.signature;

import java.time.Duration;
import java.time.Instant;

/// How far a declared time may lie from now, and how long what carried it must be remembered.
public record ReplayWindow(Duration tolerance) {

    /// Clocks of two nodes may differ; the memory outlives the window by this.
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /// Whether something declared for `declared` may be taken at `now`.
    public boolean admits(Instant declared, Instant now) {
        return Duration.between(declared, now).abs().compareTo(tolerance) <= 0;
    }

    /// Until when it must be remembered.
    public Instant rememberUntil(Instant declared) {
        return declared.plus(tolerance).plus(MARGIN);
    }
}
