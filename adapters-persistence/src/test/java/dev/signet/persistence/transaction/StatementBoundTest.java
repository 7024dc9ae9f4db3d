package dev.signet.persistence.transaction;

import static dev.signet.domain.Cast.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.JooqStore;
import dev.signet.persistence.database.DatabasePool;
import dev.signet.persistence.database.Patience;
import dev.signet.persistence.database.PoolSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Statements, and waits for a connection, end with the patience of whoever asked.
@Timeout(120)
final class StatementBoundTest {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofSeconds(25);

    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private final CountingPool pool = new CountingPool(STORE.database().dataSource());
    private final JooqTransactions transactions =
            STORE.transactionsOver(pool.source(), new StatementBound(left::get, USUAL));

    @Test
    void a_statement_is_given_up_when_whoever_asked_has_gone() {
        left.set(Duration.ofMillis(300).toNanos());
        long begun = System.nanoTime();
        assertThatThrownBy(() -> transactions.once(ACME, tx -> Sql.of(tx).fetch(sleep(30))))
                .isInstanceOf(StoreUnavailable.class);
        assertThatThrownBy(() -> transactions.inTenant(ACME, tx -> Sql.of(tx).fetch(sleep(30))))
                .isInstanceOf(StoreUnavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    }

    @Test
    void what_was_begun_in_time_may_end_a_moment_too_late() {
        left.set(-1);
        Rows rows = transactions.once(ACME, tx -> Sql.of(tx).fetch(sleep(0)));
        assertThat(rows.size()).isEqualTo(1);
    }

    @Test
    void who_is_in_time_costs_no_timer() {
        for (long enough : new long[] {
            Long.MAX_VALUE, USUAL.toNanos(), USUAL.minusMillis(900).toNanos()
        }) {
            left.set(enough);
            pool.calls().clear();
            transactions.once(ACME, tx -> Sql.of(tx).fetch(sleep(0)));
            assertThat(pool.calls()).doesNotContain("setQueryTimeout").contains("execute");
        }
        left.set(USUAL.minusMillis(1100).toNanos());
        transactions.once(ACME, tx -> Sql.of(tx).fetch(sleep(0)));
        assertThat(pool.calls()).contains("setQueryTimeout");
    }

    @Test
    void nobody_waits_for_a_connection_longer_than_those_for_whom_they_do() throws SQLException {
        var settings = new PoolSettings(2, Duration.ofSeconds(30), Duration.ofSeconds(30));
        try (DatabasePool small = DatabasePool.open(
                        STORE.database().url(), STORE.database().roles(), settings);
                Connection first = small.dataSource().getConnection();
                Connection second = small.dataSource(Patience.ENDLESS).getConnection()) {
            assertThat(first).isNotEqualTo(second);
            long begun = System.nanoTime();
            assertThatThrownBy(() -> small.dataSource(() -> 1).getConnection())
                    .isInstanceOf(SQLTransientConnectionException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofNanos(Patience.LEAST_NANOS / 2), SOON);
        }
    }

    private static Select<?> sleep(int seconds) {
        return select(field("1 + length(pg_sleep({0})::text)", Integer.class, inline(seconds)));
    }
}
