package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.ACCOUNT_GUESS;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.signet.application.Transactions;
import dev.signet.application.credential.AccountGuesses;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessHistory;
import dev.signet.domain.credential.Misses;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.Param;
import org.jooq.impl.SQLDataType;

/// The guesses at accounts, in PostgreSQL: one row for all strangers, one for each source that got in. A guess reads
/// two rows; only misses, and logins from elsewhere than usual, write.
public final class JooqAccountGuesses implements AccountGuesses {

    private static final byte[] STRANGERS = new byte[32];

    private static final Param<UUID> TENANT_ID = param("tenant", ACCOUNT_GUESS.TENANT);
    private static final Param<byte[]> ACCOUNT = param("account", ACCOUNT_GUESS.ACCOUNT);
    private static final Param<byte[]> SOURCE = param("source", ACCOUNT_GUESS.SOURCE);
    private static final Param<byte[]> ANYBODY = param("anybody", ACCOUNT_GUESS.SOURCE);

    private static final SqlStatement READ = SqlStatement.of(
            select(ACCOUNT_GUESS.SOURCE, ACCOUNT_GUESS.MISSES, ACCOUNT_GUESS.MISSED, ACCOUNT_GUESS.FAMILIAR_UNTIL)
                    .from(ACCOUNT_GUESS)
                    .where(
                            ACCOUNT_GUESS.TENANT.eq(TENANT_ID),
                            ACCOUNT_GUESS.ACCOUNT.eq(ACCOUNT),
                            ACCOUNT_GUESS.SOURCE.in(SOURCE, ANYBODY)));

    private final Transactions transactions;

    public JooqAccountGuesses(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public GuessHistory of(TenantId tenant, Digest account, Digest source) {
        return transactions.once(tenant, tx -> read(Sql.of(tx), tenant, account, source));
    }

    @Override
    public GuessHistory change(
            TenantId tenant, Digest account, Digest source, Instant until, UnaryOperator<GuessHistory> change) {
        return transactions.inTenant(tenant, tx -> {
            Sql sql = Sql.of(tx);
            sql.fetch(select(function("pg_advisory_xact_lock", SQLDataType.OTHER, val(lock(tenant, account)))));
            GuessHistory before = read(sql, tenant, account, source);
            GuessHistory after = change.apply(before);
            if (!after.strangers().equals(before.strangers())) {
                Instant end = after.strangers().count() == 0 ? Instant.EPOCH : until;
                write(sql, new Written(tenant, account, STRANGERS, after.strangers(), Instant.EPOCH, end));
            }
            if (!after.own().equals(before.own()) || !after.familiarUntil().equals(before.familiarUntil())) {
                Instant end = after.familiarUntil().isAfter(until) ? after.familiarUntil() : until;
                write(sql, new Written(tenant, account, source.bytes(), after.own(), after.familiarUntil(), end));
            }
            return before;
        });
    }

    private static GuessHistory read(Sql sql, TenantId tenant, Digest account, Digest source) {
        List<Row> rows = sql.fetch(READ.with()
                .set(TENANT_ID, tenant.value())
                .set(ACCOUNT, account.bytes())
                .set(SOURCE, source.bytes())
                .set(ANYBODY, STRANGERS));
        GuessHistory history = GuessHistory.NONE;
        for (Row row : rows) {
            Misses misses = new Misses(
                    row.get(ACCOUNT_GUESS.MISSES), row.get(ACCOUNT_GUESS.MISSED).toInstant());
            history = Arrays.equals(row.get(ACCOUNT_GUESS.SOURCE), STRANGERS)
                    ? new GuessHistory(misses, history.own(), history.familiarUntil())
                    : new GuessHistory(
                            history.strangers(),
                            misses,
                            row.get(ACCOUNT_GUESS.FAMILIAR_UNTIL).toInstant());
        }
        return history;
    }

    private static void write(Sql sql, Written row) {
        sql.execute(insertInto(ACCOUNT_GUESS)
                .set(ACCOUNT_GUESS.TENANT, row.tenant.value())
                .set(ACCOUNT_GUESS.ACCOUNT, row.account.bytes())
                .set(ACCOUNT_GUESS.SOURCE, row.source)
                .set(ACCOUNT_GUESS.MISSES, row.misses.count())
                .set(ACCOUNT_GUESS.MISSED, Values.time(row.misses.last()))
                .set(ACCOUNT_GUESS.FAMILIAR_UNTIL, Values.time(row.familiarUntil))
                .set(ACCOUNT_GUESS.EXPIRES, Values.time(row.expires))
                .onConflict(ACCOUNT_GUESS.TENANT, ACCOUNT_GUESS.ACCOUNT, ACCOUNT_GUESS.SOURCE)
                .doUpdate()
                .set(ACCOUNT_GUESS.MISSES, row.misses.count())
                .set(ACCOUNT_GUESS.MISSED, Values.time(row.misses.last()))
                .set(ACCOUNT_GUESS.FAMILIAR_UNTIL, Values.time(row.familiarUntil))
                .set(ACCOUNT_GUESS.EXPIRES, Values.time(row.expires)));
    }

    /// Different accounts may share a lock; then one waits for nothing.
    private static long lock(TenantId tenant, Digest account) {
        return ByteBuffer.wrap(account.bytes()).getLong() ^ tenant.value().getLeastSignificantBits();
    }

    /// A row to be written. No record, for records hold no bytes.
    private static final class Written {

        private final TenantId tenant;
        private final Digest account;
        private final byte[] source;
        private final Misses misses;
        private final Instant familiarUntil;
        private final Instant expires;

        Written(TenantId tenant, Digest account, byte[] source, Misses misses, Instant familiarUntil, Instant expires) {
            this.tenant = tenant;
            this.account = account;
            this.source = source;
            this.misses = misses;
            this.familiarUntil = familiarUntil;
            this.expires = expires;
        }
    }
}
