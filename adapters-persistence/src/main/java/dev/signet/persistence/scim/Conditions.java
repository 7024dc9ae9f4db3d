package dev.signet.persistence.scim;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.right;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.AttributePath;
import dev.signet.domain.scim.Comparison;
import dev.signet.domain.scim.Filter;
import dev.signet.domain.scim.Operand;
import dev.signet.persistence.Values;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// Turns filters into conditions.
final class Conditions {

    private Conditions() {}

    static Condition of(Optional<Filter> filter, Places places) {
        return filter.map(one -> of(one, places)).orElse(trueCondition());
    }

    static Condition of(Filter filter, Places places) {
        return switch (filter) {
            case Filter.And and ->
                and(and.all().stream().map(one -> of(one, places)).toList());
            case Filter.Or or ->
                or(or.any().stream().map(one -> of(one, places)).toList());
            case Filter.Not not -> not(of(not.filter(), places));
            case Filter.Element element -> places.element(element.of(), within -> of(element.filter(), within));
            case Filter.Present present -> present(present.at(), places);
            case Filter.Compare compare -> compare(compare, places);
        };
    }

    private static Condition present(AttributePath at, Places places) {
        return at.leaf().type() == Attribute.Type.MOMENT ? trueCondition() : places.some(at, value -> trueCondition());
    }

    private static Condition compare(Filter.Compare compare, Places places) {
        return switch (compare.to()) {
            case Operand.Text text -> compare(compare, text.value(), places);
            case Operand.Flag flag -> compare(compare, String.valueOf(flag.value()), places);
            case Operand.Moment moment ->
                ordered(compare.how(), places.time(compare.at()), val(Values.time(moment.value())));
        };
    }

    private static Condition compare(Filter.Compare compare, String text, Places places) {
        Field<String> asked = val(text, SQLDataType.VARCHAR);
        return switch (compare.how()) {
            // None that is equal, absence included.
            case NE -> not(places.some(compare.at(), value -> value.eq(asked)));
            case CO -> places.some(compare.at(), value -> position(value, asked).gt(inline(0)));
            case SW -> places.some(compare.at(), value -> begins(value, text));
            case EW ->
                places.some(
                        compare.at(),
                        value -> right(value, text.codePointCount(0, text.length()))
                                .eq(asked));
            case EQ, GT, GE, LT, LE -> places.some(compare.at(), value -> ordered(compare.how(), value, asked));
        };
    }

    private static <T> Condition ordered(Comparison how, Field<T> value, Field<T> asked) {
        return switch (how) {
            case EQ -> value.eq(asked);
            case NE -> value.ne(asked);
            case GT -> value.gt(asked);
            case GE -> value.ge(asked);
            case LT -> value.lt(asked);
            case LE -> value.le(asked);
            case CO, SW, EW -> throw new IllegalStateException("no order: " + how);
        };
    }

    /// As a range, which an index can answer: `LIKE` is not leakproof, and would see no row before the policies do.
    private static Condition begins(Field<String> value, String prefix) {
        Condition from = value.ge(val(prefix, SQLDataType.VARCHAR));
        return after(prefix)
                .map(end -> from.and(value.lt(val(end, SQLDataType.VARCHAR))))
                .orElse(from);
    }

    /// The least text that is greater than all that begin with `prefix`; empty if there is none.
    private static Optional<String> after(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int i = points.length - 1; i >= 0; i--) {
            if (points[i] < Character.MAX_CODE_POINT) {
                int next = points[i] + 1;
                points[i] = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
                return Optional.of(new String(points, 0, i + 1));
            }
        }
        return Optional.empty();
    }

    /// A time as text that sorts like it.
    static Field<String> sortable(Field<OffsetDateTime> time) {
        return org.jooq.impl.DSL.toChar(time.cast(SQLDataType.TIMESTAMPWITHTIMEZONE), "YYYY-MM-DD\"T\"HH24:MI:SS.US");
    }
}
