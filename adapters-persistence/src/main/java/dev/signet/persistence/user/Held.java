package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.ROLE;
import static dev.signet.persistence.schema.Tables.USER_ROLE;
import static java.util.Comparator.comparing;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.select;

import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleAssignment;
import dev.signet.domain.user.RoleName;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The roles that a user holds, folded into one row: four arrays of one length and order. Sorted here and not in the
/// statement, where it would be done once for each array.
public final class Held {

    private static final String TABLE = "held";
    private static final Field<String[]> NAMES = column("names");
    private static final Field<String[]> DESCRIPTIONS = column("descriptions");
    private static final Field<String[]> SCOPES = column("scopes");
    private static final Field<String[]> ASSIGNED_BY = column("assigned_by");

    static final List<Field<?>> ALL = List.of(NAMES, DESCRIPTIONS, SCOPES, ASSIGNED_BY);

    private Held() {}

    /// What `user` of `tenant` holds, to be joined on true.
    public static Table<?> by(Field<UUID> tenant, Field<UUID> user) {
        Field<String> scopes = function("array_to_string", SQLDataType.VARCHAR, ROLE.SCOPES, inline(" "));
        return lateral(select(
                        arrayAgg(ROLE.NAME).as(NAMES.getName()),
                        arrayAgg(ROLE.DESCRIPTION).as(DESCRIPTIONS.getName()),
                        arrayAgg(scopes).as(SCOPES.getName()),
                        arrayAgg(USER_ROLE.ASSIGNED_BY).as(ASSIGNED_BY.getName()))
                .from(USER_ROLE)
                .join(ROLE)
                .on(ROLE.TENANT.eq(USER_ROLE.TENANT), ROLE.NAME.eq(USER_ROLE.ROLE))
                .where(USER_ROLE.TENANT.eq(tenant), USER_ROLE.APP_USER.eq(user))
                .asTable(TABLE));
    }

    static List<RoleAssignment> read(Row row) {
        String[] names = row.get(NAMES);
        if (names == null) {
            return List.of();
        }
        String[] descriptions = row.get(DESCRIPTIONS);
        String[] scopes = row.get(SCOPES);
        String[] by = row.get(ASSIGNED_BY);
        return IntStream.range(0, names.length)
                .mapToObj(i -> new RoleAssignment(
                        new Role(new RoleName(names[i]), descriptions[i], Scopes.parse(scopes[i])),
                        Values.constant(AssignedBy.class, by[i])))
                .sorted(comparing(assignment -> assignment.role().name().value()))
                .toList();
    }

    private static Field<String[]> column(String name) {
        return DSL.field(DSL.name(TABLE, name), SQLDataType.VARCHAR.array());
    }
}
