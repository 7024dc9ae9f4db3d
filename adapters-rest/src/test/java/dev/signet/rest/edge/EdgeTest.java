package dev.signet.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.admin.AdminServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EdgeTest {

    private static final Pattern LENGTH = Pattern.compile("(?i)\\ncontent-length: *(\\d+)");

    private static AdminServer server;

    @BeforeAll
    static void start() {
        server = new AdminServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/acme/nothing/here", "/health/more", "/.well-known/nothing"})
    void an_unknown_path_is_not_found(String path) {
        var answer = server.get(path, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("\"detail\":\"Not Found\"")
                .doesNotContain("_links")
                .doesNotContain(path);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void an_unknown_path_of_oauth_is_not_found_in_its_words() {
        var answer = server.get("/oauth/nothing", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"not_found\",\"error_description\":\"Not Found\",\"detail\":\"Not Found\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void a_wrong_method_learns_the_right_ones(String method) {
        var answer = server.send(method, "/health", "", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
        assertThat(answer.body()).contains("\"detail\":\"Method Not Allowed\"").doesNotContain("_links");
    }

    @Test
    void every_answer_carries_the_security_headers() {
        for (String path : new String[] {"/health", "/nothing", "/.stumble/bug", "/admin/v1/tenants"}) {
            var headers = server.get(path, "").headers();

            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("X-XSS-Protection")).as(path).contains("1; mode=block");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("strict-origin-when-cross-origin");
            assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isPresent();
            assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(headers.firstValue("X-Correlation-ID")).as(path).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"bug,500,", "store,503,2", "keys,503,2", "load,503,4", "value,422,"})
    void what_fails_inside_says_nothing_of_the_inside(String what, int status, String retryAfter) {
        for (String path : new String[] {"/.stumble/", "/oauth/stumble/"}) {
            var answer = server.get(path + what, "");

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Retry-After")).isEqualTo(Optional.ofNullable(retryAfter));
            assertThat(answer.body())
                    .contains(path.startsWith("/oauth") ? "\"error\":" : "\"status\":" + status)
                    .doesNotContain("hunter2")
                    .doesNotContain("Exception")
                    .doesNotContain("dev.signet")
                    .doesNotContain("_links");
        }
    }

    @Test
    void a_correlation_id_is_kept_if_it_is_fit_and_made_otherwise() {
        assertThat(correlated("X-Correlation-ID", "abc-123:x")).isEqualTo("abc-123:x");
        assertThat(correlated("X-Request-ID", "req/7")).isEqualTo("req/7");
        assertThat(correlated("X-Correlation-ID", "a b\"c")).matches("[0-9a-f]{32}");
        assertThat(correlated("X-Correlation-ID", "x".repeat(129))).matches("[0-9a-f]{32}");
        assertThat(server.get("/.stumble/bug", "").body()).contains("\"correlation_id\":\"");
    }

    private static String correlated(String header, String value) {
        return server.send("GET", "/health", "", "", header, value)
                .headers()
                .firstValue("X-Correlation-ID")
                .orElseThrow();
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws IOException {
        String head = "POST /admin/v1/tenants HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + AdminServer.OPERATOR + "\r\n" + "Content-Length: 2000000\r\n\r\n";

        assertThat(raw(head + "{\"a\":\"" + "b".repeat(1_100_000))).startsWith("HTTP/1.1 413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/oauth/token"})
    void a_uri_that_is_too_long_is_refused(String path) throws IOException {
        assertThat(raw("GET " + path + "?" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .containsPattern("^HTTP/1.[01] 414")
                .contains("The URI is too long.")
                .contains("nosniff", "no-store", "X-Correlation-ID", "Strict-Transport-Security")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_048_576})
    void a_header_section_that_is_too_large_is_refused(int size) throws IOException {
        assertThat(raw("GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(size) + "\r\n\r\n"))
                .containsPattern("^HTTP/1.[01] 431")
                .contains("The header section is too large.")
                .contains("nosniff", "no-store", "X-Correlation-ID", "Strict-Transport-Security")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /health HTTP/1.1\r\nBad Header: x\r\n\r\n",
                "GET /he\u0000alth HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void what_is_no_request_gets_no_stack(String text) throws IOException {
        assertThat(raw(text))
                .containsPattern("^HTTP/1.[01] 4")
                .doesNotContain("Exception")
                .doesNotContain("_links");
    }

    /// Sends `text` as it is and reads until the server ends the connection or has nothing more to say.
    private static String raw(String text) throws IOException {
        try (Socket socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            } catch (IOException e) {
                // The server may stop to read before all is written; its answer is what counts.
            }
            return read(socket.getInputStream());
        }
    }

    /// One answer, in however many pieces it comes.
    private static String read(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] buffer = new byte[16_384];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            if (isWhole(answer.toString())) {
                break;
            }
        }
        return answer.toString();
    }

    private static boolean isWhole(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        var length = LENGTH.matcher(answer);
        return end >= 0 && length.find() && answer.length() >= end + 4 + Integer.parseInt(length.group(1));
    }
}
