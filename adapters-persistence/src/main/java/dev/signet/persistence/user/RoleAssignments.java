package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.ROLE;
import static dev.signet.persistence.schema.Tables.USER_ROLE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.signet.application.TenantTx;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who has which role, and by whose word.
final class RoleAssignments {

    boolean replace(TenantTx tx, UserId user, Set<RoleName> roles, AssignedBy by, Instant now) {
        Sql sql = Sql.of(tx);
        UUID tenant = tx.tenant().value();
        String[] names = Values.texts(roles, RoleName::value);
        // One after the other: else two calls at once would leave the roles of both.
        sql.fetch(select(APP_USER.ID)
                .from(APP_USER)
                .where(APP_USER.TENANT.eq(tenant), APP_USER.ID.eq(user.value()))
                .forNoKeyUpdate());
        if (!areThere(tx, roles)) {
            return false;
        }
        sql.execute(deleteFrom(USER_ROLE)
                .where(USER_ROLE.TENANT.eq(tenant), USER_ROLE.APP_USER.eq(user.value()), USER_ROLE.ROLE.notIn(names)));
        for (String name : names) {
            sql.execute(insertInto(USER_ROLE)
                    .set(USER_ROLE.TENANT, tenant)
                    .set(USER_ROLE.APP_USER, user.value())
                    .set(USER_ROLE.ROLE, name)
                    .set(USER_ROLE.ASSIGNED_BY, Values.word(by))
                    .set(USER_ROLE.ASSIGNED, Values.time(now))
                    .onConflictDoNothing());
        }
        return true;
    }

    /// Those of users who have none yet.
    boolean add(TenantTx tx, Map<UserId, Set<RoleName>> roles, AssignedBy by, Instant now) {
        Set<RoleName> names = roles.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return true;
        }
        if (!areThere(tx, names)) {
            return false;
        }
        var insert = insertInto(USER_ROLE)
                .columns(
                        USER_ROLE.TENANT,
                        USER_ROLE.APP_USER,
                        USER_ROLE.ROLE,
                        USER_ROLE.ASSIGNED_BY,
                        USER_ROLE.ASSIGNED);
        for (var one : roles.entrySet()) {
            for (RoleName role : one.getValue()) {
                insert = insert.values(
                        tx.tenant().value(), one.getKey().value(), role.value(), Values.word(by), Values.time(now));
            }
        }
        Sql.of(tx).execute(insert);
        return true;
    }

    private static boolean areThere(TenantTx tx, Set<RoleName> roles) {
        return Sql.of(tx)
                        .fetch(select(ROLE.NAME)
                                .from(ROLE)
                                .where(
                                        ROLE.TENANT.eq(tx.tenant().value()),
                                        ROLE.NAME.in(Values.texts(roles, RoleName::value))))
                        .size()
                == roles.size();
    }
}
