package dev.signet.persistence.database;

import java.time.Duration;

/// What an operator may say about the pool.
///
/// @param size the most connections open at once
/// @param connectionTimeout how long a caller waits for a free connection, at least 250 ms
/// @param statementTimeout when the server gives up on a statement
public record PoolSettings(int size, Duration connectionTimeout, Duration statementTimeout) {

    private static final int FEWEST = 8;
    private static final int MOST = 32;
    private static final int PER_CORE = 4;

    public PoolSettings {
        if (size < 2) {
            throw new IllegalArgumentException("the pool needs at least 2 connections");
        }
        if (connectionTimeout.toMillis() < 250) {
            throw new IllegalArgumentException("the wait for a connection must be at least 250 ms");
        }
        if (statementTimeout.toMillis() < 100) {
            throw new IllegalArgumentException("the time for a statement must be at least 100 ms");
        }
    }

    /// For a machine with `cores`. More connections than cores, because commits wait for the disk and share its
    /// flushes; not many more, because each is a process whose caches grow cold while the others run.
    public static PoolSettings forCores(int cores) {
        return new PoolSettings(
                Math.clamp((long) cores * PER_CORE, FEWEST, MOST), Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    /// The same with another size.
    public PoolSettings size(int connections) {
        return new PoolSettings(connections, connectionTimeout, statementTimeout);
    }
}
