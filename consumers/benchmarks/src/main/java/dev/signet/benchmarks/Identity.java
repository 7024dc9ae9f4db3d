package dev.signet.benchmarks;

import dev.signet.benchmarks.load.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say who the load is; without them the published accounts of the demo.
final class Identity {

    @Option(names = "--client-id", paramLabel = "ID", description = "Client (default: ${DEFAULT-VALUE}).")
    private String clientId = "test-client-001";

    @Option(names = "--client-secret", paramLabel = "SECRET", description = "Its secret (default: that of the demo).")
    private String clientSecret = "test-secret-123456789";

    @Option(names = "--user", paramLabel = "NAME", description = "User (default: ${DEFAULT-VALUE}).")
    private String user = "testuser";

    @Option(names = "--password", paramLabel = "TEXT", description = "The user's password (default: that of the demo).")
    private String password = "UserPass123!";

    @Option(names = "--service-token", paramLabel = "TOKEN", description = "Introspects under it, not as the client.")
    private @Nullable String serviceToken;

    @Option(
            names = "--demo-env",
            paramLabel = "FILE",
            description = "The demo.env of a server; read for its service token.")
    private @Nullable Path demoEnv;

    Credentials credentials() throws IOException {
        DemoEnv demo = demoEnv == null ? DemoEnv.none() : DemoEnv.in(demoEnv);
        return new Credentials(
                clientId,
                clientSecret,
                user,
                password,
                Optional.ofNullable(serviceToken).or(() -> demo.value("SIGNET_DEMO_SERVICE_TOKEN")));
    }
}
