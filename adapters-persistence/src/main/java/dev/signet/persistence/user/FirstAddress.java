package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.USER_ATTRIBUTE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;

import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.User;
import dev.signet.persistence.transaction.Sql;
import java.util.List;
import java.util.UUID;

/// The first address of the profile that provisioning clients see: the one under which somebody may log in, kept in
/// step with it.
final class FirstAddress {

    private static final String VALUE = "emails.value";
    private static final String TYPE = "emails.type";
    private static final String PRIMARY = "emails.primary";
    private static final String DISPLAY = "emails.display";

    private final Sql sql;
    private final UUID tenant;

    FirstAddress(Sql sql, TenantId tenant) {
        this.sql = sql;
        this.tenant = tenant.value();
    }

    /// Those of users who have no profile yet.
    void add(List<User> users) {
        insert(users);
    }

    /// That of a user whose address may be another one now, or none.
    void keep(User user) {
        if (user.email().isPresent()) {
            insert(List.of(user));
        } else {
            sql.execute(deleteFrom(USER_ATTRIBUTE)
                    .where(
                            USER_ATTRIBUTE.TENANT.eq(tenant),
                            USER_ATTRIBUTE.APP_USER.eq(user.id().value()),
                            USER_ATTRIBUTE.ATTRIBUTE.in(VALUE, TYPE, PRIMARY, DISPLAY),
                            USER_ATTRIBUTE.POSITION.eq(0)));
        }
    }

    private void insert(List<User> users) {
        var insert = insertInto(USER_ATTRIBUTE)
                .columns(
                        USER_ATTRIBUTE.TENANT,
                        USER_ATTRIBUTE.APP_USER,
                        USER_ATTRIBUTE.ATTRIBUTE,
                        USER_ATTRIBUTE.POSITION,
                        USER_ATTRIBUTE.VALUE,
                        USER_ATTRIBUTE.FOLDED);
        boolean any = false;
        for (User user : users) {
            UUID id = user.id().value();
            if (user.email().isPresent()) {
                String value = user.email().map(Email::value).orElseThrow();
                insert = insert.values(tenant, id, VALUE, 0, value, LoginName.folded(value))
                        .values(tenant, id, TYPE, 0, "work", "work")
                        .values(tenant, id, PRIMARY, 0, "true", "true");
                any = true;
            }
        }
        if (any) {
            // What it is for stays as it is known.
            sql.execute(insert.onConflict(
                            USER_ATTRIBUTE.TENANT,
                            USER_ATTRIBUTE.APP_USER,
                            USER_ATTRIBUTE.ATTRIBUTE,
                            USER_ATTRIBUTE.POSITION)
                    .doUpdate()
                    .set(USER_ATTRIBUTE.VALUE, excluded(USER_ATTRIBUTE.VALUE))
                    .set(USER_ATTRIBUTE.FOLDED, excluded(USER_ATTRIBUTE.FOLDED))
                    .where(USER_ATTRIBUTE.ATTRIBUTE.eq(VALUE)));
        }
    }
}
