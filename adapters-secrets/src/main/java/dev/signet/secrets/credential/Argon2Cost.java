package dev.signet.secrets.credential;

import dev.signet.domain.InvalidValue;

/// What one Argon2id hash costs (RFC 9106 §3.1). The caps bound what a stored hash may demand of this server: a
/// row that somebody tampered with is no way to its memory.
///
/// @param memory in KiB, at least eight for each lane
/// @param passes over the memory
/// @param lanes of the memory; computed one after the other
public record Argon2Cost(int memory, int passes, int lanes) {

    /// The smallest that OWASP recommends: 19 MiB, two passes.
    public static final Argon2Cost STANDARD = new Argon2Cost(19_456, 2, 1);

    private static final int MOST_MEMORY = 262_144;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 16;
    private static final long MOST_WORK = 1_048_576;

    public Argon2Cost {
        InvalidValue.unless(
                lanes >= 1
                        && lanes <= MOST_LANES
                        && passes >= 1
                        && passes <= MOST_PASSES
                        && memory >= 8 * lanes
                        && memory <= MOST_MEMORY
                        && (long) memory * passes <= MOST_WORK,
                "must be at most 256 MiB, 16 passes and 16 lanes, and 1 GiB of memory filled in all");
    }

    /// Whether guessing is at least as dear as under `other`, in memory and in work.
    boolean isAtLeast(Argon2Cost other) {
        return memory >= other.memory && work() >= other.work();
    }

    private long work() {
        return (long) memory * passes;
    }
}
