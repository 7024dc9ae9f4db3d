package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static dev.signet.persistence.schema.Tables.GROUP_MEMBER;
import static dev.signet.persistence.schema.Tables.LOGIN_NAME;
import static dev.signet.persistence.schema.Tables.TENANT;
import static dev.signet.persistence.schema.Tables.USER_GROUP;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.user.Users;
import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.credential.CredentialColumns;
import dev.signet.persistence.credential.TotpColumns;
import dev.signet.persistence.schema.tables.records.AppUserRecord;
import dev.signet.persistence.tenant.TenantColumns;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.SelectJoinStep;

/// The people of a tenant, in PostgreSQL.
public final class JooqUsers implements Users {

    private static final Param<UUID> TENANT_ID = param("tenant", TENANT.ID);
    private static final Param<String> NAME = param("name", LOGIN_NAME.NORMALISED);

    private static final SqlStatement LOOKUP =
            SqlStatement.of(select(Stream.of(TenantColumns.ALL, UserColumns.ALL, CredentialColumns.ALL, TotpColumns.ALL)
                            .flatMap(List::stream)
                            .toList())
                    .from(TENANT)
                    .leftJoin(LOGIN_NAME)
                    .on(LOGIN_NAME.TENANT.eq(TENANT_ID), LOGIN_NAME.NORMALISED.eq(NAME))
                    .leftJoin(APP_USER)
                    .on(APP_USER.TENANT.eq(TENANT_ID), APP_USER.ID.eq(LOGIN_NAME.APP_USER))
                    .leftJoin(CREDENTIAL)
                    .on(
                            CREDENTIAL.TENANT.eq(TENANT_ID),
                            CREDENTIAL.APP_USER.eq(APP_USER.ID),
                            CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.PASSWORD)),
                            CREDENTIAL.STATE.eq(inline(CredentialColumns.LIVE)))
                    .leftJoin(TotpColumns.TABLE)
                    .on(TotpColumns.isLive(TENANT_ID, APP_USER.ID))
                    .leftJoin(Held.by(TENANT_ID, APP_USER.ID))
                    .on(trueCondition())
                    .leftJoin(PasswordEnd.of(TENANT_ID, APP_USER.ID))
                    .on(trueCondition())
                    .where(TENANT.ID.eq(TENANT_ID)));

    private final RoleAssignments assignments = new RoleAssignments();

    @Override
    public Found lookup(TenantTx tx, LoginName name) {
        Row row = Sql.first(Sql.of(tx)
                        .fetch(LOOKUP.with().set(TENANT_ID, tx.tenant().value()).set(NAME, name.normalised())))
                .orElseThrow();
        return new Found(
                TenantColumns.read(row),
                UserColumns.find(row)
                        .map(access ->
                                new Candidate(access, CredentialColumns.findPassword(row), TotpColumns.find(row))));
    }

    @Override
    public Optional<UserAccess> find(TenantTx tx, UserId id) {
        return Sql.of(tx)
                .fetchOne(everybody().where(APP_USER.TENANT.eq(tx.tenant().value()), APP_USER.ID.eq(id.value())))
                .map(UserColumns::read);
    }

    @Override
    public boolean add(TenantTx tx, User user) {
        AppUserRecord row = row(user);
        row.setTenant(tx.tenant().value());
        row.setId(user.id().value());
        row.setVersion(user.version().number());
        Sql sql = Sql.of(tx);
        sql.execute(insertInto(APP_USER).set(row));
        boolean free = new LoginNames(tx, user).take(LoginNames.of(user));
        if (!free) {
            sql.execute(deleteFrom(APP_USER)
                    .where(
                            APP_USER.TENANT.eq(tx.tenant().value()),
                            APP_USER.ID.eq(user.id().value())));
        } else {
            new FirstAddress(sql, tx.tenant()).add(List.of(user));
        }
        return free;
    }

    @Override
    public List<Added> judgeAll(TenantTx tx, List<User> users) {
        return new ManyUsers(tx).judge(users);
    }

    @Override
    public List<Added> addAll(TenantTx tx, List<User> users) {
        return new ManyUsers(tx).add(users);
    }

    @Override
    public Changed change(TenantTx tx, User next, Version expected) {
        Sql sql = Sql.of(tx);
        Condition itself = APP_USER.TENANT
                .eq(tx.tenant().value())
                .and(APP_USER.ID.eq(next.id().value()))
                .and(APP_USER.VERSION.eq(expected.number()));
        if (sql.fetch(select(APP_USER.ID).from(APP_USER).where(itself).forNoKeyUpdate())
                .isEmpty()) {
            return Changed.STALE;
        }
        var names = new LoginNames(tx, next);
        Set<String> before = names.held();
        Set<String> after = LoginNames.of(next);
        Set<String> fresh = new TreeSet<>(after);
        fresh.removeAll(before);
        if (!names.take(fresh)) {
            names.give(fresh);
            return Changed.NAME_TAKEN;
        }
        before.removeAll(after);
        names.give(before);
        AppUserRecord row = row(next);
        row.setVersion(expected.next().number());
        sql.execute(update(APP_USER)
                .set(row)
                .set(APP_USER.CHANGED, currentOffsetDateTime())
                .where(itself));
        new FirstAddress(sql, tx.tenant()).keep(next);
        return Changed.DONE;
    }

    @Override
    public boolean remove(TenantTx tx, UserId user, Version expected) {
        Sql sql = Sql.of(tx);
        Condition itself = APP_USER.TENANT
                .eq(tx.tenant().value())
                .and(APP_USER.ID.eq(user.value()))
                .and(APP_USER.VERSION.eq(expected.number()));
        if (sql.fetch(select(APP_USER.ID).from(APP_USER).where(itself).forUpdate())
                .isEmpty()) {
            return false;
        }
        leaveGroups(sql, tx, user);
        return sql.execute(deleteFrom(APP_USER).where(itself)) == 1;
    }

    /// A group without them is another version of it.
    private static void leaveGroups(Sql sql, TenantTx tx, UserId user) {
        UUID tenant = tx.tenant().value();
        sql.execute(update(USER_GROUP)
                .set(USER_GROUP.VERSION, USER_GROUP.VERSION.plus(inline(1)))
                .set(USER_GROUP.CHANGED, currentOffsetDateTime())
                .where(
                        USER_GROUP.TENANT.eq(tenant),
                        USER_GROUP.ID.in(select(GROUP_MEMBER.USER_GROUP)
                                .from(GROUP_MEMBER)
                                .where(GROUP_MEMBER.TENANT.eq(tenant), GROUP_MEMBER.APP_USER.eq(user.value())))));
    }

    @Override
    public boolean assign(TenantTx tx, UserId user, Set<RoleName> roles, AssignedBy by, Instant now) {
        return assignments.replace(tx, user, roles, by, now);
    }

    @Override
    public boolean assignFirst(TenantTx tx, Map<UserId, Set<RoleName>> roles, AssignedBy by, Instant now) {
        return assignments.add(tx, roles, by, now);
    }

    @Override
    public void loggedIn(TenantTx tx, UserId user, Instant now) {
        Sql.of(tx)
                .execute(update(APP_USER)
                        .set(APP_USER.LAST_LOGIN, Values.time(now))
                        .where(APP_USER.TENANT.eq(tx.tenant().value()), APP_USER.ID.eq(user.value())));
    }

    @Override
    public List<UserAccess> page(TenantTx tx, Optional<UserId> after, int limit) {
        Condition rest = after.map(id -> APP_USER.ID.gt(id.value())).orElse(noCondition());
        return Sql.of(tx)
                .fetch(everybody()
                        .where(APP_USER.TENANT.eq(tx.tenant().value()), rest)
                        .orderBy(APP_USER.ID)
                        .limit(limit))
                .map(UserColumns::read);
    }

    private static SelectJoinStep<?> everybody() {
        return select(UserColumns.ALL)
                .from(APP_USER)
                .leftJoin(Held.by(APP_USER.TENANT, APP_USER.ID))
                .on(trueCondition())
                .leftJoin(PasswordEnd.of(APP_USER.TENANT, APP_USER.ID))
                .on(trueCondition());
    }

    /// What may change.
    private static AppUserRecord row(User user) {
        var row = new AppUserRecord();
        row.setName(user.name().value());
        row.setEmail(user.email().map(Email::value).orElse(null));
        row.setDisplayName(user.displayName().orElse(null));
        row.setNameFolded(LoginName.folded(user.name().value()));
        row.setDisplayNameFolded(user.displayName().map(LoginName::folded).orElse(null));
        row.setState(Values.word(user.state()));
        return row;
    }
}
