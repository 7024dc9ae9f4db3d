package dev.signet.persistence.transaction;

import java.sql.Connection;
import java.sql.SQLException;

/// Any number of statements in a transaction that somebody else ends. The first one takes the setting with it.
final class OpenTransaction extends Sql implements AutoCloseable {

    private final Connection connection;
    private final Wire wire;
    private final Setting setting;
    private boolean begun;
    private boolean over;

    OpenTransaction(Connection connection, Wire wire, Setting setting) {
        this.connection = connection;
        this.wire = wire;
        this.setting = setting;
    }

    @Override
    <T> T run(SqlStatement.Call call, Answer<T> answer) {
        if (over) {
            throw new IllegalStateException("the transaction is over");
        }
        try {
            if (begun) {
                return wire.send(connection, call, answer);
            }
            begun = true;
            return wire.sendBehind(connection, setting, call, answer);
        } catch (SQLException e) {
            throw new SqlFailure(e);
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
