package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is said to a server that hangs up, answers nonsense, or is not there.
final class ConversationTest {

    @TempDir
    private Path directory = Path.of("");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server = nowhere();
    private int hangUps;
    private int status = 200;
    private String body = "{\"slug\":\"acme\"}";

    @BeforeEach
    void listen() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void hush() {
        server.stop(0);
    }

    @Test
    void a_creation_cut_off_is_repeated_under_the_same_key() {
        hangUps = 1;
        assertThat(terminal().run("tenant create acme").code()).isZero();
        assertThat(asked).hasSize(2).allMatch(line -> line.matches("POST /admin/v1/tenants \"[0-9a-f-]{36}\" null"));
        assertThat(asked.getFirst()).isEqualTo(asked.getLast());
    }

    @Test
    void a_change_is_of_the_version_that_was_read() {
        assertThat(terminal().run("tenant update acme --name New").code()).isZero();
        assertThat(asked)
                .containsExactly("GET /admin/v1/tenants/acme null null", "PATCH /admin/v1/tenants/acme null \"3\"");
    }

    @Test
    void a_change_cut_off_is_not_repeated() {
        hangUps = 9;
        assertThat(terminal().run("tenant delete acme").code()).isEqualTo(3);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_server_that_never_answers_ends_with_3() {
        hangUps = 9;
        assertThat(terminal().run("tenant list"))
                .satisfies(told -> assertThat(told.code()).isEqualTo(3))
                .satisfies(told -> assertThat(told.err()).startsWith("No answer from http://127.0.0.1:"))
                .satisfies(told -> assertThat(told.err()).doesNotContain("Exception", "\tat "));
    }

    @Test
    void nobody_there_ends_with_3() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThat(terminal().run("tenant list"))
                .isEqualTo(new Terminal.Told(
                        3, "", "No answer from http://127.0.0.1:" + port + ": nothing listens there\n"));
    }

    @Test
    void a_host_that_is_not_known_is_told_apart() {
        assertThat(new Terminal(directory, "http://nowhere.invalid").run("tenant list"))
                .isEqualTo(new Terminal.Told(3, "", "No answer from http://nowhere.invalid: no such host\n"));
    }

    @Test
    @Timeout(20)
    void what_nobody_reads_on_ends() {
        body = "{\"items\":[{\"slug\":\"acme\"}],\"next\":\"acme\"}";
        for (String line : List.of("audit tail --tenant acme", "audit list --tenant acme", "tenant list")) {
            asked.clear();
            assertThat(terminal().hungUp().run(line).code()).as(line).isZero();
            assertThat(asked).as(line).hasSize(1);
        }
        body = "{}\n".repeat(2_000);
        assertThat(terminal().hungUp().run("audit export --tenant acme").code()).isZero();
    }

    @Test
    void a_name_that_the_locale_lost_is_not_sent() {
        assertThat(terminal().run("user create zo\uFFFD\uFFFD --tenant acme"))
                .isEqualTo(
                        new Terminal.Told(2, "", "An argument cannot be read in this locale; set LC_ALL=C.UTF-8.\n"));
        assertThat(asked).isEmpty();
    }

    @Test
    void every_command_tells_its_version() {
        for (String line : List.of("--version", "tenant --version", "client create --version")) {
            assertThat(terminal().run(line)).as(line).isEqualTo(new Terminal.Told(0, "signet from sources\n", ""));
        }
    }

    @Test
    void help_says_how_to_write_what_it_asks_for() {
        assertThat(terminal().run("client create --help").out())
                .contains("--scope=WORD[,WORD]...", "--allowed-cors-origin=URI")
                .doesNotContain("[ ,]");
        assertThat(terminal().run("audit list --help").out())
                .contains("operator, service, client", "success or denied", "--from=TIME");
    }

    @Test
    void something_else_that_answers_is_told_by_its_status() {
        status = 502;
        body = "<html>Bad gateway</html>";
        assertThat(terminal().run("tenant show acme"))
                .isEqualTo(new Terminal.Told(1, "", "Refused by the server (502).\n"));
    }

    @Test
    void a_name_stays_in_its_place_of_the_path_and_steers_no_terminal() {
        body = "{\"client_id\":\"a\\u001b[31m/b\"}";
        Terminal.Told told = terminal().run("client show ../../x%2F?y --tenant a/b");
        assertThat(asked).containsExactly("GET /admin/v1/tenants/a%2Fb/clients/..%2F..%2Fx%252F%3Fy null null");
        assertThat(told.out()).isEqualTo("client_id  a?[31m/b\n");
    }

    @Test
    void what_is_asked_wrongly_ends_with_2_and_asks_no_server() {
        for (String line : List.of(
                "dance",
                "tenant",
                "tenant dance",
                "tenant show",
                "client show x",
                "tenant list --limit 0",
                "tenant list --limit many",
                "tenant create acme --access-token-ttl-seconds soon",
                "tenant update acme --from nowhere.json",
                "tenant list --server ftp://example.org",
                "tenant list --server http://user:pass@example.org",
                "tenant list --ca nowhere.pem",
                "tenant list --token-file nowhere",
                "completion fish",
                "user set-password carl --tenant acme")) {
            assertThat(terminal().run(line)).as(line).satisfies(told -> {
                assertThat(told.code()).isEqualTo(2);
                assertThat(told.err()).contains("--help").doesNotContain("Exception");
            });
        }
        assertThat(asked).isEmpty();
    }

    private Terminal terminal() {
        return new Terminal(directory, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        asked.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getRawPath(),
                        headers.getFirst("Idempotency-Key"),
                        headers.getFirst("If-Match")));
        exchange.getRequestBody().readAllBytes();
        if (hangUps > 0) {
            hangUps--;
            exchange.close();
            return;
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"3\"");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer nowhere() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
