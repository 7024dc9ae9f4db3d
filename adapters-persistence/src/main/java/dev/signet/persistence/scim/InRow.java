package dev.signet.persistence.scim;

import dev.signet.domain.scim.AttributePath;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;

/// The parts of an element that is a row.
record InRow(Function<AttributePath, Field<String>> columns) implements Places {

    @Override
    public Condition some(AttributePath at, Function<Field<String>, Condition> so) {
        return so.apply(columns.apply(at));
    }

    @Override
    public Field<OffsetDateTime> time(AttributePath at) {
        throw new IllegalStateException("no part of an element is a time: " + at);
    }

    @Override
    public Condition element(AttributePath of, Function<Places, Condition> judge) {
        throw new IllegalStateException("no element has elements: " + of);
    }

    @Override
    public Field<String> key(AttributePath by) {
        throw new IllegalStateException("nothing is sorted by a part of an element: " + by);
    }
}
