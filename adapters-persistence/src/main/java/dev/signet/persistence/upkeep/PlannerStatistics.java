package dev.signet.persistence.upkeep;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.select;

import dev.signet.persistence.transaction.JooqTransactions;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// What PostgreSQL's planner knows of how much is kept. The database keeps it up to date by itself, but not within the
/// first minute in which a table grows from nothing, when its plans are at their worst.
public final class PlannerStatistics {

    private static final Field<Integer> RENEWED =
            function("renew_statistics", SQLDataType.INTEGER).as("renewed");

    private final JooqTransactions transactions;

    public PlannerStatistics(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    /// Has the planner look at tables that have outgrown what it knows; if there are none, this costs a round trip.
    ///
    /// @return how many there were
    /// @throws dev.signet.application.StoreUnavailable if the database cannot be reached
    public int renew() {
        return transactions.once(sql ->
                sql.fetchOne(select(RENEWED)).map(row -> row.get(RENEWED)).orElse(0));
    }
}
