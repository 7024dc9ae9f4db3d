package dev.signet.grpc.edge;

import java.time.Duration;

/// What the gRPC port bears.
///
/// @param atOnce how many calls may be under way; those beyond are answered RESOURCE_EXHAUSTED at once
/// @param patience how long after its arrival a call may spend the database's time; its own deadline may be sooner
/// @param message the largest message, in bytes
/// @param metadata the largest metadata, in bytes
/// @param idle how long a connection without calls is kept
public record GrpcLimits(int atOnce, Duration patience, int message, int metadata, Duration idle) {

    /// A thousand calls of ten seconds, 256 KiB each; a minute of silence.
    public static final GrpcLimits STANDARD =
            new GrpcLimits(1024, Duration.ofSeconds(10), 256 << 10, 16 << 10, Duration.ofMinutes(1));

    public GrpcLimits {
        if (atOnce < 1 || message < 1 || metadata < 1 || !patience.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException("nothing would be let in");
        }
    }
}
