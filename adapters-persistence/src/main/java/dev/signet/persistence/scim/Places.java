package dev.signet.persistence.scim;

import dev.signet.domain.scim.AttributePath;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;

/// Where the attributes of a kind of resource lie. Every condition is true or false, never unknown, so that the
/// opposite of it is asked for by `not`.
interface Places {

    /// That some value at `at` is so.
    Condition some(AttributePath at, Function<Field<String>, Condition> so);

    /// The time at `at`, which every resource has.
    Field<OffsetDateTime> time(AttributePath at);

    /// That some element of a multi-valued attribute is as `judge` says, given where the parts of that element lie.
    Condition element(AttributePath of, Function<Places, Condition> judge);

    /// By what resources are sorted at `by`; null where they have nothing there.
    Field<String> key(AttributePath by);
}
