package dev.signet.persistence.upkeep;

import static dev.signet.persistence.schema.Tables.APP_USER;
import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static dev.signet.persistence.schema.Tables.CREDENTIAL_POLICY;
import static dev.signet.persistence.schema.Tables.GROUP_MEMBER;
import static dev.signet.persistence.schema.Tables.KEPT_ANSWER;
import static dev.signet.persistence.schema.Tables.LOGIN_NAME;
import static dev.signet.persistence.schema.Tables.ROLE;
import static dev.signet.persistence.schema.Tables.ROUTE;
import static dev.signet.persistence.schema.Tables.SCIM_TOKEN;
import static dev.signet.persistence.schema.Tables.SCOPE_DEFINITION;
import static dev.signet.persistence.schema.Tables.SIGNING_KEY;
import static dev.signet.persistence.schema.Tables.SPENT_SLUG;
import static dev.signet.persistence.schema.Tables.TENANT;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static dev.signet.persistence.schema.Tables.USER_ATTRIBUTE;
import static dev.signet.persistence.schema.Tables.USER_GROUP;
import static dev.signet.persistence.schema.Tables.USER_ROLE;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/// Removes, batch by batch, the rows of tenants whose grace is over, and at last the tenants. What lies in partitions
/// by time (replay memory, revocations, the audit trail) leaves with its partition: it must outlive its tenant no
/// less than anything else that was written in it.
final class TenantRemoval {

    /// Children first.
    private static final List<Table<?>> OF_TENANTS = List.of(
            TOKEN_FAMILY,
            USER_ROLE,
            USER_ATTRIBUTE,
            GROUP_MEMBER,
            USER_GROUP,
            SCIM_TOKEN,
            CREDENTIAL,
            CREDENTIAL_POLICY,
            LOGIN_NAME,
            APP_USER,
            CLIENT,
            ROLE,
            SCOPE_DEFINITION,
            SIGNING_KEY,
            ROUTE,
            KEPT_ANSWER);

    private final Sql sql;
    private final UpkeepRules rules;

    TenantRemoval(Sql sql, UpkeepRules rules) {
        this.sql = sql;
        this.rules = rules;
    }

    /// One batch of one table of one tenant, or a tenant that has nothing left.
    ///
    /// @return how many rows were removed; none if no tenant's time has come
    long step(Instant now) {
        return next(now).map(this::remove).orElse(0L);
    }

    private Optional<Row> next(Instant now) {
        return sql.fetchOne(select(TENANT.ID, TENANT.SLUG, TENANT.ENDS)
                .from(TENANT)
                .where(TENANT.ENDS.le(Values.time(now.minus(rules.tenants()))))
                .orderBy(TENANT.ENDS)
                .limit(1)
                .forUpdate());
    }

    private long remove(Row tenant) {
        UUID id = tenant.get(TENANT.ID);
        for (Table<?> table : OF_TENANTS) {
            int removed = sql.execute(deleteFrom(table)
                    .where(table.rowid()
                            .in(select(table.rowid())
                                    .from(table)
                                    .where(tenantOf(table).eq(id))
                                    .limit(rules.batch()))));
            if (removed > 0) {
                return removed;
            }
        }
        sql.execute(insertInto(SPENT_SLUG)
                .set(SPENT_SLUG.SLUG, tenant.get(TENANT.SLUG))
                .set(SPENT_SLUG.SPENT, tenant.get(TENANT.ENDS)));
        return sql.execute(deleteFrom(TENANT).where(TENANT.ID.eq(id)));
    }

    private static Field<UUID> tenantOf(Table<?> table) {
        return Objects.requireNonNull(table.field("tenant", SQLDataType.UUID));
    }
}
