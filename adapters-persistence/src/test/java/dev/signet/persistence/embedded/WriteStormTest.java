package dev.signet.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.DatabasePool;
import dev.signet.persistence.database.DatabaseRoles;
import dev.signet.persistence.database.PoolSettings;
import dev.signet.persistence.database.Preparation.Prepared;
import dev.signet.persistence.database.RolePreparation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteStormTest {

    private static final int WRITERS = 8;
    private static final int KILLS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    private Path directory;

    @Test
    void no_acknowledged_write_is_lost_when_the_server_is_killed_and_the_pool_recovers() throws Exception {
        try (var database = EmbeddedDatabase.open(directory, PATIENCE, false, ThrowAwayPostgres.PROGRAMS)) {
            DatabaseRoles roles = ((Prepared) new RolePreparation(database.url()).prepare()).roles();
            make(database, roles);
            try (var pool = DatabasePool.open(database.url(), roles, PoolSettings.forCores(2));
                    var writers = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, WRITERS).forEach(i -> writers.execute(() -> write(pool.dataSource())));
                for (int i = 0; i < KILLS; i++) {
                    awaitWrites(acknowledged.size() + 200);
                    killServer();
                }
                awaitWrites(acknowledged.size() + 200);
                over.set(true);
            }
            assertThat(stored(database)).containsAll(acknowledged);
        }
    }

    private void write(DataSource source) {
        while (!over.get()) {
            int n = next.incrementAndGet();
            try (Connection connection = source.getConnection()) {
                DSL.using(connection, SQLDialect.POSTGRES).execute("insert into storm values (?)", n);
                acknowledged.add(n);
            } catch (SQLException | org.jooq.exception.DataAccessException e) {
                Thread.onSpinWait(); // the server was killed; another number is tried
            }
        }
    }

    private void awaitWrites(int count) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE.multipliedBy(4)); // a busy machine is no lost write
        while (acknowledged.size() < count) {
            assertThat(Instant.now()).as("writes go on").isBefore(end);
            Thread.sleep(10);
        }
    }

    private void killServer() throws IOException, InterruptedException {
        PostmasterFile file = PostmasterFile.of(EmbeddedDatabase.home(directory).resolve("data"))
                .orElseThrow();
        ProcessHandle server = ProcessHandle.of(file.pid()).orElseThrow();
        assertThat(server.destroyForcibly()).isTrue();
        while (server.isAlive()) {
            Thread.sleep(1);
        }
    }

    private static void make(EmbeddedDatabase database, DatabaseRoles roles) throws SQLException {
        try (Connection connection = database.url().connect()) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.execute("create table signet.storm (n int primary key)");
            sql.execute("grant insert on signet.storm to {0}", DSL.quotedName(roles.service()));
        }
    }

    private static List<Integer> stored(EmbeddedDatabase database) throws SQLException {
        try (Connection connection = database.url().connect()) {
            return DSL.using(connection, SQLDialect.POSTGRES)
                    .fetch("select n from signet.storm")
                    .map(row -> row.get("n", Integer.class));
        }
    }
}
