package dev.signet.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.database.Migrations.Step;
import dev.signet.persistence.database.Preparation.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    private static final Step ONE = new Step("1", "one");
    private static final Step TWO = new Step("2", "two");

    private final TestDatabase database = TestDatabase.empty();

    @TempDir
    private Path scripts;

    @BeforeEach
    void prepared() throws IOException {
        assertThat(new RolePreparation(database.url()).prepare()).isInstanceOf(Prepared.class);
        script("V1__one.sql", "create table one (n int); grant select on one to \"${service}\";");
    }

    @AfterEach
    void dropped() {
        database.close();
    }

    @Test
    void tells_what_is_pending_applies_it_and_tells_what_was_applied() {
        assertThat(migrations().pending()).containsExactly(ONE);
        assertThat(migrations().applied()).isEmpty();

        assertThat(migrations().migrate()).containsExactly(ONE);

        assertThat(migrations().pending()).isEmpty();
        assertThat(migrations().applied()).containsExactly(ONE);
        assertThat(migrations().migrate()).isEmpty();
    }

    @Test
    void runs_as_the_owner_in_the_one_schema() throws SQLException {
        migrations().migrate();
        try (Connection connection = database.connect()) {
            var owned = DSL.using(connection, SQLDialect.POSTGRES)
                    .fetch("select tablename, tableowner from pg_tables where schemaname = 'signet'")
                    .intoMap(row -> row.get("tablename", String.class), row -> row.get("tableowner", String.class));
            assertThat(owned)
                    .containsEntry("one", database.roles().owner())
                    .containsEntry("schema_history", database.roles().owner());
        }
    }

    @Test
    void names_the_roles_for_the_scripts() throws SQLException {
        migrations().migrate();
        try (Connection connection = database.connect()) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            assertThat(sql.fetchValue(
                            "select has_table_privilege({0}, 'signet.one', 'select')",
                            DSL.inline(database.roles().service())))
                    .isEqualTo(true);
        }
    }

    @Test
    void lets_many_nodes_migrate_at_once() throws Exception {
        List<Step> applied = new ArrayList<>();
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Step>>> starts = IntStream.range(0, 5)
                    .<Callable<List<Step>>>mapToObj(i -> () -> migrations().migrate())
                    .toList();
            for (var start : nodes.invokeAll(starts)) {
                applied.addAll(start.get());
            }
        }
        assertThat(applied).containsExactly(ONE);
    }

    @Test
    void refuses_a_schema_newer_than_the_code() throws IOException {
        script("V2__two.sql", "create table two (n int);");
        assertThat(migrations().migrate()).containsExactly(ONE, TWO);
        Files.delete(scripts.resolve("V2__two.sql"));

        for (Callable<?> question : List.<Callable<?>>of(
                () -> migrations().migrate(),
                () -> migrations().pending(),
                () -> migrations().applied())) {
            assertThatThrownBy(question::call)
                    .isInstanceOf(UnusableDatabase.class)
                    .hasMessage(
                            "The schema is at version 2, which this Signet does not know yet: start the newer one.");
        }
    }

    @Test
    void refuses_a_schema_that_other_scripts_made() throws IOException {
        migrations().migrate();
        script("V1__one.sql", "create table another (n int);");
        assertThatThrownBy(() -> migrations().migrate()).isInstanceOf(UnusableDatabase.class);
    }

    @Test
    void leaves_nothing_of_a_step_that_fails() throws IOException {
        script("V2__two.sql", "create table two (n int); select 1 / 0;");
        assertThatThrownBy(() -> migrations().migrate()).isInstanceOf(UnusableDatabase.class);
        assertThat(migrations().applied()).containsExactly(ONE);
        script("V2__two.sql", "create table two (n int);");
        assertThat(migrations().migrate()).containsExactly(TWO);
    }

    @Test
    void says_that_the_server_does_not_answer() {
        DatabaseUrl nowhere = DatabaseUrl.local(1, "none", "none", "none");
        assertThatThrownBy(() -> new Migrations(nowhere, database.roles()).migrate())
                .isInstanceOf(StoreUnavailable.class);
    }

    private Migrations migrations() {
        return new Migrations(database.url(), database.roles(), "filesystem:" + scripts);
    }

    private void script(String name, String sql) throws IOException {
        Files.writeString(scripts.resolve(name), sql);
    }
}
