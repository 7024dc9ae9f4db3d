package dev.signet.persistence.transaction;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a failure of the driver means, by its SQLSTATE (PostgreSQL, appendix A). What has none was never told the
/// store: the pool says so of a connection that it closed already, because something else failed on it before.
enum Trouble {
    /// Another transaction was in the way: nothing was done, and trying again is right.
    COLLISION,
    /// The connection broke. Whether the last thing sent on it was done is not known.
    LOST,
    /// The store is there but cannot: out of time, space, connections, or no longer the one that writes.
    UNABLE,
    /// The statement is wrong.
    BUG;

    private static final Set<String> COLLISIONS = Set.of("40001", "40P01");
    private static final String CHECK = "23514";
    private static final Set<String> UNABLE_STATES = Set.of("57014", "55P03", "25006", "25P03", "25P04");

    /// What `failure` means; empty if the driver has no part in it.
    static Optional<Trouble> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(SQLException.class::isInstance)
                .map(cause -> of((SQLException) cause))
                .findFirst();
    }

    private static Trouble of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (COLLISIONS.contains(state) || isOutOfPartition(failure)) {
            return COLLISION;
        }
        if (failure instanceof SQLTransientConnectionException || failure instanceof SQLTimeoutException) {
            return UNABLE;
        }
        if (failure.getSQLState() == null || state.startsWith("08") || state.startsWith("57P")) {
            return LOST;
        }
        return UNABLE_STATES.contains(state) || state.startsWith("53") || state.startsWith("58") ? UNABLE : BUG;
    }

    /// The row's partition was made while the row was on its way to the partition of the rest. It breaks a check then,
    /// but none that has a name.
    private static boolean isOutOfPartition(SQLException failure) {
        ServerErrorMessage message = failure instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        return CHECK.equals(failure.getSQLState()) && message != null && message.getConstraint() == null;
    }
}
