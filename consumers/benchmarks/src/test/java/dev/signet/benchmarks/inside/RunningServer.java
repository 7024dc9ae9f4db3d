package dev.signet.benchmarks.inside;

import dev.signet.application.Origin;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.bootstrap.demo.Demo;
import dev.signet.bootstrap.server.Server;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// The whole server with its demonstration, on an embedded PostgreSQL of its own that is as durable as a real one.
final class RunningServer implements AutoCloseable {

    private static final ClientAuthentication CLIENT = new ClientAuthentication.BySecret(
            new ClientId("test-client-001"),
            new ClientSecret("test-secret-123456789"),
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC);

    private final Server server;
    private final Origin origin;

    private RunningServer(Server server, Origin origin) {
        this.server = server;
        this.origin = origin;
    }

    static RunningServer start() throws IOException {
        Path directory = Files.createTempDirectory("benchmark");
        Map<String, String> options = Map.of(
                "IDENTITY_DATA_DIR", directory.resolve("data").toString(),
                "IDENTITY_HTTP_PORT", "0",
                "IDENTITY_GRPC_PORT", "0");
        Demo demo = Demo.prepare(Settings.read(options, Map.of(), directory));
        Server server = Server.start(new Server.Plan(demo.settings(), InstantSource.system(), true, demo::provision));
        TenantId tenant =
                server.parts().getBean(ResolveTenant.class).handle("primary").orElseThrow();
        return new RunningServer(
                server, new Origin(tenant, server.issuers().main(), IssuerForm.TENANT, Provenance.local("benchmark")));
    }

    <T> T part(Class<T> type) {
        return server.parts().getBean(type);
    }

    Origin origin() {
        return origin;
    }

    ClientAuthentication client() {
        return CLIENT;
    }

    @Override
    public void close() {
        server.close();
    }
}
