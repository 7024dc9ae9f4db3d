package dev.signet.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Node;
import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String ANOTHER_KEY = "ff112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();

    @Test
    void a_deployment_is_sound_beside_its_server_until_its_master_key_is_another() {
        try (Node node = Node.start(DATABASE, directory, InstantSource.system())) {
            assertThat(node.caller().get("/ready").status()).isEqualTo(200);
            assertThat(run(Node.environment(DATABASE, directory), "doctor"))
                    .as(out::toString)
                    .isZero();
            assertThat(out.toString())
                    .contains(
                            "ok    database: PostgreSQL",
                            "ok    clock: ",
                            "ok    roles: ",
                            "ok    row security: ",
                            "ok    migrations: none",
                            "ok    keys: ",
                            "ok    master key: ");

            Map<String, String> wrong = Node.environment(DATABASE, directory);
            wrong.put("IDENTITY_MASTER_KEY", ANOTHER_KEY);
            assertThat(run(wrong, "doctor", "--json")).isEqualTo(1);
            assertThat(out.toString())
                    .startsWith("{\"sound\":false")
                    .contains("tenant acme: ", "\"mend\":")
                    .doesNotContain(ANOTHER_KEY, Node.MASTER_KEY);
        }
    }

    @Test
    void every_mistake_of_the_configuration_is_a_finding() {
        assertThat(run(Map.of("IDENTITY_HTTP_PORT", "many", "IDENTITY_ADMIN_TOKEN", "hunter2"), "doctor"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("fail  configuration: IDENTITY_HTTP_PORT", "fail  configuration: IDENTITY_ADMIN_TOKEN")
                .doesNotContain("hunter2");
    }

    @Test
    void a_place_where_nothing_was_started_yet_is_sound_and_stays_as_it_is() {
        Path data = directory.resolve("data");

        assertThat(run(Map.of("IDENTITY_DATA_DIR", data.toString(), "IDENTITY_HTTP_PORT", "0"), "doctor"))
                .as(out::toString)
                .isZero();
        assertThat(data).doesNotExist();
    }

    @Test
    void a_port_that_another_has_and_a_key_that_all_can_read_are_failures() throws IOException {
        Files.writeString(directory.resolve("master.key"), Node.MASTER_KEY + "\n");
        Files.setPosixFilePermissions(directory.resolve("master.key"), PosixFilePermissions.fromString("rw-r--r--"));
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = Map.of(
                    "IDENTITY_DATA_DIR", directory.toString(),
                    "IDENTITY_HTTP_PORT", "0",
                    "IDENTITY_GRPC_PORT", Integer.toString(other.getLocalPort()));

            assertThat(run(environment, "doctor")).isEqualTo(1);
        }
        assertThat(out.toString()).contains("fail  gRPC port: ", "fail  master key: ", "to mend it: chmod 600");
    }

    @Test
    void a_database_that_does_not_answer_is_a_failure() {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        environment.put("IDENTITY_DATABASE_URL", "postgresql://nobody:letmein@127.0.0.1:1/none");

        assertThat(run(environment, "doctor")).isEqualTo(1);
        assertThat(out.toString()).contains("fail  database: ").doesNotContain("letmein");
    }

    private int run(Map<String, String> environment, String... args) {
        out.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(out, true);
        return CommandLineOfSignet.run(
                new Surroundings(environment, directory, InputStream.nullInputStream(), writer, writer), args);
    }
}
