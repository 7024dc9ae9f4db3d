package dev.signet.persistence.transaction;

import dev.signet.persistence.database.Patience;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// When a statement is given up because whoever asked has gone.
///
/// Every session has a limit of its own, which costs nothing. Only a request that comes to its statement late enough
/// for that limit to overrun it by a second or more pays for a timer of the driver, which cancels the statement.
///
/// @param patience of whoever asked
/// @param usual after which the session gives up by itself
public record StatementBound(Patience patience, Duration usual) {

    /// The session's own limit and no other.
    public static final StatementBound OF_THE_SESSION = new StatementBound(Patience.ENDLESS, Duration.ZERO);

    private static final long SLACK_NANOS = 1_000_000_000L;

    void onto(Statement statement) throws SQLException {
        long left = patience.nanosLeft();
        if (left < usual.toNanos() - SLACK_NANOS) {
            statement.setQueryTimeout(wholeSeconds(Math.max(left, Patience.LEAST_NANOS)));
        }
    }

    private static int wholeSeconds(long nanos) {
        long whole = TimeUnit.NANOSECONDS.toSeconds(nanos);
        return Math.toIntExact(whole * TimeUnit.SECONDS.toNanos(1) == nanos ? whole : whole + 1);
    }
}
