package dev.signet.persistence.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of one test class's own, on a real PostgreSQL: embedded, or that of `SIGNET_TEST_DATABASE_URL` (a
/// URL as [DatabaseUrl] reads it, whose login may make databases and roles).
///
/// ```java
/// @RegisterExtension
/// static final TestDatabase DATABASE = TestDatabase.migrated();
/// ```
///
/// The pool runs as the service, bound by row-level security; [#connect] is the login that made everything.
public final class TestDatabase implements AfterAllCallback, AutoCloseable {

    private final TestServer server;
    private final String name;
    private final DatabaseRoles roles;
    private @Nullable DatabasePool pool;

    private TestDatabase(TestServer server, String name, DatabaseRoles roles) {
        this.server = server;
        this.name = name;
        this.roles = roles;
    }

    /// Prepared and migrated. Its roles are not named after it, for it is a copy: use [#roles].
    public static TestDatabase migrated() {
        TestServer server = TestServer.shared();
        return new TestDatabase(server, server.migrated(), server.template());
    }

    /// Empty, for tests that prepare and migrate it themselves, such as a whole server's start.
    public static TestDatabase empty() {
        TestServer server = TestServer.shared();
        String name = server.empty();
        return new TestDatabase(server, name, DatabaseRoles.ofDatabase(name));
    }

    public DatabaseUrl url() {
        return server.url(name);
    }

    public DatabaseRoles roles() {
        return roles;
    }

    /// The URL as an operator would write it, password included: for a process of its own.
    public String urlText() {
        PGSimpleDataSource source = url().dataSource();
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        encoded(source.getUser()),
                        encoded(source.getPassword()),
                        source.getServerNames()[0],
                        source.getPortNumbers()[0],
                        source.getDatabaseName());
    }

    private static String encoded(@Nullable String text) {
        return text == null
                ? ""
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The service's pool, opened when first asked for.
    public synchronized DatabasePool pool() {
        DatabasePool open = pool;
        if (open == null) {
            open = DatabasePool.open(url(), roles, PoolSettings.forCores(2));
            pool = open;
        }
        return open;
    }

    public DataSource dataSource() {
        return pool().dataSource();
    }

    /// A connection of the login, outside the pool.
    public Connection connect() {
        return url().connect();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
        server.drop(name);
    }
}
