package dev.signet.persistence.upkeep;

import static dev.signet.persistence.schema.Tables.ACCOUNT_GUESS;
import static dev.signet.persistence.schema.Tables.AUDIT_SEAL;
import static dev.signet.persistence.schema.Tables.KEPT_ANSWER;
import static dev.signet.persistence.schema.Tables.REPLAY_MEMORY;
import static dev.signet.persistence.schema.Tables.REVOKED_TOKEN;
import static dev.signet.persistence.schema.Tables.SIGNING_KEY;
import static dev.signet.persistence.schema.Tables.SOURCE_GUESS;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.signet.application.upkeep.Upkeep;
import dev.signet.persistence.Bucket;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.AuditSeal;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;

/// Upkeep of the tables in PostgreSQL. Replay memory, revocations and audit entries leave by partition, and what
/// missed its partition by batch; families and keys, which end when their tenant decides, by batch.
public final class JooqUpkeep implements Upkeep {

    /// An arbitrary number that every node holds while it is at it.
    private static final Field<Long> LOCK = inline(0x5167_6e65_7455_706bL);

    private final JooqTransactions transactions;
    private final UpkeepRules rules;

    public JooqUpkeep(JooqTransactions transactions, UpkeepRules rules) {
        this.transactions = transactions;
        this.rules = rules;
    }

    @Override
    public Step step(Instant now) {
        long partitions = transactions.once((Sql sql) -> partitions(sql, now));
        return transactions.acrossTenants(tx -> {
            Sql sql = Sql.of(tx);
            if (sql.fetch(select(inline(1)).where(alone())).isEmpty()) {
                return new Step(partitions, false);
            }
            Instant end = agreed(sql, now);
            List<Integer> removed = past(end).stream().map(sql::execute).toList();
            long ofTenants = new TenantRemoval(sql, rules).step(end);
            return new Step(
                    partitions
                            + ofTenants
                            + removed.stream().mapToLong(Integer::longValue).sum(),
                    ofTenants > 0 || removed.stream().anyMatch(count -> count >= rules.batch()));
        });
    }

    /// The earlier of this node's time and the database's: what is past by a clock that is fast, others still need.
    private static Instant agreed(Sql sql, Instant now) {
        Field<OffsetDateTime> there = currentOffsetDateTime().as("there");
        Instant theirs = sql.fetchOne(select(there))
                .map(row -> row.get(there).toInstant())
                .orElseThrow();
        return theirs.isBefore(now) ? theirs : now;
    }

    private long partitions(Sql sql, Instant now) {
        OffsetDateTime time = Values.time(now);
        Field<Integer> made =
                function("make_partitions", SQLDataType.INTEGER, val(time)).as("made");
        Field<Integer> dropped = function(
                        "drop_partitions", SQLDataType.INTEGER, val(time), val(Values.time(now.minus(rules.audit()))))
                .as("dropped");
        return sql.fetchOne(select(made, dropped).where(alone()))
                .map(row -> row.get(dropped).longValue())
                .orElse(0L);
    }

    private List<Query> past(Instant now) {
        OffsetDateTime time = Values.time(now);
        return List.of(
                pastSeals(now),
                busy(TOKEN_FAMILY.ABSOLUTE_EXPIRES, time, TOKEN_FAMILY.TENANT, TOKEN_FAMILY.ID),
                busy(ACCOUNT_GUESS.EXPIRES, time, ACCOUNT_GUESS.TENANT, ACCOUNT_GUESS.ACCOUNT, ACCOUNT_GUESS.SOURCE),
                busy(SOURCE_GUESS.EXPIRES, time, SOURCE_GUESS.TENANT, SOURCE_GUESS.SOURCE),
                quiet(
                        SIGNING_KEY,
                        SIGNING_KEY.RETIRED_FROM.le(Values.time(now.minus(rules.keys()))),
                        SIGNING_KEY.TENANT,
                        SIGNING_KEY.KID),
                quiet(KEPT_ANSWER, KEPT_ANSWER.EXPIRES.le(time), KEPT_ANSWER.TENANT, KEPT_ANSWER.DIGEST),
                quiet(
                        REPLAY_MEMORY,
                        REPLAY_MEMORY.BUCKET.lt(Bucket.of(now)),
                        REPLAY_MEMORY.TENANT,
                        REPLAY_MEMORY.SCOPE,
                        REPLAY_MEMORY.DIGEST,
                        REPLAY_MEMORY.BUCKET),
                quiet(
                        REVOKED_TOKEN,
                        REVOKED_TOKEN.BUCKET.lt(Bucket.of(now)),
                        REVOKED_TOKEN.TENANT,
                        REVOKED_TOKEN.BUCKET,
                        REVOKED_TOKEN.JTI));
    }

    /// A batch of a table whose rows others change meanwhile, oldest first: what they hold is left for the next time.
    private Query busy(TableField<?, OffsetDateTime> end, OffsetDateTime time, Field<?>... key) {
        Table<?> table = Objects.requireNonNull(end.getTable());
        return deleteFrom(table)
                .where(row(key).in(select(key)
                        .from(table)
                        .where(end.le(time))
                        .orderBy(end)
                        .limit(rules.batch())
                        .forUpdate()
                        .skipLocked()));
    }

    /// A batch of a table whose past rows nobody touches.
    private Query quiet(Table<?> table, Condition past, Field<?>... key) {
        return deleteFrom(table)
                .where(row(key).in(select(key).from(table).where(past).limit(rules.batch())));
    }

    /// Seals that are past, but never the last of them: verification begins there.
    private Query pastSeals(Instant now) {
        OffsetDateTime from = Values.time(rules.trail().sealsFrom(now));
        AuditSeal later = AUDIT_SEAL.as("later");
        return deleteFrom(AUDIT_SEAL)
                .where(row(AUDIT_SEAL.TENANT, AUDIT_SEAL.PLACE)
                        .in(select(AUDIT_SEAL.TENANT, AUDIT_SEAL.PLACE)
                                .from(AUDIT_SEAL)
                                .where(
                                        AUDIT_SEAL.SEALED.lt(from),
                                        exists(selectOne()
                                                .from(later)
                                                .where(
                                                        later.TENANT.eq(AUDIT_SEAL.TENANT),
                                                        later.PLACE.gt(AUDIT_SEAL.PLACE),
                                                        later.SEALED.lt(from))))
                                .limit(rules.batch())));
    }

    /// Whether no other node is at it; none will be until this transaction ends.
    private static Condition alone() {
        return condition(function("pg_try_advisory_xact_lock", SQLDataType.BOOLEAN, LOCK));
    }
}
