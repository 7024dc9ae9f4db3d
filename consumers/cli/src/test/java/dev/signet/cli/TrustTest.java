package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Server;
import dev.signet.bootstrap.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server whose certificate only its operator's own authority vouches for.
final class TrustTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_private_authority_is_trusted_where_it_is_named_and_no_other() throws Exception {
        PrivateAuthority ours = new PrivateAuthority(directory, "ours");
        Map<String, String> environment = Map.of(
                "IDENTITY_ADMIN_TOKEN",
                Terminal.TOKEN,
                "IDENTITY_DATA_DIR",
                directory.resolve("data").toString(),
                "IDENTITY_HTTP_PORT",
                "0",
                "IDENTITY_GRPC_PORT",
                "0",
                "IDENTITY_HTTP_TLS_CERTIFICATE_FILE",
                ours.certificateOf("server").toString(),
                "IDENTITY_HTTP_TLS_KEY_FILE",
                ours.keyOf("server").toString());
        String authority = ours.certificate().toString();
        String stranger =
                new PrivateAuthority(directory, "stranger").certificate().toString();

        try (Server server = Server.start(Server.Plan.of(Settings.read(Map.of(), environment, directory)))) {
            Terminal terminal = new Terminal(directory, "https://127.0.0.1:" + server.httpPort());
            assertThat(terminal.run("tenant list --ca " + authority))
                    .satisfies(told -> assertThat(told.code()).as(told.err()).isZero())
                    .satisfies(told -> assertThat(told.out()).contains("primary"));
            for (String untrusting : new String[] {"tenant list", "tenant list --ca " + stranger}) {
                assertThat(terminal.run(untrusting))
                        .satisfies(told -> assertThat(told.code()).isNotZero())
                        .satisfies(told -> assertThat(told.out()).isEmpty())
                        .satisfies(told -> assertThat(told.err()).isNotEmpty().doesNotContain("\tat "));
            }
        }
    }

    @Test
    void what_holds_no_certificate_is_a_matter_of_usage() throws IOException {
        Files.writeString(directory.resolve("empty.pem"), "");
        Files.writeString(
                directory.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Terminal terminal = new Terminal(directory, "https://127.0.0.1:1");
        for (String file : new String[] {"missing.pem", "empty.pem", "broken.pem"}) {
            assertThat(terminal.run("tenant list --ca " + file))
                    .satisfies(told -> assertThat(told.code()).isEqualTo(2))
                    .satisfies(told -> assertThat(told.err()).contains(file));
        }
    }
}
