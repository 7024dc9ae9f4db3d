package dev.signet.persistence.transaction;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A statement that is rendered when it is first sent, and never again: kept as a constant, with named
/// parameters, it costs the hot path no rendering.
public final class SqlStatement {

    private final List<Query> queries;
    private final Field<?>[] fields;
    private final IdentityHashMap<Field<?>, Integer> positions;
    private volatile @Nullable Rendered alone;
    private volatile @Nullable Rendered led;

    private SqlStatement(List<Query> queries, List<Field<?>> fields) {
        this.queries = List.copyOf(queries);
        this.fields = fields.toArray(Field[]::new);
        this.positions = new IdentityHashMap<>();
        for (int i = 0; i < this.fields.length; i++) {
            positions.putIfAbsent(this.fields[i], i);
        }
    }

    /// A statement that answers the rows of `query` under the names of `fields`, in the order of its columns.
    public static SqlStatement of(Query query, List<? extends Field<?>> fields) {
        return new SqlStatement(List.of(query), List.copyOf(fields));
    }

    /// A statement that answers the columns that `query` names, each as the very column that was named:
    /// [Select#fields] has copies, among which a column would have to be looked for by its name.
    public static SqlStatement of(Select<?> query) {
        return new SqlStatement(
                List.of(query),
                query.$select().stream().<Field<?>>map(Field.class::cast).toList());
    }

    /// A statement that answers no rows.
    public static SqlStatement of(Query query) {
        return new SqlStatement(List.of(query), List.of());
    }

    /// This statement behind another, whose answer nobody reads, in the same round trip and transaction. This one
    /// sees what was committed while the first one waited.
    public SqlStatement behind(Query first) {
        return new SqlStatement(
                Stream.concat(Stream.of(first), queries.stream()).toList(), List.of(fields));
    }

    /// This statement with values for its parameters.
    public Call with() {
        return new Call();
    }

    Field<?>[] fields() {
        return fields;
    }

    /// Where this very column stands in an answer.
    int positionOf(Field<?> column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException(column.getName() + " was not asked for");
        }
        return position;
    }

    /// How many answers come before the one that matters.
    int before() {
        return queries.size() - 1;
    }

    Rendered alone() {
        Rendered known = alone;
        if (known == null) {
            known = Rendered.of(DSL.queries(queries));
            alone = known;
        }
        return known;
    }

    /// The statement behind a [Setting], to be sent in one go.
    Rendered led() {
        Rendered known = led;
        if (known == null) {
            known = Rendered.of(DSL.queries(
                    Stream.concat(Stream.of(Setting.QUERY), queries.stream()).toList()));
            led = known;
        }
        return known;
    }

    /// A statement and the values of its named parameters.
    public final class Call {

        private final Map<String, @Nullable Object> values = new HashMap<>();

        private Call() {}

        /// Binds `value` wherever the statement names `param`.
        public <T> Call set(Param<T> param, @Nullable T value) {
            values.put(param.getParamName(), value);
            return this;
        }

        SqlStatement statement() {
            return SqlStatement.this;
        }

        @Nullable
        Object valueOf(Param<?> param) {
            String name = param.getParamName();
            if (name == null || name.isEmpty()) {
                return param.getValue();
            }
            Object value = values.get(name);
            if (value == null && !values.containsKey(name)) {
                throw new IllegalStateException("no value for the parameter " + name);
            }
            return value;
        }
    }
}
