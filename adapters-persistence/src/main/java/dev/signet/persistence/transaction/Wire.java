package dev.signet.persistence.transaction;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/// Sends one statement over one connection.
final class Wire {

    private Wire() {}

    /// Sends the statement of `call` by itself.
    static <T> T send(Connection connection, SqlStatement.Call call, Sql.Answer<T> answer) throws SQLException {
        Rendered rendered = call.statement().alone();
        try (PreparedStatement statement = connection.prepareStatement(rendered.sql())) {
            bind(statement, rendered.params(), call);
            return answer.read(statement, statement.execute());
        }
    }

    /// Sends the statement of `call` behind `setting`, in the same round trip: the driver sends several commands
    /// together, and outside a transaction PostgreSQL takes them for one.
    static <T> T send(Connection connection, Setting setting, SqlStatement.Call call, Sql.Answer<T> answer)
            throws SQLException {
        Rendered rendered = call.statement().led();
        call.set(Setting.NAME, setting.name()).set(Setting.VALUE, setting.value());
        try (PreparedStatement statement = connection.prepareStatement(rendered.sql())) {
            bind(statement, rendered.params(), call);
            statement.execute();
            return answer.read(statement, statement.getMoreResults());
        }
    }

    private static void bind(PreparedStatement statement, List<Param<?>> params, SqlStatement.Call call)
            throws SQLException {
        for (int i = 0; i < params.size(); i++) {
            bind(statement, i + 1, call.valueOf(params.get(i)));
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case JSONB json -> statement.setString(index, json.data());
            case byte[] bytes -> statement.setBytes(index, bytes);
            case String[] texts -> statement.setArray(index, statement.getConnection().createArrayOf("text", texts));
            case UUID[] ids -> statement.setArray(index, statement.getConnection().createArrayOf("uuid", ids));
            case byte[][] many -> statement.setArray(index, statement.getConnection().createArrayOf("bytea", many));
            case null, default -> statement.setObject(index, value);
        }
    }
}
