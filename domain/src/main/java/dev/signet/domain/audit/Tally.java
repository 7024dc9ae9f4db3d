package dev.signet.domain.audit;

import dev.signet.domain.InvalidValue;
import java.time.Instant;
import java.util.Optional;

/// How often something happened that is counted instead of written down each time.
///
/// @param count at least 1
/// @param last when it happened last; empty for what is not counted
public record Tally(int count, Optional<Instant> last) {

    /// What is not counted happened once.
    public static final Tally ONCE = new Tally(1, Optional.empty());

    public Tally {
        InvalidValue.unless(count >= 1, "must be at least 1");
    }
}
