package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.bootstrap.server.Server;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A trail in which somebody with every right in the database wrote, as an operator sees it.
final class TamperedTrailTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    /// The server seals every ten seconds; on a machine that does much else it takes longer.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path directory;
    private final Server server;

    TamperedTrailTest(@TempDir Path directory) {
        this.directory = directory;
        Map<String, String> environment = Map.of(
                "IDENTITY_ADMIN_TOKEN",
                Terminal.TOKEN,
                "IDENTITY_DATABASE_URL",
                DATABASE.urlText(),
                "IDENTITY_MASTER_KEY",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                "IDENTITY_DATA_DIR",
                directory.toString(),
                "IDENTITY_HTTP_PORT",
                "0",
                "IDENTITY_GRPC_PORT",
                "0");
        this.server = Server.start(Server.Plan.of(Settings.read(Map.of(), environment, directory)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void what_was_sealed_is_followed_and_the_first_break_is_named() throws Exception {
        done("tenant create acme --token-algorithm ES256");
        for (String role : List.of("clerk", "keeper", "reader")) {
            done("role create " + role + " --tenant acme");
        }

        List<JsonNode> sealed = sealed(4);
        assertThat(sealed.getFirst().path("action").asText()).isEqualTo("tenant.provisioned");
        assertThat(sealed).extracting(entry -> entry.path("target").asText()).contains("role:clerk", "role:reader");
        assertThat(done("audit tail --tenant acme --after 0 --once --action role.defined")
                        .out())
                .contains("role:clerk", "role:keeper", "role:reader")
                .doesNotContain("tenant.provisioned");
        assertThat(done("audit verify --tenant acme").out()).contains("intact");

        tampered("update signet.audit_entry set target = 'role:other' where position = 3");
        tampered("delete from signet.audit_entry where position = 2");
        assertBroken("deleted at position 2");
        tampered("delete from signet.audit_entry where position = 1");
        assertBroken("deleted at position 1");
    }

    private void assertBroken(String where) {
        Terminal.Told told = terminal().run("audit verify --tenant acme");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("The audit trail is BROKEN: " + where);
        assertThat(told.out()).contains("intact", "false");
    }

    /// The entries of the trail once there are `many`, in the order of the chain.
    private List<JsonNode> sealed(int many) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        List<JsonNode> entries = List.of();
        while (entries.size() < many && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            entries = new ArrayList<>();
            for (String line : done("audit tail --tenant acme --after 0 --once --json")
                    .out()
                    .lines()
                    .toList()) {
                entries.add(AdminApi.JSON.readTree(line));
            }
        }
        assertThat(entries).hasSize(many);
        return entries;
    }

    private static void tampered(String statement) throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(
                            statement + " and tenant = (select id from signet.tenant where slug = 'acme')"))
                    .isEqualTo(1);
        }
    }

    private Terminal.Told done(String line) {
        Terminal.Told told = terminal().run(line);
        assertThat(told.code()).as(line + "\n" + told.err()).isZero();
        return told;
    }

    private Terminal terminal() {
        return new Terminal(directory, "http://127.0.0.1:" + server.httpPort());
    }
}
