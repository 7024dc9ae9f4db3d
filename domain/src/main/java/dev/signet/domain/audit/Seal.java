package dev.signet.domain.audit;

import dev.signet.domain.Digest;
import java.time.Instant;
import java.util.UUID;

/// An entry's place in the chain of its tenant. It outlives the entry.
///
/// @param position from 1, without a gap
/// @param entry whose place it is
/// @param content the MAC of the whole entry
/// @param previous the MAC of the seal before
/// @param mac over all of the above and `at`
/// @param key the id of the key of both MACs
/// @param at when it was sealed
public record Seal(long position, UUID entry, Digest content, Digest previous, Digest mac, String key, Instant at) {

    /// The end of the chain, if this is the last one.
    public Head head() {
        return new Head(position, mac);
    }
}
