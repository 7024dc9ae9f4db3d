package dev.signet.persistence.scim;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.USER_ATTRIBUTE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;

import dev.signet.application.TenantTx;
import dev.signet.application.scim.People;
import dev.signet.domain.scim.Attribute;
import dev.signet.domain.scim.Catalog;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Facts;
import dev.signet.domain.scim.Found;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Profile;
import dev.signet.domain.scim.Query;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.user.Held;
import dev.signet.persistence.user.PasswordEnd;
import dev.signet.persistence.user.UserColumns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.SelectJoinStep;

/// People as provisioning clients see them, in PostgreSQL.
public final class JooqPeople implements People {

    @Override
    public Optional<Person> find(TenantTx tx, UserId id) {
        return Sql.of(tx)
                .fetchOne(persons().where(APP_USER.TENANT.eq(tx.tenant().value()), APP_USER.ID.eq(id.value())))
                .map(JooqPeople::read);
    }

    @Override
    public void store(TenantTx tx, UserId id, Profile profile) {
        UUID tenant = tx.tenant().value();
        Sql sql = Sql.of(tx);
        sql.execute(deleteFrom(USER_ATTRIBUTE)
                .where(USER_ATTRIBUTE.TENANT.eq(tenant), USER_ATTRIBUTE.APP_USER.eq(id.value())));
        var insert = insertInto(USER_ATTRIBUTE)
                .columns(
                        USER_ATTRIBUTE.TENANT,
                        USER_ATTRIBUTE.APP_USER,
                        USER_ATTRIBUTE.ATTRIBUTE,
                        USER_ATTRIBUTE.POSITION,
                        USER_ATTRIBUTE.VALUE,
                        USER_ATTRIBUTE.FOLDED);
        for (Fact fact : profile.facts()) {
            insert = insert.values(tenant, id.value(), fact.attribute(), fact.position(), fact.value(), folded(fact));
        }
        if (!profile.facts().isEmpty()) {
            sql.execute(insert);
        }
    }

    @Override
    public Found<Person> search(TenantTx tx, Query query) {
        UUID tenant = tx.tenant().value();
        Sql sql = Sql.of(tx);
        var search = new Search(sql, APP_USER, APP_USER.TENANT, APP_USER.ID, tenant, query, new PersonPlaces(tenant));
        return search.run(query.window(), ids -> read(sql, tenant, ids));
    }

    private static Map<UUID, Person> read(Sql sql, UUID tenant, List<UUID> ids) {
        return sql
                .fetch(persons()
                        .where(
                                APP_USER.TENANT.eq(tenant),
                                APP_USER.ID.eq(org.jooq.impl.DSL.any(ids.toArray(UUID[]::new)))))
                .stream()
                .map(JooqPeople::read)
                .collect(Collectors.toMap(person -> person.access().user().id().value(), person -> person));
    }

    private static SelectJoinStep<?> persons() {
        return select(Stream.of(UserColumns.ALL, Columns.ALL)
                        .flatMap(List::stream)
                        .toList())
                .from(APP_USER)
                .leftJoin(Held.by(APP_USER.TENANT, APP_USER.ID))
                .on(trueCondition())
                .leftJoin(PasswordEnd.of(APP_USER.TENANT, APP_USER.ID))
                .on(trueCondition())
                .leftJoin(Columns.profile())
                .on(trueCondition())
                .leftJoin(Columns.groups())
                .on(trueCondition());
    }

    private static Person read(Row row) {
        return new Person(
                UserColumns.read(row),
                Columns.profile(row),
                Columns.groups(row),
                row.get(Columns.CREATED).toInstant(),
                row.get(Columns.CHANGED).toInstant());
    }

    private static String folded(Fact fact) {
        Attribute leaf = Catalog.USER
                .path(fact.attribute())
                .map(path -> path.leaf())
                .orElseThrow(() -> new IllegalStateException("no attribute of people: " + fact.attribute()));
        return Facts.folded(leaf, fact.value());
    }
}
