package dev.signet.persistence.database;

import dev.signet.domain.ServersUnderTest;
import dev.signet.persistence.embedded.ThrowAwayPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The one server that the tests of this JVM share: that of `SIGNET_TEST_DATABASE_URL`, whose login may make
/// databases and roles, or an embedded one. What was made on it is gone when the JVM ends.
final class TestServer {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable TestServer shared;

    private final DatabaseUrl url;
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private @Nullable DatabaseRoles template;

    private TestServer(DatabaseUrl url) {
        this.url = url;
    }

    static synchronized TestServer shared() {
        TestServer server = shared;
        if (server == null) {
            server = opened();
            shared = server;
        }
        return server;
    }

    DatabaseUrl url(String database) {
        return url.database(database);
    }

    /// A database with nothing in it.
    String empty() {
        String name = newName();
        administer(sql -> sql.execute("create database {0} template template0", DSL.quotedName(name)));
        return name;
    }

    /// A copy of a prepared and migrated database; its roles are those of [#template].
    String migrated() {
        String template = templateName(template());
        String name = newName();
        administer(
                sql -> sql.execute("create database {0} template {1}", DSL.quotedName(name), DSL.quotedName(template)));
        return name;
    }

    /// The roles of the database from which [#migrated] copies.
    synchronized DatabaseRoles template() {
        DatabaseRoles roles = template;
        if (roles == null) {
            DatabaseUrl fresh = url(empty());
            if (!(new RolePreparation(fresh).prepare() instanceof Preparation.Prepared(var prepared))) {
                throw new IllegalStateException("the login of the test server may not make roles");
            }
            new Migrations(fresh, prepared).migrate();
            template = prepared;
            roles = prepared;
        }
        return roles;
    }

    void drop(String database) {
        administer(sql -> {
            sql.execute("drop database if exists {0} with (force)", DSL.quotedName(database));
            DatabaseRoles roles = DatabaseRoles.ofDatabase(database);
            for (String role : new String[] {roles.owner(), roles.service(), roles.system()}) {
                sql.execute("drop role if exists {0}", DSL.quotedName(role));
            }
        });
        made.remove(database);
    }

    private String newName() {
        String name = "signet_test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
        made.add(name);
        return name;
    }

    private static String templateName(DatabaseRoles roles) {
        return roles.owner().replaceFirst("_owner$", "");
    }

    private void administer(java.util.function.Consumer<DSLContext> work) {
        try (Connection connection = url.connect()) {
            work.accept(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestServer opened() {
        Optional<String> given = ServersUnderTest.named(ServersUnderTest.DATABASE);
        if (given.isPresent()) {
            TestServer server = new TestServer(DatabaseUrl.parse(given.get()));
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> Set.copyOf(server.made).forEach(server::drop)));
            return server;
        }
        ThrowAwayPostgres postgres = ThrowAwayPostgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }));
        return new TestServer(postgres.url());
    }
}
