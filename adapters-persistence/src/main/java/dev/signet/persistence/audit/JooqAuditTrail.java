package dev.signet.persistence.audit;

import static dev.signet.persistence.schema.Tables.AUDIT_ENTRY;
import static dev.signet.persistence.schema.Tables.AUDIT_SEAL;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.TimeOrderedUuid;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Placement;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.AuditSealRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The audit trail of a tenant and the chain over it, in PostgreSQL.
public final class JooqAuditTrail implements AuditTrail {

    private static final Condition IS_ENTRY_OF_SEAL =
            AUDIT_ENTRY.TENANT.eq(AUDIT_SEAL.TENANT).and(AUDIT_ENTRY.ID.eq(AUDIT_SEAL.ENTRY));

    @Override
    public void record(TenantTx tx, AuditEntry entry) {
        Sql.of(tx)
                .execute(
                        insertInto(AUDIT_ENTRY).set(AuditColumns.row(tx.tenant().value(), entry)));
    }

    @Override
    public boolean count(SystemTx tx, TenantId tenant, AuditEntry entry) {
        return Sql.of(tx)
                        .execute(insertInto(AUDIT_ENTRY)
                                .set(AuditColumns.row(tenant.value(), entry))
                                .onConflict(AUDIT_ENTRY.TENANT, AUDIT_ENTRY.ID)
                                .doUpdate()
                                .set(AUDIT_ENTRY.AT, least(AUDIT_ENTRY.AT, excluded(AUDIT_ENTRY.AT)))
                                .set(AUDIT_ENTRY.LAST, greatest(AUDIT_ENTRY.LAST, excluded(AUDIT_ENTRY.LAST)))
                                .set(
                                        AUDIT_ENTRY.OCCURRENCES,
                                        AUDIT_ENTRY.OCCURRENCES.plus(excluded(AUDIT_ENTRY.OCCURRENCES)))
                                .set(
                                        AUDIT_ENTRY.TARGET,
                                        when(AUDIT_ENTRY.TARGET.eq(excluded(AUDIT_ENTRY.TARGET)), AUDIT_ENTRY.TARGET)
                                                .otherwise(SEVERAL))
                                .where(AUDIT_ENTRY.POSITION.isNull()))
                == 1;
    }

    @Override
    public List<AuditEntry> page(TenantTx tx, AuditFilter filter, Optional<UUID> before, int limit) {
        Condition older = before.map(AUDIT_ENTRY.ID::lt).orElse(noCondition());
        return Sql.of(tx)
                .fetch(select(AUDIT_ENTRY.fields())
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.TENANT.eq(tx.tenant().value()), older, AuditColumns.taken(filter))
                        .orderBy(AUDIT_ENTRY.ID.desc())
                        .limit(limit))
                .map(AuditColumns::entry);
    }

    @Override
    public List<Numbered> sealed(TenantTx tx, AuditFilter filter, long position, long end, int limit) {
        return Sql.of(tx)
                .fetch(select(AUDIT_SEAL.PLACE)
                        .select(AUDIT_ENTRY.fields())
                        .from(AUDIT_SEAL)
                        .join(AUDIT_ENTRY)
                        .on(IS_ENTRY_OF_SEAL)
                        .where(
                                isOf(tx),
                                AUDIT_SEAL.PLACE.gt(position),
                                AUDIT_SEAL.PLACE.le(end),
                                AuditColumns.taken(filter))
                        .orderBy(AUDIT_SEAL.PLACE)
                        .limit(limit))
                .map(row -> new Numbered(row.get(AUDIT_SEAL.PLACE), AuditColumns.entry(row)));
    }

    @Override
    public Head head(TenantTx tx) {
        return end(Sql.of(tx), tx.tenant());
    }

    private static Head end(Sql sql, TenantId tenant) {
        return sql.fetchOne(select(AUDIT_SEAL.PLACE, AUDIT_SEAL.MAC)
                        .from(AUDIT_SEAL)
                        .where(AUDIT_SEAL.TENANT.eq(tenant.value()))
                        .orderBy(AUDIT_SEAL.PLACE.desc())
                        .limit(1))
                .map(row -> new Head(row.get(AUDIT_SEAL.PLACE), AuditColumns.digest(row.get(AUDIT_SEAL.MAC))))
                .orElse(Head.START);
    }

    @Override
    public Optional<Seal> lastBefore(TenantTx tx, Instant time) {
        return Sql.of(tx)
                .fetchOne(select(AUDIT_SEAL.fields())
                        .from(AUDIT_SEAL)
                        .where(isOf(tx), AUDIT_SEAL.SEALED.lt(Values.time(time)))
                        .orderBy(AUDIT_SEAL.PLACE.desc())
                        .limit(1))
                .map(AuditColumns::seal);
    }

    @Override
    public List<Link> links(TenantTx tx, long position, int limit) {
        return Sql.of(tx)
                .fetch(select(AUDIT_SEAL.fields())
                        .select(AUDIT_ENTRY.fields())
                        .select(AuditColumns.READABLE)
                        .from(AUDIT_SEAL)
                        .leftJoin(AUDIT_ENTRY)
                        .on(IS_ENTRY_OF_SEAL)
                        .where(isOf(tx), AUDIT_SEAL.PLACE.gt(position))
                        .orderBy(AUDIT_SEAL.PLACE)
                        .limit(limit))
                .map(row -> new Link(AuditColumns.seal(row), kept(row)));
    }

    private static Kept kept(Row row) {
        if (row.get(AUDIT_ENTRY.ID) == null) {
            return new Kept.Absent();
        }
        return row.get(AuditColumns.READABLE)
                ? new Kept.Present(AuditColumns.entry(row), position(row.get(AUDIT_ENTRY.POSITION)))
                : new Kept.Unreadable();
    }

    @Override
    public boolean isFollowedElsewhere(TenantTx tx, Head after) {
        return Sql.of(tx)
                .fetchOne(selectOne()
                        .from(AUDIT_SEAL)
                        .where(
                                isOf(tx),
                                AUDIT_SEAL.PREVIOUS.eq(after.mac().bytes()),
                                AUDIT_SEAL.PLACE.ne(after.position() + 1))
                        .limit(1))
                .isPresent();
    }

    @Override
    public List<Placement> placements(TenantTx tx, Optional<UUID> after, int limit) {
        Condition younger = after.map(AUDIT_ENTRY.ID::gt).orElse(noCondition());
        return Sql.of(tx)
                .fetch(select(AUDIT_ENTRY.ID, AUDIT_ENTRY.POSITION, AUDIT_SEAL.ENTRY)
                        .from(AUDIT_ENTRY)
                        .leftJoin(AUDIT_SEAL)
                        .on(IS_ENTRY_OF_SEAL)
                        .where(AUDIT_ENTRY.TENANT.eq(tx.tenant().value()), younger)
                        .orderBy(AUDIT_ENTRY.ID)
                        .limit(limit))
                .map(row -> new Placement(
                        row.get(AUDIT_ENTRY.ID),
                        position(row.get(AUDIT_ENTRY.POSITION)),
                        row.get(AUDIT_SEAL.ENTRY) != null));
    }

    @Override
    public List<Unsealed> unsealed(SystemTx tx, Instant countedUntil, int limit) {
        Condition settled = AUDIT_ENTRY.LAST.isNull().or(AUDIT_ENTRY.ID.lt(TimeOrderedUuid.floor(countedUntil)));
        return Sql.of(tx)
                .fetch(select(AUDIT_ENTRY.fields())
                        .from(AUDIT_ENTRY)
                        .where(
                                AUDIT_ENTRY.POSITION.isNull(),
                                settled,
                                AuditColumns.readable(),
                                notExists(selectOne().from(AUDIT_SEAL).where(IS_ENTRY_OF_SEAL)))
                        .orderBy(AUDIT_ENTRY.ID)
                        .limit(limit))
                .map(row -> new Unsealed(new TenantId(row.get(AUDIT_ENTRY.TENANT)), AuditColumns.entry(row)));
    }

    @Override
    public boolean append(SystemTx tx, TenantId tenant, Head head, List<Seal> seals) {
        Sql sql = Sql.of(tx);
        UUID[] entries = seals.stream().map(Seal::entry).toArray(UUID[]::new);
        if (!alone(sql, tenant)
                || !end(sql, tenant).equals(head)
                || isAnySealed(sql, tenant, entries)
                || !holdsAll(sql, tenant, entries)) {
            return false;
        }
        List<AuditSealRecord> rows = seals.stream()
                .map(seal -> AuditColumns.row(tenant.value(), seal))
                .toList();
        sql.execute(insertInto(AUDIT_SEAL).set(rows));
        sql.execute(update(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.POSITION, AUDIT_SEAL.PLACE)
                .from(AUDIT_SEAL)
                .where(
                        IS_ENTRY_OF_SEAL,
                        AUDIT_SEAL.TENANT.eq(tenant.value()),
                        AUDIT_SEAL.ENTRY.eq(any(entries)),
                        AUDIT_ENTRY.TENANT.eq(tenant.value()),
                        AUDIT_ENTRY.ID.eq(any(entries))));
        return true;
    }

    /// Holds the entries where they are: one that moves into a partition of its own at this moment is sealed later.
    private static boolean holdsAll(Sql sql, TenantId tenant, UUID[] entries) {
        return sql.fetch(select(AUDIT_ENTRY.ID)
                                .from(AUDIT_ENTRY)
                                .where(AUDIT_ENTRY.TENANT.eq(tenant.value()), AUDIT_ENTRY.ID.eq(any(entries)))
                                .forUpdate())
                        .size()
                == entries.length;
    }

    private static boolean isAnySealed(Sql sql, TenantId tenant, UUID[] entries) {
        return sql.fetchOne(selectOne()
                        .from(AUDIT_SEAL)
                        .where(AUDIT_SEAL.TENANT.eq(tenant.value()), AUDIT_SEAL.ENTRY.eq(any(entries)))
                        .limit(1))
                .isPresent();
    }

    /// Whether nobody else is at this tenant's chain; nobody will be until this transaction ends.
    private static boolean alone(Sql sql, TenantId tenant) {
        long number = tenant.value().getMostSignificantBits() ^ tenant.value().getLeastSignificantBits();
        Condition locked = condition(function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, val(number)));
        return sql.fetchOne(select(inline(1)).where(locked)).isPresent();
    }

    private static Condition isOf(TenantTx tx) {
        return AUDIT_SEAL.TENANT.eq(tx.tenant().value());
    }

    private static OptionalLong position(@Nullable Long position) {
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }
}
