package dev.signet.application;

import java.io.Serial;
import java.time.Duration;

/// More is asked than this node can do in time; trying again later is right. The edge alone catches it (503 with
/// `Retry-After`).
public final class Overloaded extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param retryAfter when a caller may try again, at least a second
    public Overloaded(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /// When a caller may try again.
    public Duration retryAfter() {
        return retryAfter;
    }
}
