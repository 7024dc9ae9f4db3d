package dev.signet.persistence.scim;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.GROUP_MEMBER;
import static dev.signet.persistence.schema.Tables.USER_GROUP;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.scim.Groups;
import dev.signet.domain.Version;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Query;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.schema.tables.records.UserGroupRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The groups of a tenant, in PostgreSQL.
public final class JooqGroups implements Groups {

    private static final Field<UUID[]> IDS = DSL.field(DSL.name("gathered", "member_ids"), SQLDataType.UUID.array());
    private static final Field<String[]> NAMES =
            DSL.field(DSL.name("gathered", "member_names"), SQLDataType.VARCHAR.array());

    @Override
    public Optional<Gathering> find(TenantTx tx, GroupId id, Reading reading) {
        return Sql.of(tx)
                .fetchOne(
                        groups(reading).where(USER_GROUP.TENANT.eq(tx.tenant().value()), USER_GROUP.ID.eq(id.value())))
                .map(JooqGroups::read);
    }

    @Override
    public boolean add(TenantTx tx, Group group, Set<UserId> members) {
        if (!allThere(tx, members)) {
            return false;
        }
        UserGroupRecord row = row(group);
        row.setTenant(tx.tenant().value());
        row.setId(group.id().value());
        row.setVersion(group.version().number());
        Sql.of(tx).execute(insertInto(USER_GROUP).set(row));
        join(tx, group.id(), members);
        return true;
    }

    @Override
    public Changed change(TenantTx tx, Group next, Set<UserId> members, Version expected) {
        Sql sql = Sql.of(tx);
        UUID tenant = tx.tenant().value();
        Condition itself = USER_GROUP
                .TENANT
                .eq(tenant)
                .and(USER_GROUP.ID.eq(next.id().value()))
                .and(USER_GROUP.VERSION.eq(expected.number()));
        if (sql.fetch(select(USER_GROUP.ID).from(USER_GROUP).where(itself).forNoKeyUpdate())
                .isEmpty()) {
            return Changed.STALE;
        }
        if (!allThere(tx, members)) {
            return Changed.UNKNOWN_MEMBER;
        }
        UserGroupRecord row = row(next);
        row.setVersion(expected.next().number());
        sql.execute(update(USER_GROUP)
                .set(row)
                .set(USER_GROUP.CHANGED, currentOffsetDateTime())
                .where(itself));
        leave(tx, next.id(), members);
        join(tx, next.id(), members);
        return Changed.DONE;
    }

    @Override
    public boolean remove(TenantTx tx, GroupId group, Version expected) {
        return Sql.of(tx)
                        .execute(deleteFrom(USER_GROUP)
                                .where(
                                        USER_GROUP.TENANT.eq(tx.tenant().value()),
                                        USER_GROUP.ID.eq(group.value()),
                                        USER_GROUP.VERSION.eq(expected.number())))
                == 1;
    }

    @Override
    public Found<Gathering> search(TenantTx tx, Query query, Reading reading) {
        UUID tenant = tx.tenant().value();
        Sql sql = Sql.of(tx);
        var search =
                new Search(sql, USER_GROUP, USER_GROUP.TENANT, USER_GROUP.ID, tenant, query, new GroupPlaces(tenant));
        return search.run(query.window(), ids -> read(sql, tenant, ids, reading));
    }

    /// They are held fast, so that nobody who is removed meanwhile joins.
    private static boolean allThere(TenantTx tx, Set<UserId> members) {
        if (members.isEmpty()) {
            return true;
        }
        return Sql.of(tx)
                        .fetch(select(APP_USER.ID)
                                .from(APP_USER)
                                .where(APP_USER.TENANT.eq(tx.tenant().value()), APP_USER.ID.eq(any(ids(members))))
                                .orderBy(APP_USER.ID)
                                .forKeyShare())
                        .size()
                == members.size();
    }

    private static void leave(TenantTx tx, GroupId group, Set<UserId> staying) {
        Condition others = staying.isEmpty() ? noCondition() : GROUP_MEMBER.APP_USER.ne(DSL.all(ids(staying)));
        Sql.of(tx)
                .execute(deleteFrom(GROUP_MEMBER)
                        .where(
                                GROUP_MEMBER.TENANT.eq(tx.tenant().value()),
                                GROUP_MEMBER.USER_GROUP.eq(group.value()),
                                others));
    }

    private static void join(TenantTx tx, GroupId group, Set<UserId> members) {
        Set<UserId> fresh = new HashSet<>(members);
        Sql sql = Sql.of(tx);
        UUID tenant = tx.tenant().value();
        sql.fetch(select(GROUP_MEMBER.APP_USER)
                        .from(GROUP_MEMBER)
                        .where(GROUP_MEMBER.TENANT.eq(tenant), GROUP_MEMBER.USER_GROUP.eq(group.value())))
                .forEach(row -> fresh.remove(new UserId(row.get(GROUP_MEMBER.APP_USER))));
        if (fresh.isEmpty()) {
            return;
        }
        sql.execute(insertInto(GROUP_MEMBER)
                .columns(GROUP_MEMBER.TENANT, GROUP_MEMBER.USER_GROUP, GROUP_MEMBER.APP_USER)
                .select(select(APP_USER.TENANT, DSL.val(group.value()), APP_USER.ID)
                        .from(APP_USER)
                        .where(APP_USER.TENANT.eq(tenant), APP_USER.ID.eq(any(ids(fresh))))));
    }

    private static UUID[] ids(Set<UserId> users) {
        return users.stream().map(UserId::value).toArray(UUID[]::new);
    }

    private static SelectJoinStep<?> groups(Reading reading) {
        Condition wanted = switch (reading) {
            case WITH_MEMBERS -> noCondition();
            case WITHOUT_MEMBERS -> falseCondition();
        };
        Table<?> gathered = lateral(select(
                        arrayAgg(APP_USER.ID).as(IDS.getName()),
                        arrayAgg(APP_USER.NAME).as(NAMES.getName()))
                .from(GROUP_MEMBER)
                .join(APP_USER)
                .on(APP_USER.TENANT.eq(GROUP_MEMBER.TENANT), APP_USER.ID.eq(GROUP_MEMBER.APP_USER))
                .where(GROUP_MEMBER.TENANT.eq(USER_GROUP.TENANT), GROUP_MEMBER.USER_GROUP.eq(USER_GROUP.ID), wanted)
                .asTable("gathered"));
        return select(
                        USER_GROUP.ID,
                        USER_GROUP.DISPLAY_NAME,
                        USER_GROUP.EXTERNAL_ID,
                        USER_GROUP.VERSION,
                        USER_GROUP.CREATED,
                        USER_GROUP.CHANGED,
                        IDS,
                        NAMES)
                .from(USER_GROUP)
                .leftJoin(gathered)
                .on(trueCondition());
    }

    private static Map<UUID, Gathering> read(Sql sql, UUID tenant, List<UUID> ids, Reading reading) {
        return sql
                .fetch(groups(reading)
                        .where(USER_GROUP.TENANT.eq(tenant), USER_GROUP.ID.eq(any(ids.toArray(UUID[]::new)))))
                .stream()
                .map(JooqGroups::read)
                .collect(Collectors.toMap(group -> group.group().id().value(), group -> group));
    }

    private static Gathering read(Row row) {
        var group = new Group(
                new GroupId(row.get(USER_GROUP.ID)),
                row.get(USER_GROUP.DISPLAY_NAME),
                Optional.ofNullable(row.get(USER_GROUP.EXTERNAL_ID)),
                new Version(row.get(USER_GROUP.VERSION)));
        return new Gathering(
                group,
                members(row),
                row.get(USER_GROUP.CREATED).toInstant(),
                row.get(USER_GROUP.CHANGED).toInstant());
    }

    private static List<Gathering.Member> members(Row row) {
        UUID[] ids = row.get(IDS);
        if (ids == null) {
            return List.of();
        }
        String[] names = row.get(NAMES);
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new Gathering.Member(new UserId(ids[i]), names[i]))
                .sorted(Comparator.comparing(member -> member.user().value().toString()))
                .toList();
    }

    private static UserGroupRecord row(Group group) {
        var row = new UserGroupRecord();
        row.setDisplayName(group.displayName());
        row.setDisplayNameFolded(LoginName.folded(group.displayName()));
        row.setExternalId(group.externalId().orElse(null));
        return row;
    }
}
