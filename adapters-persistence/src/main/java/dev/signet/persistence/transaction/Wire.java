package dev.signet.persistence.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/// Sends one statement over one connection.
final class Wire {

    private final StatementBound bound;

    Wire(StatementBound bound) {
        this.bound = bound;
    }

    /// Sends the statement of `call` by itself.
    <T> T send(Connection connection, SqlStatement.Call call, Sql.Answer<T> answer) throws SQLException {
        return send(connection, call.statement().alone(), call.statement().before(), call, answer);
    }

    /// Sends the statement of `call` behind `setting`, in an open transaction, with which the setting ends.
    <T> T sendBehind(Connection connection, Setting setting, SqlStatement.Call call, Sql.Answer<T> answer)
            throws SQLException {
        setting.bind(call, true);
        return send(connection, call.statement().led(), call.statement().before() + 1, call, answer);
    }

    private <T> T send(
            Connection connection, Rendered rendered, int before, SqlStatement.Call call, Sql.Answer<T> answer)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(rendered.sql())) {
            bind(statement, rendered.params(), call);
            bound.onto(statement);
            boolean rows = statement.execute();
            for (int skipped = 0; skipped < before; skipped++) {
                rows = statement.getMoreResults();
            }
            return answer.read(statement, rows);
        }
    }

    private static void bind(PreparedStatement statement, List<Param<?>> params, SqlStatement.Call call)
            throws SQLException {
        for (int i = 0; i < params.size(); i++) {
            bind(statement, i + 1, call.valueOf(params.get(i)));
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
            return;
        }
        switch (value) {
            case JSONB json -> statement.setString(index, json.data());
            case byte[] bytes -> statement.setBytes(index, bytes);
            case String[] texts ->
                statement.setArray(index, statement.getConnection().createArrayOf("varchar", texts));
            case UUID[] ids ->
                statement.setArray(index, statement.getConnection().createArrayOf("uuid", ids));
            case byte[][] many ->
                statement.setArray(index, statement.getConnection().createArrayOf("bytea", many));
            default -> statement.setObject(index, value);
        }
    }
}
