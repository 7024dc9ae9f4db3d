package dev.signet.persistence.transaction;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Exactly one statement, on an autocommit connection that is held for as long as it takes.
final class SingleTrip extends Sql {

    private final Sessions sessions;
    private final @Nullable Setting setting;
    private boolean spent;

    SingleTrip(Sessions sessions, @Nullable Setting setting) {
        this.sessions = sessions;
        this.setting = setting;
    }

    @Override
    <T> T run(SqlStatement.Call call, Answer<T> answer) {
        if (spent) {
            throw new IllegalStateException("a second statement where one was promised");
        }
        spent = true;
        try {
            return setting == null ? sessions.send(call, answer) : sessions.send(setting, call, answer);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }
}
