package dev.signet.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import dev.signet.application.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabasePoolTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated();

    @Test
    void every_connection_runs_as_the_service_in_the_one_schema_and_commits_by_itself() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            var session = DSL.using(connection, SQLDialect.POSTGRES)
                    .fetchSingle("select current_user::text as role, current_schema()::text as space,"
                            + " current_setting('statement_timeout') as patience,"
                            + " current_setting('application_name') as name");
            assertThat(session.get("role")).isEqualTo(DATABASE.roles().service());
            assertThat(session.get("space")).isEqualTo(DatabaseRoles.SCHEMA);
            assertThat(session.get("patience")).isEqualTo("10s");
            assertThat(session.get("name")).isEqualTo("signet");
        }
    }

    @Test
    void a_hot_statement_is_prepared_on_the_server() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            for (int i = 0; i < 3; i++) {
                sql.fetch("select 'hot' where 1 = ?", i);
            }
            assertThat(sql.fetch("select statement from pg_prepared_statements")
                            .map(row -> row.get("statement", String.class)))
                    .anySatisfy(statement -> assertThat(statement).contains("'hot'"));
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_ended_by_the_server() throws SQLException {
        try (var pool = pool(new PoolSettings(2, Duration.ofSeconds(30), Duration.ofSeconds(2)));
                Connection connection = pool.dataSource().getConnection()) {
            assertThatThrownBy(() -> DSL.using(connection, SQLDialect.POSTGRES).execute("select pg_sleep(30)"))
                    .isInstanceOfSatisfying(
                            DataAccessException.class,
                            ended -> assertThat(ended.sqlState()).isEqualTo("57014"));
        }
    }

    @Test
    void a_caller_waits_no_longer_than_it_should_for_a_connection() throws SQLException {
        try (var pool = pool(new PoolSettings(2, Duration.ofSeconds(4), Duration.ofSeconds(4)));
                Connection first = pool.dataSource().getConnection();
                Connection second = pool.dataSource().getConnection()) {
            assertThat(first).isNotEqualTo(second);
            assertThatThrownBy(() -> pool.dataSource().getConnection())
                    .isInstanceOf(SQLTransientConnectionException.class);
        }
    }

    @Test
    void a_server_that_does_not_answer_is_said_to_without_the_password() {
        DatabaseUrl nowhere = DatabaseUrl.local(1, "none", "ann", "s3cret");
        assertThatThrownBy(() -> DatabasePool.open(
                        nowhere, DATABASE.roles(), new PoolSettings(2, Duration.ofMillis(300), Duration.ofSeconds(1))))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("127.0.0.1:1/none as ann")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void its_use_can_be_measured() throws SQLException {
        AtomicInteger acquired = new AtomicInteger();
        try (var pool = pool(PoolSettings.forCores(1))) {
            pool.measureWith((name, state) -> new IMetricsTracker() {
                @Override
                public void recordConnectionAcquiredNanos(long nanos) {
                    acquired.incrementAndGet();
                }
            });
            pool.dataSource().getConnection().close();
        }
        assertThat(acquired).hasValue(1);
    }

    @Test
    void its_size_follows_the_cores_within_reason() {
        assertThat(PoolSettings.forCores(2).size()).isEqualTo(8);
        assertThat(PoolSettings.forCores(6).size()).isEqualTo(24);
        assertThat(PoolSettings.forCores(64).size()).isEqualTo(32);
        assertThat(PoolSettings.forCores(2).size(5).size()).isEqualTo(5);
    }

    @Test
    void settings_that_cannot_work_are_refused() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new PoolSettings(1, second, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PoolSettings(2, Duration.ofMillis(249), second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PoolSettings(2, second, Duration.ofMillis(99)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DatabasePool pool(PoolSettings settings) {
        return DatabasePool.open(DATABASE.url(), DATABASE.roles(), settings);
    }
}
