package dev.signet.persistence.transaction;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Record;

/// The rows that a statement answered.
public final class Rows extends AbstractList<Row> {

    private final SqlStatement statement;
    private final List<Record> records;

    Rows(SqlStatement statement, List<Record> records) {
        this.statement = statement;
        this.records = records;
    }

    @Override
    public Row get(int index) {
        return new Row(statement, records.get(index));
    }

    @Override
    public int size() {
        return records.size();
    }

    /// What `reader` makes of each.
    public <T> List<T> map(Function<Row, T> reader) {
        return stream().map(reader).toList();
    }
}
