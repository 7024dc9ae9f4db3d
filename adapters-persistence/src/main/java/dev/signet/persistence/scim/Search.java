package dev.signet.persistence.scim;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Window;
import dev.signet.persistence.transaction.Rows;
import dev.signet.persistence.transaction.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Finds a part of a list: first the ids in their order, which is all that is sorted and skipped, then the resources.
final class Search {

    private static final Field<Integer> COUNT = count().as("found");

    private final Sql sql;
    private final Table<?> table;
    private final Field<UUID> id;
    private final Condition condition;
    private final Optional<Field<String>> key;
    private final boolean descending;

    Search(
            Sql sql,
            Table<?> table,
            TableField<?, UUID> tenantColumn,
            Field<UUID> id,
            UUID tenant,
            Query query,
            Places places) {
        this.sql = sql;
        this.table = table;
        this.id = id;
        this.condition = tenantColumn.eq(tenant).and(Conditions.of(query.filter(), places));
        this.key = query.sort().map(sort -> places.key(sort.by()));
        this.descending = query.sort().map(Query.Sort::descending).orElse(false);
    }

    /// @param reader of resources by their ids, in any order
    <T> Found<T> run(Window window, Function<List<UUID>, Map<UUID, T>> reader) {
        return switch (window) {
            case Window.Numbered numbered -> numbered(numbered, reader);
            case Window.Following following -> following(following, reader);
        };
    }

    private <T> Found<T> numbered(Window.Numbered window, Function<List<UUID>, Map<UUID, T>> reader) {
        int total = sql.fetchOne(select(COUNT).from(table).where(condition))
                .orElseThrow()
                .get(COUNT);
        if (window.count() == 0 || window.start() > total) {
            return new Found<>(List.of(), Optional.of(total), Optional.empty());
        }
        List<UUID> ids = places(noCondition(), window.start() - 1, window.count()).stream()
                .map(Window.Place::id)
                .toList();
        return new Found<>(inOrder(ids, reader), Optional.of(total), Optional.empty());
    }

    private <T> Found<T> following(Window.Following window, Function<List<UUID>, Map<UUID, T>> reader) {
        Condition rest = window.last().map(this::after).orElse(noCondition());
        List<Window.Place> places = places(rest, 0, window.count() + 1);
        boolean more = places.size() > window.count();
        List<Window.Place> shown = more ? places.subList(0, window.count()) : places;
        List<T> items = inOrder(shown.stream().map(Window.Place::id).toList(), reader);
        return new Found<>(
                items, Optional.empty(), more && !shown.isEmpty() ? Optional.of(shown.getLast()) : Optional.empty());
    }

    private List<Window.Place> places(Condition rest, int skipped, int limit) {
        Field<String> sorted = key.orElse(DSL.castNull(SQLDataType.VARCHAR)).as("sorted");
        List<OrderField<?>> order = new ArrayList<>();
        key.ifPresent(field -> order.add(descending ? field.desc() : field.asc()));
        order.add(id.asc());
        Rows rows = sql.fetch(select(id, sorted)
                .from(table)
                .where(condition, rest)
                .orderBy(order)
                .limit(limit)
                .offset(skipped));
        return rows.map(row -> new Window.Place(Optional.ofNullable(row.get(sorted)), row.get(id)));
    }

    /// What comes behind `place`. Null is greater than everything, as in the order of PostgreSQL.
    private Condition after(Window.Place place) {
        Condition later = id.gt(place.id());
        if (key.isEmpty()) {
            return later;
        }
        Field<String> field = key.get();
        if (place.key().isEmpty()) {
            Condition among = field.isNull().and(later);
            return descending ? among.or(field.isNotNull()) : among;
        }
        Field<String> reached = val(place.key().get(), SQLDataType.VARCHAR);
        Condition beyond = descending ? field.lt(reached) : field.gt(reached).or(field.isNull());
        return beyond.or(field.eq(reached).and(later));
    }

    private static <T> List<T> inOrder(List<UUID> ids, Function<List<UUID>, Map<UUID, T>> reader) {
        Map<UUID, T> read = ids.isEmpty() ? new HashMap<>() : reader.apply(ids);
        return ids.stream().filter(read::containsKey).map(read::get).toList();
    }
}
