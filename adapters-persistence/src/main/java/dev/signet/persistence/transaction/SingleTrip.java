package dev.signet.persistence.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Exactly one statement, on an autocommit connection that is held for as long as it takes.
final class SingleTrip extends Sql {

    private final DataSource pool;
    private final @Nullable Setting setting;
    private boolean spent;

    SingleTrip(DataSource pool, @Nullable Setting setting) {
        this.pool = pool;
        this.setting = setting;
    }

    @Override
    <T> T run(SqlStatement.Call call, Answer<T> answer) {
        if (spent) {
            throw new IllegalStateException("a second statement where one was promised");
        }
        spent = true;
        try (Connection connection = pool.getConnection()) {
            return setting == null ? Wire.send(connection, call, answer) : Wire.send(connection, setting, call, answer);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
