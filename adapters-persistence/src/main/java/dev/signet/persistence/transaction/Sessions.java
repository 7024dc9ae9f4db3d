package dev.signet.persistence.transaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// The sessions behind a pool, each of which speaks for one tenant until it is told otherwise. So a single
/// statement is one round trip and one implicit transaction wherever its session speaks for the right tenant
/// already, and one more where it must be told first.
///
/// To send the setting along with every statement would be one trip too, were it not for the driver: it puts a
/// Sync, and thereby the end of the transaction, in front of a prepared statement whose rows have no largest
/// size.
final class Sessions {

    private static final SqlStatement TELL = SqlStatement.of(Setting.QUERY);

    private final DataSource pool;
    private final Wire wire;
    private final Cache<PGConnection, Setting> told =
            Caffeine.newBuilder().weakKeys().build();

    Sessions(DataSource pool, Wire wire) {
        this.pool = pool;
        this.wire = wire;
    }

    /// Sends a statement that needs no tenant.
    <T> T send(SqlStatement.Call call, Sql.Answer<T> answer) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return wire.send(connection, call, answer);
        }
    }

    /// Sends a statement over a session that speaks for whom `setting` says.
    <T> T send(Setting setting, SqlStatement.Call call, Sql.Answer<T> answer) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            PGConnection session = connection.unwrap(PGConnection.class);
            if (!setting.equals(told.getIfPresent(session))) {
                told.invalidate(session); // until it is certain
                wire.send(connection, setting.bind(TELL.with(), false), (statement, hasRows) -> hasRows);
                told.put(session, setting);
            }
            return wire.send(connection, call, answer);
        }
    }
}
