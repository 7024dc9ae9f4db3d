package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.LOGIN_NAME;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.signet.application.TenantTx;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.User;
import dev.signet.persistence.transaction.Sql;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// What a user may be called by, kept in step with the user.
final class LoginNames {

    private final Sql sql;
    private final UUID tenant;
    private final UUID user;

    LoginNames(TenantTx tx, User user) {
        this.sql = Sql.of(tx);
        this.tenant = tx.tenant().value();
        this.user = user.id().value();
    }

    static Set<String> of(User user) {
        Set<String> names = new TreeSet<>();
        names.add(user.name().login().normalised());
        user.email().map(Email::login).map(LoginName::normalised).ifPresent(names::add);
        return names;
    }

    /// Takes `names`, as far as they are free.
    ///
    /// @return whether all of them were
    boolean take(Set<String> names) {
        var insert = insertInto(LOGIN_NAME).columns(LOGIN_NAME.TENANT, LOGIN_NAME.NORMALISED, LOGIN_NAME.APP_USER);
        for (String name : names) {
            insert = insert.values(tenant, name, user);
        }
        return names.isEmpty() || sql.execute(insert.onConflictDoNothing()) == names.size();
    }

    Set<String> held() {
        return new TreeSet<>(sql.fetch(select(LOGIN_NAME.NORMALISED)
                        .from(LOGIN_NAME)
                        .where(LOGIN_NAME.TENANT.eq(tenant), LOGIN_NAME.APP_USER.eq(user)))
                .map(row -> row.get(LOGIN_NAME.NORMALISED)));
    }

    void give(Set<String> names) {
        sql.execute(deleteFrom(LOGIN_NAME)
                .where(LOGIN_NAME.TENANT.eq(tenant), LOGIN_NAME.APP_USER.eq(user), LOGIN_NAME.NORMALISED.in(names)));
    }
}
