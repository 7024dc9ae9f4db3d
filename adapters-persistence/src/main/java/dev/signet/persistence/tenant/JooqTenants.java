package dev.signet.persistence.tenant;

import static dev.signet.persistence.schema.Tables.SPENT_SLUG;
import static dev.signet.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.tenant.Tenants;
import dev.signet.domain.Version;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.TenantRecord;
import dev.signet.persistence.transaction.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/// The tenants, in PostgreSQL.
public final class JooqTenants implements Tenants {

    @Override
    public Optional<Tenant> find(TenantTx tx) {
        return Sql.of(tx)
                .fetchOne(select(TenantColumns.ALL)
                        .from(TENANT)
                        .where(TENANT.ID.eq(tx.tenant().value())))
                .map(TenantColumns::read);
    }

    @Override
    public Optional<Tenant> find(SystemTx tx, TenantSlug slug) {
        return Sql.of(tx)
                .fetchOne(select(TenantColumns.ALL).from(TENANT).where(TENANT.SLUG.eq(slug.value())))
                .map(TenantColumns::read);
    }

    @Override
    public boolean add(SystemTx tx, Tenant tenant) {
        TenantRecord row = row(tenant);
        row.setId(tenant.id().value());
        row.setSlug(tenant.slug().value());
        row.setVersion(tenant.version().number());
        Sql sql = Sql.of(tx);
        if (sql.fetchOne(selectOne()
                        .from(SPENT_SLUG)
                        .where(SPENT_SLUG.SLUG.eq(tenant.slug().value())))
                .isPresent()) {
            return false;
        }
        return sql.execute(insertInto(TENANT).set(row).onConflict(TENANT.SLUG).doNothing()) == 1;
    }

    @Override
    public boolean change(SystemTx tx, Tenant next, Version expected) {
        TenantRecord row = row(next);
        row.setVersion(expected.next().number());
        return Sql.of(tx)
                        .execute(update(TENANT)
                                .set(row)
                                .where(TENANT.ID.eq(next.id().value()), TENANT.VERSION.eq(expected.number())))
                == 1;
    }

    @Override
    public List<Tenant> page(SystemTx tx, Optional<TenantSlug> after, int limit) {
        Condition rest = after.map(slug -> TENANT.SLUG.gt(slug.value())).orElse(noCondition());
        return Sql.of(tx)
                .fetch(select(TenantColumns.ALL)
                        .from(TENANT)
                        .where(rest)
                        .orderBy(TENANT.SLUG)
                        .limit(limit))
                .map(TenantColumns::read);
    }

    @Override
    public List<TenantId> withLegacyJwks(SystemTx tx, int limit) {
        return Sql.of(tx)
                .fetch(select(TENANT.ID)
                        .from(TENANT)
                        .where(TENANT.LEGACY_JWKS)
                        .orderBy(TENANT.SLUG)
                        .limit(limit))
                .map(row -> new TenantId(row.get(TENANT.ID)));
    }

    /// What may change.
    private static TenantRecord row(Tenant tenant) {
        TenantPolicy policy = tenant.policy();
        var row = new TenantRecord();
        row.setDisplayName(tenant.displayName());
        row.setState(Values.word(tenant.state()));
        row.setEnds(Values.time(tenant.ends()));
        row.setAlgorithm(policy.algorithm().wireName());
        row.setSubjectFormat(policy.subject().map(Values::word).orElse(null));
        row.setPasswordGrant(policy.passwordGrant());
        row.setLegacyJwks(policy.legacyJwks());
        row.setAccessSeconds(Values.seconds(policy.accessLifetime()));
        row.setRefreshIdleSeconds(Values.seconds(policy.refreshIdle()));
        row.setRefreshAbsoluteSeconds(Values.seconds(policy.refreshAbsolute()));
        row.setRefreshGraceSeconds(Values.seconds(policy.refreshGrace()));
        row.setKeyRotationDays(
                policy.keyRotation().map(Duration::toDays).map(Math::toIntExact).orElse(null));
        return row;
    }
}
