package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.LOGIN_NAME;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import dev.signet.application.TenantTx;
import dev.signet.application.user.Users;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.User;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Param;

/// Adds users by the hundred.
final class ManyUsers {

    /// Whose a name is; of a client the id is told too, which is no user's.
    private static final Field<UUID> OWNER =
            coalesce(LOGIN_NAME.APP_USER, LOGIN_NAME.CLIENT).as("owner");

    private static final Param<UUID> TENANT_ID = param("tenant", LOGIN_NAME.TENANT);
    private static final Param<String[]> NAMES = param("names", String[].class);

    private static final SqlStatement HOLDERS = holders();

    private final Sql sql;
    private final TenantId tenantId;
    private final UUID tenant;

    ManyUsers(TenantTx tx) {
        this.sql = Sql.of(tx);
        this.tenantId = tx.tenant();
        this.tenant = tenantId.value();
    }

    /// Who holds a name.
    private record Holder(UUID id, boolean isUser) {}

    List<Users.Added> judge(List<User> users) {
        Map<String, Holder> holders = users.isEmpty() ? new HashMap<>() : holders(users);
        List<Users.Added> judged = new ArrayList<>();
        users.forEach(user -> judged.add(judge(user, holders)));
        return judged;
    }

    private static Users.Added judge(User user, Map<String, Holder> holders) {
        Set<String> names = LoginNames.of(user);
        Set<Holder> theirs = new HashSet<>();
        names.stream().filter(holders::containsKey).map(holders::get).forEach(theirs::add);
        if (theirs.isEmpty()) {
            Holder holder = new Holder(user.id().value(), true);
            names.forEach(name -> holders.put(name, holder));
            return Users.Added.ADDED;
        }
        boolean isThere = theirs.size() == 1
                && theirs.iterator().next().isUser()
                && holders.keySet().containsAll(names);
        return isThere ? Users.Added.THERE_ALREADY : Users.Added.NAME_TAKEN;
    }

    List<Users.Added> add(List<User> users) {
        List<Users.Added> judged = judge(users);
        List<User> fresh = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            if (judged.get(i) == Users.Added.ADDED) {
                fresh.add(users.get(i));
            }
        }
        if (fresh.isEmpty()) {
            return judged;
        }
        insert(fresh);
        if (!insertNames(fresh)) {
            Map<UUID, Users.Added> late = withdrawn(fresh);
            for (int i = 0; i < users.size(); i++) {
                judged.set(i, late.getOrDefault(users.get(i).id().value(), judged.get(i)));
            }
        }
        return judged;
    }

    /// Each name is looked for by itself, as the limit demands. Left the choice, a planner that knows nothing of the
    /// table yet, or nobody of a tenant, would read all names of the tenant and compare each with all that are
    /// asked for.
    private static SqlStatement holders() {
        Field<String> name = field(name("asked", "name"), LOGIN_NAME.NORMALISED.getDataType());
        return SqlStatement.of(select(LOGIN_NAME.NORMALISED, OWNER, LOGIN_NAME.APP_USER)
                .from(unnest(NAMES).as("asked", "name"))
                .crossJoin(lateral(select(LOGIN_NAME.NORMALISED, LOGIN_NAME.APP_USER, LOGIN_NAME.CLIENT)
                        .from(LOGIN_NAME)
                        .where(LOGIN_NAME.TENANT.eq(TENANT_ID), LOGIN_NAME.NORMALISED.eq(name))
                        .limit(inline(1))
                        .asTable(LOGIN_NAME.getName()))));
    }

    private Map<String, Holder> holders(List<User> users) {
        Set<String> names = new LinkedHashSet<>();
        users.forEach(user -> names.addAll(LoginNames.of(user)));
        Map<String, Holder> holders = new HashMap<>();
        sql.fetch(HOLDERS.with().set(TENANT_ID, tenant).set(NAMES, names.toArray(String[]::new)))
                .forEach(row -> holders.put(
                        row.get(LOGIN_NAME.NORMALISED),
                        new Holder(row.get(OWNER), row.get(LOGIN_NAME.APP_USER) != null)));
        return holders;
    }

    private void insert(List<User> users) {
        var insert = insertInto(APP_USER)
                .columns(
                        APP_USER.TENANT,
                        APP_USER.ID,
                        APP_USER.NAME,
                        APP_USER.EMAIL,
                        APP_USER.DISPLAY_NAME,
                        APP_USER.STATE,
                        APP_USER.VERSION,
                        APP_USER.NAME_FOLDED,
                        APP_USER.DISPLAY_NAME_FOLDED);
        for (User user : users) {
            insert = insert.values(
                    tenant,
                    user.id().value(),
                    user.name().value(),
                    user.email().map(Email::value).orElse(null),
                    user.displayName().orElse(null),
                    Values.word(user.state()),
                    user.version().number(),
                    LoginName.folded(user.name().value()),
                    user.displayName().map(LoginName::folded).orElse(null));
        }
        sql.execute(insert);
        new FirstAddress(sql, tenantId).add(users);
    }

    /// @return whether all names were still free
    private boolean insertNames(List<User> users) {
        var insert = insertInto(LOGIN_NAME).columns(LOGIN_NAME.TENANT, LOGIN_NAME.NORMALISED, LOGIN_NAME.APP_USER);
        int count = 0;
        for (User user : users) {
            for (String name : LoginNames.of(user)) {
                insert = insert.values(tenant, name, user.id().value());
                count++;
            }
        }
        return sql.execute(insert.onConflictDoNothing()) == count;
    }

    /// Takes back whom somebody was quicker than, their other names too, and says what became of each of them.
    private Map<UUID, Users.Added> withdrawn(List<User> users) {
        Map<String, Holder> holders = holders(users);
        List<User> late = users.stream()
                .filter(user -> LoginNames.of(user).stream()
                        .anyMatch(name -> !new Holder(user.id().value(), true).equals(holders.get(name))))
                .toList();
        UUID[] ids = late.stream().map(user -> user.id().value()).toArray(UUID[]::new);
        sql.execute(deleteFrom(APP_USER).where(APP_USER.TENANT.eq(tenant), APP_USER.ID.in(ids)));
        Map<String, Holder> left = holders(late);
        return late.stream().collect(Collectors.toMap(user -> user.id().value(), user -> judgeLate(user, left)));
    }

    /// Never added, even if whoever was quicker is gone again.
    private static Users.Added judgeLate(User user, Map<String, Holder> holders) {
        Users.Added now = judge(user, holders);
        return now == Users.Added.ADDED ? Users.Added.NAME_TAKEN : now;
    }
}
