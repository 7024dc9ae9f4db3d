package dev.signet.application;

import dev.signet.domain.TimeOrderedUuid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;

/// Makes the ids of new things.
public final class Ids {

    private final Entropy entropy;
    private final InstantSource clock;

    public Ids(Entropy entropy, InstantSource clock) {
        this.entropy = entropy;
        this.clock = clock;
    }

    /// A new id that sorts by the present time.
    public UUID next() {
        return at(clock.instant());
    }

    /// A new id that sorts by `instant`.
    public UUID at(Instant instant) {
        return TimeOrderedUuid.of(instant, entropy.bytes(10));
    }

    /// `count` random bytes.
    public byte[] random(int count) {
        return entropy.bytes(count);
    }

    /// A `jti`: 32 random hexadecimal digits.
    public String jti() {
        return HexFormat.of().formatHex(entropy.bytes(16));
    }
}
