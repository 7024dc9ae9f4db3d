package dev.signet.persistence.user;

import static dev.signet.persistence.schema.Tables.ROLE;
import static dev.signet.persistence.schema.Tables.USER_ROLE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.signet.application.TenantTx;
import dev.signet.application.user.Roles;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record3;
import org.jooq.SelectJoinStep;

/// The roles of a tenant, in PostgreSQL.
public final class JooqRoles implements Roles {

    @Override
    public void define(TenantTx tx, Role role) {
        String[] scopes = Values.names(role.scopes());
        Sql.of(tx)
                .execute(insertInto(ROLE)
                        .set(ROLE.TENANT, tx.tenant().value())
                        .set(ROLE.NAME, role.name().value())
                        .set(ROLE.DESCRIPTION, role.description())
                        .set(ROLE.SCOPES, scopes)
                        .onConflict(ROLE.TENANT, ROLE.NAME)
                        .doUpdate()
                        .set(ROLE.DESCRIPTION, role.description())
                        .set(ROLE.SCOPES, scopes));
    }

    @Override
    public void ensure(TenantTx tx, Set<Role> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        var insert = insertInto(ROLE).columns(ROLE.TENANT, ROLE.NAME, ROLE.DESCRIPTION, ROLE.SCOPES);
        List<Role> inOrder = wanted.stream()
                .sorted(Comparator.comparing(role -> role.name().value()))
                .toList();
        for (Role role : inOrder) {
            insert = insert.values(
                    tx.tenant().value(), role.name().value(), role.description(), Values.names(role.scopes()));
        }
        Sql.of(tx).execute(insert.onConflictDoNothing());
    }

    @Override
    public Optional<Role> find(TenantTx tx, RoleName name) {
        return Sql.of(tx)
                .fetchOne(roles().where(ROLE.TENANT.eq(tx.tenant().value()), ROLE.NAME.eq(name.value())))
                .map(JooqRoles::read);
    }

    @Override
    public List<Role> page(TenantTx tx, Optional<RoleName> after, int limit) {
        Condition rest = after.map(name -> ROLE.NAME.gt(name.value())).orElse(noCondition());
        return Sql.of(tx)
                .fetch(roles().where(ROLE.TENANT.eq(tx.tenant().value()), rest)
                        .orderBy(ROLE.NAME)
                        .limit(limit))
                .map(JooqRoles::read);
    }

    @Override
    public boolean removeUnused(TenantTx tx, RoleName name) {
        UUID tenant = tx.tenant().value();
        Sql sql = Sql.of(tx);
        // The lock keeps out whoever is about to give the role to somebody.
        sql.fetch(select(ROLE.NAME)
                .from(ROLE)
                .where(ROLE.TENANT.eq(tenant), ROLE.NAME.eq(name.value()))
                .forUpdate());
        return sql.execute(deleteFrom(ROLE)
                        .where(
                                ROLE.TENANT.eq(tenant),
                                ROLE.NAME.eq(name.value()),
                                notExists(selectOne()
                                        .from(USER_ROLE)
                                        .where(USER_ROLE.TENANT.eq(tenant), USER_ROLE.ROLE.eq(name.value())))))
                == 1;
    }

    private static SelectJoinStep<Record3<String, String, String[]>> roles() {
        return select(ROLE.NAME, ROLE.DESCRIPTION, ROLE.SCOPES).from(ROLE);
    }

    private static Role read(Row row) {
        return new Role(
                new RoleName(row.get(ROLE.NAME)), row.get(ROLE.DESCRIPTION), Values.scopes(row.get(ROLE.SCOPES)));
    }
}
