package dev.signet.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Node;
import dev.signet.persistence.database.TestDatabase;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class ApplyCommandTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final Path EXAMPLE =
            Path.of("../docs/examples/deployment.yaml").toAbsolutePath().normalize();

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_example_applied_twice_is_the_same_as_once() {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        environment.put("GLOBEX_ROOT_PASSWORD", "Correct-Horse-1");

        assertThat(run(environment, "apply", "-f", EXAMPLE.toString()))
                .as(err::toString)
                .isZero();
        assertThat(out.toString())
                .contains("tenant globex: made", "secret of client globex/console, shown this once: scs_");

        out.getBuffer().setLength(0);
        assertThat(run(environment, "apply", "-f", EXAMPLE.toString())).isZero();
        assertThat(out.toString().lines()).isNotEmpty().allMatch(line -> line.endsWith(": unchanged"));
    }

    @Test
    void a_wrong_description_changes_nothing_and_is_a_matter_of_usage() {
        assertThat(run(Node.environment(DATABASE, directory), "apply", "-f", EXAMPLE.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("password_env").doesNotContain("Exception");
    }

    @Test
    void what_is_no_command_is_a_matter_of_usage() {
        assertThat(run(Map.of(), "dance")).isEqualTo(2);
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(run(Map.of(), "--version")).isZero();
    }

    @Test
    void migrating_twice_has_nothing_to_do_the_second_time() {
        Map<String, String> environment = Node.environment(DATABASE, directory);
        run(environment, "migrate");
        out.getBuffer().setLength(0);

        assertThat(run(environment, "migrate")).isZero();
        assertThat(out.toString()).contains("nothing to do");
    }

    private int run(Map<String, String> environment, String... args) {
        return CommandLineOfSignet.run(
                new Surroundings(
                        environment,
                        directory,
                        InputStream.nullInputStream(),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)),
                args);
    }
}
