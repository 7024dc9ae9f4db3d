package dev.signet.persistence.upkeep;

import static dev.signet.persistence.schema.Tables.AUDIT_ENTRY;
import static dev.signet.persistence.schema.Tables.REPLAY_MEMORY;
import static dev.signet.persistence.schema.Tables.REVOKED_TOKEN;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.signet.domain.TimeOrderedUuid;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/// Looks for the oldest rows of every tenant. It asks an index for one family and one audit entry, and the
/// catalogue for the partitions, so that it costs the same however many rows there are.
public final class OldestRows {

    private static final Table<?> CHILD = table(name("pg_catalog", "pg_class")).as("child");
    private static final Table<?> LINK =
            table(name("pg_catalog", "pg_inherits")).as("link");

    private static final Field<OffsetDateTime> FAMILY =
            field(select(min(TOKEN_FAMILY.ABSOLUTE_EXPIRES)).from(TOKEN_FAMILY)).as("family");
    private static final Field<Integer> REPLAY = oldestPartition(REPLAY_MEMORY).as("replay");
    private static final Field<Integer> REVOCATION =
            oldestPartition(REVOKED_TOKEN).as("revocation");
    private static final Field<Integer> AUDIT = oldestPartition(AUDIT_ENTRY).as("audit");

    /// An index holds what waits, and next to nothing else.
    private static final Field<UUID> UNSEALED = field(select(AUDIT_ENTRY.ID)
                    .from(AUDIT_ENTRY)
                    .where(AUDIT_ENTRY.POSITION.isNull())
                    .orderBy(AUDIT_ENTRY.ID)
                    .limit(1))
            .as("unsealed");

    private final JooqTransactions transactions;

    public OldestRows(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    /// What is there at `now`.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be reached
    public Oldest look(Instant now) {
        return transactions.acrossTenants(tx -> Sql.of(tx)
                .fetchOne(select(FAMILY, REPLAY, REVOCATION, AUDIT, UNSEALED))
                .map(row -> oldest(row, now))
                .orElse(Oldest.NONE));
    }

    private static Oldest oldest(Row row, Instant now) {
        return new Oldest(
                Values.instant(row.get(FAMILY)).filter(end -> !end.isAfter(now)),
                Optional.ofNullable(row.get(REPLAY)).map(hour -> endOf(hour, Duration.ofHours(1))),
                Optional.ofNullable(row.get(REVOCATION)).map(day -> endOf(day, Duration.ofDays(1))),
                Optional.ofNullable(row.get(AUDIT)).map(OldestRows::beginningOf),
                Optional.ofNullable(row.get(UNSEALED)).map(TimeOrderedUuid::madeAt));
    }

    private static Instant endOf(int number, Duration length) {
        return Instant.EPOCH.plus(length.multipliedBy(number + 1L));
    }

    /// @param month as the partition is called, 202601
    private static Instant beginningOf(int month) {
        return YearMonth.of(month / 100, month % 100)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /// The least number by which a partition of `parent` is called; its default partition has none.
    private static Field<Integer> oldestPartition(Table<?> parent) {
        Field<String> called =
                field(name("child", "relname"), SQLDataType.VARCHAR).cast(SQLDataType.VARCHAR);
        Field<String> number = function("substring", SQLDataType.VARCHAR, called, inline("[0-9]+$"));
        Field<Long> parentId = function("to_regclass", SQLDataType.BIGINT, inline(parent.getName()));
        return field(select(min(number.cast(SQLDataType.INTEGER)))
                .from(CHILD)
                .join(LINK)
                .on(field(name("child", "oid"), SQLDataType.BIGINT)
                        .eq(field(name("link", "inhrelid"), SQLDataType.BIGINT)))
                .where(field(name("link", "inhparent"), SQLDataType.BIGINT).eq(parentId)));
    }
}
