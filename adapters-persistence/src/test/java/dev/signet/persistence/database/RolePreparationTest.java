package dev.signet.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.persistence.database.Preparation.AdministratorNeeded;
import dev.signet.persistence.database.Preparation.Prepared;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolePreparationTest {

    private static final String LOGIN =
            "signet_test_login \"" + ProcessHandle.current().pid() + "\"";

    private final TestDatabase database = TestDatabase.empty();
    private final DatabaseRoles roles = database.roles();

    @AfterEach
    void dropped() {
        database.close();
        try (var other = TestDatabase.empty()) {
            in(other.url(), sql -> sql.execute("drop role if exists {0}", DSL.quotedName(LOGIN)));
        }
    }

    @Test
    void makes_three_roles_that_cannot_log_in_and_a_schema() {
        assertThat(prepare(database.url())).isEqualTo(new Prepared(roles));

        var made = in(
                database.url(),
                sql -> sql.fetch(
                        "select rolname, rolcanlogin, rolsuper, rolbypassrls, rolinherit from pg_roles where rolname in (?, ?, ?)",
                        roles.owner(),
                        roles.service(),
                        roles.system()));
        assertThat(made).hasSize(3).allSatisfy(role -> {
            for (String may : List.of("rolcanlogin", "rolsuper", "rolbypassrls", "rolinherit")) {
                assertThat(role.get(may, Boolean.class)).as(may).isFalse();
            }
        });
        String owner = in(
                database.url(),
                sql -> sql.fetchSingle(
                                "select nspowner::regrole::text as owner from pg_namespace where nspname = 'signet'")
                        .get("owner", String.class));
        assertThat(owner).isEqualTo(roles.owner());
    }

    @Test
    void finds_nothing_to_do_the_second_time() {
        prepare(database.url());
        List<String> missing = in(database.url(), sql -> RolePlan.of(sql, roles));
        assertThat(missing).isEmpty();
        assertThat(prepare(database.url())).isEqualTo(new Prepared(roles));
    }

    @Test
    void lets_many_nodes_start_at_once() throws Exception {
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Preparation>> starts = IntStream.range(0, 8)
                    .<Callable<Preparation>>mapToObj(i -> () -> prepare(database.url()))
                    .toList();
            for (var start : nodes.invokeAll(starts)) {
                assertThat(start.get()).isEqualTo(new Prepared(roles));
            }
        }
    }

    @Test
    void needs_only_a_login_that_may_create_roles_and_schemas() {
        DatabaseUrl login = login("createrole");
        in(
                database.url(),
                sql -> sql.execute(
                        "grant create on database {0} to {1}",
                        DSL.quotedName(nameOfDatabase()), DSL.quotedName(LOGIN)));

        assertThat(prepare(login)).isEqualTo(new Prepared(roles));
        assertThat(prepare(login)).isEqualTo(new Prepared(roles));
        assertServes(login);
    }

    @Test
    void tells_an_administrator_what_to_run_where_the_login_may_not() {
        DatabaseUrl login = login("nocreaterole");

        var needed = (AdministratorNeeded) prepare(login);

        assertThat(needed.statements()).isNotEmpty();
        assertThat(needed.login()).isEqualTo(LOGIN);
        assertThat(needed.message()).contains(needed.statements()).doesNotContain("pass word");
        List<String> missing = in(database.url(), sql -> RolePlan.of(sql, roles));
        assertThat(missing).as("nothing half done").hasSize(needed.statements().size());
        in(database.url(), sql -> needed.statements().stream().map(sql::execute).toList());
        assertThat(prepare(login)).isEqualTo(new Prepared(roles));
        assertServes(login);
    }

    @Test
    void quotes_names_that_need_it() {
        DatabaseUrl login = login("nocreaterole");
        var needed = (AdministratorNeeded) prepare(login);
        assertThat(needed.statements())
                .anySatisfy(statement -> assertThat(statement).contains('"' + LOGIN.replace("\"", "\"\"") + '"'));
    }

    @Test
    void refuses_a_database_whose_name_leaves_no_room() {
        assertThatThrownBy(() -> DatabaseRoles.ofDatabase("ä".repeat(28)))
                .isInstanceOf(UnusableDatabase.class)
                .hasMessageContaining("at most 55 bytes");
    }

    @Test
    void refuses_a_database_whose_name_would_end_a_quotation() {
        for (String name : List.of("a\"b", "a'b", "a%b", "a\\b")) {
            assertThatThrownBy(() -> DatabaseRoles.ofDatabase(name)).isInstanceOf(UnusableDatabase.class);
        }
        assertThat(DatabaseRoles.ofDatabase("My db-2").service()).isEqualTo("My db-2_service");
    }

    @Test
    void refuses_to_serve_as_a_superuser() {
        assertRefused("alter role {0} superuser", "is a superuser");
    }

    @Test
    void refuses_to_serve_with_bypassrls() {
        assertRefused("alter role {0} bypassrls", "has BYPASSRLS");
    }

    @Test
    void refuses_to_serve_as_a_member_of_the_owner() {
        assertRefused("grant {1} to {0}", "is a member of the owner");
    }

    @Test
    void refuses_to_serve_when_the_system_role_is_inherited() {
        assertRefused(
                "do $$ begin execute format('alter role %I inherit', {3}); "
                        + "if current_setting('server_version_num')::int >= 160000 then "
                        + "execute format('grant %I to %I with inherit true', {4}, {3}); end if; end $$",
                "inherits the rights");
    }

    @Test
    void refuses_to_serve_as_the_owner_of_a_table() {
        assertRefused("create table signet.t (); alter table signet.t owner to {0}", "owns tables");
    }

    private void assertRefused(String mishap, String why) {
        prepare(database.url());
        in(
                database.url(),
                sql -> sql.execute(
                        mishap,
                        DSL.quotedName(roles.service()),
                        DSL.quotedName(roles.owner()),
                        DSL.quotedName(roles.system()),
                        DSL.inline(roles.service()),
                        DSL.inline(roles.system())));
        assertThatThrownBy(database::pool).isInstanceOf(UnusableDatabase.class).hasMessageContaining(why);
    }

    private void assertServes(DatabaseUrl login) {
        new Migrations(login, roles).migrate();
        try (var pool = DatabasePool.open(login, roles, PoolSettings.forCores(1));
                Connection session = pool.dataSource().getConnection()) {
            DSLContext sql = DSL.using(session, SQLDialect.POSTGRES);
            assertThat(sql.fetchValue("select current_user::text")).isEqualTo(roles.service());
            sql.transaction(work -> {
                work.dsl().execute("set local role {0}", DSL.quotedName(roles.system()));
                assertThat(work.dsl().fetchValue("select current_user::text")).isEqualTo(roles.system());
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DatabaseUrl login(String attributes) {
        in(
                database.url(),
                sql -> sql.execute(
                        "create role {0} login " + attributes + " password 'pass word'", DSL.quotedName(LOGIN)));
        return database.url().login(LOGIN, "pass word");
    }

    private String nameOfDatabase() {
        return roles.owner().replaceFirst("_owner$", "");
    }

    private static Preparation prepare(DatabaseUrl url) {
        return new RolePreparation(url).prepare();
    }

    private static <T> T in(DatabaseUrl url, Function<DSLContext, T> work) {
        try (Connection connection = url.connect()) {
            return work.apply(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
