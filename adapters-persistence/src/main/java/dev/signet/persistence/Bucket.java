package dev.signet.persistence;

import java.time.Instant;

/// The hours by which short-lived rows are kept together, so that they can be thrown away together.
public final class Bucket {

    private static final long SECONDS = 3600;

    private Bucket() {}

    /// The hour of `instant`, counted from the epoch.
    public static int of(Instant instant) {
        return Math.toIntExact(Math.floorDiv(instant.getEpochSecond(), SECONDS));
    }
}
