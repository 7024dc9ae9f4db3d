package dev.signet.domain.audit;

import java.util.Optional;
import java.util.UUID;

/// Where and how a chain is broken.
///
/// @param position the first place that is not as it was
/// @param entry what stands, or stood, there, if that can be told
public record Break(Kind kind, long position, Optional<UUID> entry) {

    /// What was done to it.
    public enum Kind {
        /// An entry is gone, or its seal.
        DELETED,
        /// An entry or its seal says something else than it did.
        ALTERED,
        /// An entry stands in another place than it did.
        REORDERED,
        /// An entry was put in that was never sealed.
        INSERTED,
        /// The end is gone, or another end stands in its place.
        CUT,
        /// The key under which this was sealed is not configured, so nothing can be said of it.
        KEY_MISSING
    }
}
