package dev.signet.bootstrap.server;

import dev.signet.application.tenant.TenantDirectory;
import dev.signet.bootstrap.demo.Demo;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// A real server in this process, with the demonstration in it, on a database of PostgreSQL.
public final class Node implements AutoCloseable {

    /// The master key of every node in the tests.
    public static final String MASTER_KEY = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";

    /// What opens introspection.
    public static final String SERVICE_TOKEN = "service-token-of-the-tests";

    /// The operator's token.
    public static final String ADMIN_TOKEN = "admin-token-of-the-tests";

    private final Server server;

    private Node(Server server) {
        this.server = server;
    }

    /// What to set so that a server works on `database`.
    public static Map<String, String> environment(TestDatabase database, Path directory) {
        return new HashMap<>(Map.ofEntries(
                Map.entry("IDENTITY_DATABASE_URL", database.urlText()),
                Map.entry("IDENTITY_MASTER_KEY", MASTER_KEY),
                Map.entry("IDENTITY_DATA_DIR", directory.toString()),
                Map.entry("IDENTITY_DEFAULT_ISSUER", "http://127.0.0.1:8140"), // nodes that are one have one name
                Map.entry("IDENTITY_HTTP_HOST", "127.0.0.1"),
                Map.entry("IDENTITY_HTTP_PORT", "0"),
                Map.entry("IDENTITY_GRPC_PORT", "0"),
                Map.entry("IDENTITY_DATABASE_POOL_SIZE", "8"),
                Map.entry("IDENTITY_ARGON2_MEMORY_KIB", "8192"),
                Map.entry("IDENTITY_ARGON2_ITERATIONS", "1"),
                Map.entry("IDENTITY_PASSWORD_HASH_WAIT_SECONDS", "60"),
                Map.entry("IDENTITY_INTERNAL_SERVICE_TOKEN", SERVICE_TOKEN),
                Map.entry("IDENTITY_ADMIN_TOKEN", ADMIN_TOKEN)));
    }

    /// Starts a node.
    public static Node start(TestDatabase database, Path directory, InstantSource clock) {
        return start(database, directory, clock, Map.of());
    }

    /// Starts a node with more settings.
    public static Node start(TestDatabase database, Path directory, InstantSource clock, Map<String, String> more) {
        Map<String, String> environment = environment(database, directory);
        environment.putAll(more);
        Settings settings = Settings.read(Map.of(), environment, directory);
        Demo demo = Demo.prepare(settings);
        return new Node(Server.start(new Server.Plan(demo.settings(), clock, true, demo::provision)));
    }

    /// Whoever calls it.
    public Caller caller() {
        return new Caller("http://127.0.0.1:" + server.httpPort());
    }

    /// The port on which it speaks HTTP.
    public int httpPort() {
        return server.httpPort();
    }

    /// The port on which it speaks gRPC.
    public int grpcPort() {
        return server.grpcPort();
    }

    /// A part of the server.
    public <T> T bean(Class<T> type) {
        return server.parts().getBean(type);
    }

    /// The id of a tenant.
    public TenantId tenant(TenantSlug slug) {
        return bean(TenantDirectory.class).find(slug).orElseThrow();
    }

    /// The public URL.
    String issuer() {
        return server.issuers().main().value();
    }

    @Override
    public void close() {
        server.close();
    }
}
