package dev.signet.persistence.transaction;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// The one way to run a statement, whatever kind of transaction is open.
public abstract sealed class Sql permits OpenTransaction, SingleTrip {

    private static final DSLContext READER = DSL.using(SQLDialect.POSTGRES);

    /// That of `tx`.
    public static Sql of(TenantTx tx) {
        if (tx instanceof JooqTenantTx ours) {
            return ours.sql();
        }
        throw new IllegalArgumentException("a transaction of another store");
    }

    /// That of `tx`.
    public static Sql of(SystemTx tx) {
        if (tx instanceof JooqSystemTx ours) {
            return ours.sql();
        }
        throw new IllegalArgumentException("a transaction of another store");
    }

    /// The rows that a prepared statement answers.
    public final Rows fetch(SqlStatement.Call call) {
        SqlStatement sent = call.statement();
        return run(call, (statement, hasRows) -> {
            try (ResultSet rows = statement.getResultSet()) {
                return new Rows(sent, READER.fetch(rows, sent.fields()));
            }
        });
    }

    /// The rows that `query` selects.
    public final Rows fetch(Select<?> query) {
        return fetch(SqlStatement.of(query).with());
    }

    /// The row that `query` selects, if it selects one.
    public final Optional<Row> fetchOne(Select<?> query) {
        return first(fetch(query));
    }

    /// The first of `rows`.
    public static Optional<Row> first(Rows rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /// Runs `query`, which answers no rows.
    ///
    /// @return how many rows it changed
    public final int execute(Query query) {
        return execute(SqlStatement.of(query).with());
    }

    /// Runs a prepared statement that answers no rows.
    ///
    /// @return how many rows it changed
    public final int execute(SqlStatement.Call call) {
        return run(call, (statement, hasRows) -> statement.getUpdateCount());
    }

    abstract <T> T run(SqlStatement.Call call, Answer<T> answer);

    /// Reads the answer of a statement that was run.
    @FunctionalInterface
    interface Answer<T> {

        /// What the statement answered.
        ///
        /// @param hasRows whether it answers rows and not a count
        T read(PreparedStatement statement, boolean hasRows) throws SQLException;
    }
}
