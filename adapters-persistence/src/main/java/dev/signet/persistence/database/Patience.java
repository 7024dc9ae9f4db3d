package dev.signet.persistence.database;

/// How long whoever is served by the calling thread still waits. What is begun for them is given up then: the work of
/// a request that nobody waits for is taken from those that somebody waits for.
@FunctionalInterface
public interface Patience {

    /// Nobody waits, or for ever: upkeep, commands.
    Patience ENDLESS = () -> Long.MAX_VALUE;

    /// So much is given to what was begun in time, however late it is.
    long LEAST_NANOS = 1_000_000_000L;

    /// In nanoseconds; negative if they have gone; [Long#MAX_VALUE] if nobody waits.
    long nanosLeft();
}
