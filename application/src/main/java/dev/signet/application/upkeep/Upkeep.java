package dev.signet.application.upkeep;

import java.time.Instant;

/// Throws away what no longer matters, in bounded steps: families past their absolute expiry, replay memory and
/// revocations past theirs, and makes partitions ahead of time. Any number of nodes may do it at once.
public interface Upkeep {

    /// What one step did.
    ///
    /// @param removed rows and partitions removed
    /// @param more whether another step at once would find more
    record Step(long removed, boolean more) {}

    /// One bounded step. If another node is at it, nothing is done.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be reached
    Step step(Instant now);
}
