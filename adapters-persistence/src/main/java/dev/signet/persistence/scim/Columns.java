package dev.signet.persistence.scim;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.GROUP_MEMBER;
import static dev.signet.persistence.schema.Tables.USER_ATTRIBUTE;
import static dev.signet.persistence.schema.Tables.USER_GROUP;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.select;

import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.persistence.transaction.Row;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// What is kept of a person beside the user, folded into one row.
final class Columns {

    static final Field<OffsetDateTime> CREATED = APP_USER.CREATED.as("user_created");
    static final Field<OffsetDateTime> CHANGED = APP_USER.CHANGED.as("user_changed");

    private static final Field<String[]> ATTRIBUTES =
            DSL.field(DSL.name("profile", "attributes"), SQLDataType.VARCHAR.array());
    private static final Field<Integer[]> POSITIONS =
            DSL.field(DSL.name("profile", "positions"), SQLDataType.INTEGER.array());
    private static final Field<String[]> VALUES =
            DSL.field(DSL.name("profile", "attribute_values"), SQLDataType.VARCHAR.array());
    private static final Field<UUID[]> GROUPS = DSL.field(DSL.name("belongs", "group_ids"), SQLDataType.UUID.array());
    private static final Field<String[]> GROUP_NAMES =
            DSL.field(DSL.name("belongs", "group_names"), SQLDataType.VARCHAR.array());

    static final List<Field<?>> ALL = List.of(CREATED, CHANGED, ATTRIBUTES, POSITIONS, VALUES, GROUPS, GROUP_NAMES);

    private Columns() {}

    /// To be joined on true.
    static Table<?> profile() {
        return lateral(select(
                        arrayAgg(USER_ATTRIBUTE.ATTRIBUTE).as(ATTRIBUTES.getName()),
                        arrayAgg(USER_ATTRIBUTE.POSITION).as(POSITIONS.getName()),
                        arrayAgg(USER_ATTRIBUTE.VALUE).as(VALUES.getName()))
                .from(USER_ATTRIBUTE)
                .where(USER_ATTRIBUTE.TENANT.eq(APP_USER.TENANT), USER_ATTRIBUTE.APP_USER.eq(APP_USER.ID))
                .asTable("profile"));
    }

    /// To be joined on true.
    static Table<?> groups() {
        return lateral(select(
                        arrayAgg(USER_GROUP.ID).as(GROUPS.getName()),
                        arrayAgg(USER_GROUP.DISPLAY_NAME).as(GROUP_NAMES.getName()))
                .from(GROUP_MEMBER)
                .join(USER_GROUP)
                .on(USER_GROUP.TENANT.eq(GROUP_MEMBER.TENANT), USER_GROUP.ID.eq(GROUP_MEMBER.USER_GROUP))
                .where(GROUP_MEMBER.TENANT.eq(APP_USER.TENANT), GROUP_MEMBER.APP_USER.eq(APP_USER.ID))
                .asTable("belongs"));
    }

    static Profile profile(Row row) {
        String[] attributes = row.get(ATTRIBUTES);
        if (attributes == null) {
            return Profile.EMPTY;
        }
        Integer[] positions = row.get(POSITIONS);
        String[] values = row.get(VALUES);
        return new Profile(IntStream.range(0, attributes.length)
                .mapToObj(i -> new Fact(attributes[i], positions[i], values[i]))
                .toList());
    }

    static List<Person.Membership> groups(Row row) {
        UUID[] ids = row.get(GROUPS);
        if (ids == null) {
            return List.of();
        }
        String[] names = row.get(GROUP_NAMES);
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new Person.Membership(new GroupId(ids[i]), names[i]))
                .sorted(Comparator.comparing(
                        membership -> membership.group().value().toString()))
                .toList();
    }
}
