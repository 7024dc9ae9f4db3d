package dev.signet.domain;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/// UUID version 7 (RFC 9562 §5.7): ids that sort by the time they were made, so that new rows lie together.
public final class TimeOrderedUuid {

    private TimeOrderedUuid() {}

    /// A version 7 UUID of that moment (RFC 9562 §5.7).
    ///
    /// @param randomness at least ten random bytes
    public static UUID of(Instant madeAt, byte[] randomness) {
        long random = ByteBuffer.wrap(randomness, 0, 8).getLong();
        int twelve = ((randomness[8] & 0x0f) << 8) | (randomness[9] & 0xff);
        long high = (madeAt.toEpochMilli() << 16) | 0x7000L | twelve;
        long low = (random & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// The least id made at `instant` or later: the lower end of a range in time.
    public static UUID floor(Instant instant) {
        return new UUID((instant.toEpochMilli() << 16) | 0x7000L, 0x8000_0000_0000_0000L);
    }

    /// When `id` was made, to the millisecond.
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
