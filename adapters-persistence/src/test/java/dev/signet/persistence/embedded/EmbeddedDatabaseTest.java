package dev.signet.persistence.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.persistence.database.UnusableDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    @Test
    void keeps_what_it_acknowledges_and_to_itself() {
        try (var database = start()) {
            assertThat(settings(database.url()))
                    .containsEntry("fsync", "on")
                    .containsEntry("synchronous_commit", "on")
                    .containsEntry("full_page_writes", "on")
                    .containsEntry("data_checksums", "on")
                    .containsEntry("listen_addresses", "127.0.0.1")
                    .containsEntry("unix_socket_directories", "")
                    .containsEntry("password_encryption", "scram-sha-256")
                    .containsEntry("server_encoding", "UTF8")
                    .containsEntry("lc_messages", "C");
            assertThat(strings(database.url(), "select distinct auth_method from pg_hba_file_rules"))
                    .containsExactly("scram-sha-256");
            assertThat(strings(
                            database.url(),
                            "select datcollate || ' ' || datctype from pg_database where datname = current_database()"))
                    .containsExactly("C C");
        }
    }

    @Test
    void lets_nobody_in_without_the_password_which_its_owner_alone_may_read() throws IOException {
        try (var database = start()) {
            DatabaseUrl guess = database.url().login("postgres", "guess");
            assertThatThrownBy(guess::connect).isInstanceOf(StoreUnavailable.class);
            Path home = EmbeddedDatabase.home(directory);
            assertThat(permissions(home)).isEqualTo("rwx------");
            for (String file : List.of("password", "connection.properties")) {
                assertThat(permissions(home.resolve(file))).as(file).isEqualTo("rw-------");
            }
            String password = Files.readString(home.resolve("password")).strip();
            assertThat(password).hasSizeGreaterThanOrEqualTo(32);
            assertThat(database.url().toString()).doesNotContain(password);
        }
    }

    @Test
    void finds_its_data_at_the_second_start_and_leaves_no_process_behind() throws IOException {
        long first;
        try (var database = start()) {
            in(database.url(), sql -> sql.execute("create table kept as select 'still here' as what"));
            first = postmaster();
        }
        assertThat(runsHere(first)).isFalse();
        assertThat(PostmasterFile.of(data())).isEmpty();
        assertThat(EmbeddedDatabase.home(directory).resolve("connection.properties"))
                .doesNotExist();
        try (var database = start()) {
            assertThat(strings(database.url(), "select what from kept")).containsExactly("still here");
        }
    }

    @Test
    void never_runs_two_servers_on_one_directory() throws Exception {
        try (var holder = HolderProcess.start(directory, ThrowAwayPostgres.PROGRAMS)) {
            assertThatThrownBy(() -> start(IMPATIENCE))
                    .isInstanceOf(UnusableDatabase.class)
                    .hasMessageContaining(EmbeddedDatabase.home(directory).toString())
                    .hasMessageContaining("process " + holder.pid());
            holder.askToEnd();
            start(PATIENCE).close();
        }
        try (var first = start()) {
            assertThatThrownBy(() -> start(IMPATIENCE)).isInstanceOf(UnusableDatabase.class);
            assertThat(strings(first.url(), "select 'unharmed'")).containsExactly("unharmed");
        }
    }

    @Test
    void is_shared_with_another_process_while_its_holder_lives() throws Exception {
        try (var holder = HolderProcess.start(directory, ThrowAwayPostgres.PROGRAMS)) {
            try (var guest = attach()) {
                assertThat(strings(guest.url(), "select count(*)::text from storm"))
                        .hasSize(1);
            }
            try (var guest = attach()) {
                assertThat(strings(guest.url(), "select 'runs on'")).containsExactly("runs on");
            }
            holder.askToEnd();
            start(PATIENCE).close();
        }
        try (var alone = attach()) {
            assertThat(strings(alone.url(), "select count(*)::text from storm")).hasSize(1);
        }
        assertThat(PostmasterFile.of(data())).isEmpty();
    }

    @Test
    void finds_every_acknowledged_row_after_its_process_was_killed() throws Exception {
        List<Integer> acknowledged;
        long orphan;
        try (var holder = HolderProcess.start(directory, ThrowAwayPostgres.PROGRAMS)) {
            holder.awaitWrites(20);
            orphan = postmaster();
            acknowledged = holder.kill();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);
        assertThat(runsHere(orphan)).as("the server outlives its holder").isTrue();
        try (var database = start()) {
            assertThat(postmaster()).as("but gives way to the next start's").isNotEqualTo(orphan);
            assertThat(runsHere(orphan)).isFalse();
            assertThat(strings(database.url(), "select n::text from storm"))
                    .containsAll(acknowledged.stream().map(String::valueOf).toList());
        }
    }

    @Test
    void comes_up_although_both_processes_were_killed_at_once() throws Exception {
        List<Integer> acknowledged;
        try (var holder = HolderProcess.start(directory, ThrowAwayPostgres.PROGRAMS)) {
            Thread.sleep(300);
            long server = postmaster();
            ProcessHandle.of(server).orElseThrow().destroyForcibly();
            acknowledged = holder.kill();
        }
        try (var database = start()) {
            assertThat(strings(database.url(), "select n::text from storm"))
                    .containsAll(acknowledged.stream().map(String::valueOf).toList());
        }
    }

    @Test
    void takes_no_living_stranger_for_its_server() throws IOException {
        start().close();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(data().resolve("postmaster.pid"), """
            %d
            %s
            1
            1

            127.0.0.1
            1 1
            ready
            """.formatted(stranger, data()));
        Files.writeString(
                EmbeddedDatabase.home(directory).resolve("connection.properties"),
                "port=1\npid=%d\n".formatted(stranger));
        try (var database = start()) {
            assertThat(strings(database.url(), "select 'up'")).containsExactly("up");
        }
    }

    @Test
    void begins_anew_after_its_making_was_cut_off() throws IOException {
        Path half = Files.createDirectories(EmbeddedDatabase.home(directory).resolve("data.new"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        try (var database = start()) {
            assertThat(strings(database.url(), "select 'up'")).containsExactly("up");
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void says_so_if_another_major_version_made_its_data() throws IOException {
        start().close();
        Files.writeString(data().resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(data().toString())
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("PostgreSQL 18");
    }

    @Test
    void says_so_if_its_password_is_missing() throws IOException {
        start().close();
        Files.delete(EmbeddedDatabase.home(directory).resolve("password"));
        assertThatThrownBy(this::start)
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining(
                        EmbeddedDatabase.home(directory).resolve("password").toString());
    }

    private EmbeddedDatabase start() {
        return start(PATIENCE);
    }

    private EmbeddedDatabase start(Duration patience) {
        return EmbeddedDatabase.open(directory, patience, false, ThrowAwayPostgres.PROGRAMS);
    }

    private EmbeddedDatabase attach() {
        return EmbeddedDatabase.open(directory, PATIENCE, true, ThrowAwayPostgres.PROGRAMS);
    }

    private Path data() {
        return EmbeddedDatabase.home(directory).resolve("data");
    }

    private long postmaster() throws IOException {
        return PostmasterFile.of(data()).orElseThrow().pid();
    }

    private boolean runsHere(long pid) {
        return new PostmasterFile(pid, true).server(data()).isPresent();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Map<String, String> settings(DatabaseUrl url) {
        return in(
                url,
                sql -> sql.fetch("show all")
                        .intoMap(row -> row.get("name", String.class), row -> row.get("setting", String.class)));
    }

    private static List<String> strings(DatabaseUrl url, String query) {
        return in(url, sql -> sql.fetch(query).map(row -> row.get(0, String.class)));
    }

    private static <T> T in(DatabaseUrl url, Function<DSLContext, T> work) {
        try (Connection connection = url.connect()) {
            return work.apply(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
