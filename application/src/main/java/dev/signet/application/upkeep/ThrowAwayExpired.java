package dev.signet.application.upkeep;

import java.time.InstantSource;

/// Throws away what no longer matters until nothing is left to do, or enough was done for this time.
public final class ThrowAwayExpired {

    private static final int MOST_STEPS = 10;

    private final Upkeep upkeep;
    private final InstantSource clock;

    public ThrowAwayExpired(Upkeep upkeep, InstantSource clock) {
        this.upkeep = upkeep;
        this.clock = clock;
    }

    /// How much was removed.
    public record Done(long removed, boolean more) {}

    /// One round of bounded steps.
    public Done handle() {
        long removed = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            Upkeep.Step done = upkeep.step(clock.instant());
            removed += done.removed();
            if (!done.more()) {
                return new Done(removed, false);
            }
        }
        return new Done(removed, true);
    }
}
