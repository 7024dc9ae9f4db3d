package dev.signet.application.credential;

import dev.signet.application.SharedState;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessRate;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How many guesses each source has left, over all nodes.
@SharedState
public interface SourceGuesses {

    /// Takes one of the guesses of `source` in the window of `now`. Never more are taken than `rate` allows, over all
    /// nodes and threads; what a node holds in reserve may be refused to another.
    ///
    /// @return empty if it was taken; else how long until there are new ones
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known
    Optional<Duration> take(TenantId tenant, Digest source, GuessRate rate, Instant now);

    /// Returns a guess taken in the window of `now`, because it was right or was never made.
    void giveBack(TenantId tenant, Digest source, GuessRate rate, Instant now);
}
