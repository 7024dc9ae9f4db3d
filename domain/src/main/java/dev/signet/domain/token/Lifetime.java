package dev.signet.domain.token;

import java.time.Instant;

/// Until when a grant can be refreshed.
///
/// @param idle moves with every refresh
/// @param absolute never moves
public record Lifetime(Instant idle, Instant absolute) {

    /// Whether either end has come at `now`.
    public boolean isOver(Instant now) {
        return !now.isBefore(idle) || !now.isBefore(absolute);
    }
}
