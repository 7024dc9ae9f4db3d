package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A request spends the database's time, and its own for a connection, no longer than somebody waits for it.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
final class DeadlineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration SOON_AFTER = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 3;

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;

    DeadlineTest(@TempDir Path directory) {
        node = Node.start(
                database,
                directory,
                InstantSource.system(),
                Map.of(
                        "IDENTITY_REQUEST_BEGIN_SECONDS",
                        Long.toString(PATIENCE.toSeconds()),
                        "IDENTITY_DATABASE_POOL_SIZE",
                        Integer.toString(CONNECTIONS),
                        "IDENTITY_DATABASE_WAIT_SECONDS",
                        "60",
                        "IDENTITY_DATABASE_STATEMENT_SECONDS",
                        "60"));
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void whoever_waits_for_a_lock_or_for_a_connection_is_told_in_time() throws Exception {
        awaitToken(); // whatever is slow the first time
        long begun = System.nanoTime();
        try (Connection other = database.connect();
                Statement statement = other.createStatement();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            statement.execute("lock table signet.client in access exclusive mode");
            List<Future<Caller.Answer>> waiting = IntStream.range(0, 3 * CONNECTIONS)
                    .mapToObj(i -> threads.submit(this::token))
                    .toList();
            for (Future<Caller.Answer> one : waiting) {
                Caller.Answer answer = one.get();
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                assertThat(answer.whole().headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(PATIENCE.dividedBy(2), SOON_AFTER);
            assertThat(running(other)).as("statements of who has gone").isZero();
            other.rollback();
        }
        awaitToken();
    }

    private void awaitToken() {
        int status = 0;
        for (int attempt = 0; status != 200 && attempt < 20; attempt++) {
            status = token().status();
        }
        assertThat(status).isEqualTo(200);
    }

    private static int running(Connection other) throws SQLException {
        try (Statement statement = other.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%client%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Caller.Answer token() {
        return node.caller()
                .form("/oauth/token", "test-client-001", "test-secret-123456789", "grant_type=client_credentials");
    }
}
