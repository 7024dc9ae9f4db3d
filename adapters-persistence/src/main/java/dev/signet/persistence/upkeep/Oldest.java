package dev.signet.persistence.upkeep;

import java.time.Instant;
import java.util.Optional;

/// Since when the oldest rows are there; empty where there are none.
///
/// @param family when the family ended that has waited longest for its removal
/// @param replay the end of the oldest hour of replay memory that is kept; later than now if none is past
/// @param revocation the end of the oldest day of revocations that is kept; later than now if none is past
/// @param audit the beginning (UTC) of the oldest month of audit entries that is kept
/// @param unsealed when the audit entry was made that has waited longest for its seal
public record Oldest(
        Optional<Instant> family,
        Optional<Instant> replay,
        Optional<Instant> revocation,
        Optional<Instant> audit,
        Optional<Instant> unsealed) {

    /// There is nothing.
    public static final Oldest NONE =
            new Oldest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
