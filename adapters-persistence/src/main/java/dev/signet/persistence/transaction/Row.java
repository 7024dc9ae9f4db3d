package dev.signet.persistence.transaction;

import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.NullUnmarked;

/// A row that a statement answered. Finds a value by the position that its column has in the statement, where a
/// record of jOOQ compares names: on the hot path that was a tenth of all the work.
public final class Row {

    private final SqlStatement statement;
    private final Record values;

    Row(SqlStatement statement, Record values) {
        this.statement = statement;
        this.values = values;
    }

    /// The value of `column`, null where the database says so.
    ///
    /// @throws IllegalArgumentException if the statement did not ask for this very column
    @NullUnmarked
    public <T> T get(Field<T> column) {
        return column.getType().cast(values.get(statement.positionOf(column)));
    }
}
