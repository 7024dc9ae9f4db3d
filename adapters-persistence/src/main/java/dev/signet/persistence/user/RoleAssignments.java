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
import java.util.Set;
import java.util.UUID;

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
        int known = sql.fetch(select(ROLE.NAME).from(ROLE).where(ROLE.TENANT.eq(tenant), ROLE.NAME.in(names)))
                .size();
        if (known < names.length) {
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
}
