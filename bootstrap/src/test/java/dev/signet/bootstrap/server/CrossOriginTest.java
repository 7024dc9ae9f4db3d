package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What pages in browsers may read, with two tenants.
@TestInstance(Lifecycle.PER_CLASS)
final class CrossOriginTest {

    private static final String APP = "https://app.example";
    private static final String OTHER = "https://other.example";
    private static final String GUESS = "{\"grant_type\":\"password\",\"username\":\"alice\",\"password\":\"guessed\"}";
    private static final String FORM = "grant_type=password&username=a&password=b&client_id=page";

    private final TestDatabase database = TestDatabase.empty();
    private final Path directory;
    private final Node node;

    CrossOriginTest(@TempDir Path directory) {
        this.directory = directory;
        node = Node.start(database, directory, InstantSource.system());
    }

    @BeforeAll
    void each_tenant_has_a_page() {
        register("primary", APP);
        register("acme", OTHER);
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void anybody_may_read_public_documents_and_nobody_with_credentials() {
        for (String path : new String[] {"/.well-known/openid-configuration", "/acme/.well-known/jwks.json"}) {
            Caller.Answer answer = node.caller().get(path, "Origin", "https://anybody.example");
            assertThat(header(answer, "Access-Control-Allow-Origin")).contains("*");
            assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void an_answer_is_readable_for_the_origins_of_its_tenant_alone() {
        assertThat(allowed(asked("/oauth/token", APP))).contains(APP);
        assertThat(allowed(asked("/oauth/token", OTHER))).isEmpty();
        assertThat(allowed(asked("/acme/oauth/token", OTHER))).contains(OTHER);
        assertThat(allowed(asked("/acme/oauth/token", APP))).isEmpty();
        assertThat(allowed(asked("/acme/oauth/revoke", OTHER))).contains(OTHER);
        assertThat(allowed(asked("/nobody/oauth/token", APP))).isEmpty();
        assertThat(allowed(asked("/oauth/introspect", APP))).isEmpty();
        assertThat(header(asked("/oauth/token", APP), "Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(header(asked("/oauth/token", OTHER), "Vary")).contains("Origin");
    }

    @Test
    void success_is_readable_too() {
        Caller.Answer answer = node.caller()
                .post(
                        "/oauth/token",
                        "grant_type=client_credentials",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Authorization",
                        Caller.basic("test-client-001", "test-secret-123456789"),
                        "Origin",
                        APP);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(allowed(answer)).contains(APP);
    }

    @Test
    void an_answer_that_is_given_early_is_readable_too() {
        String form = "application/x-www-form-urlencoded";
        Map<Integer, Caller.Answer> early = Map.of(
                413, sent("/acme/oauth/token", form, "a=" + "b".repeat(300_000)),
                422, sent("/acme/oauth/token", "application/json", "{"),
                400, sent("/acme/oauth/revoke", form, "token=%zz"),
                429, guessedTooOften());
        early.forEach((status, answer) -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(allowed(answer)).as("%d", status).contains(OTHER);
            assertThat(answer.whole().headers().allValues("Vary")).containsExactly("Origin");
        });
        assertThat(allowed(node.caller()
                        .post("/oauth/token", "a=" + "b".repeat(300_000), "Content-Type", form, "Origin", OTHER)))
                .as("another tenant's page")
                .isEmpty();
    }

    @Test
    @Timeout(60)
    void who_shall_come_again_later_learns_it_also_where_nothing_can_be_looked_up() throws Exception {
        try (Node busy = Node.start(
                        database, directory, InstantSource.system(), Map.of("IDENTITY_REQUESTS_AT_ONCE", "1"));
                Socket other = new Socket(InetAddress.getLoopbackAddress(), busy.httpPort())) {
            assertThat(allowed(asked(busy, "/acme/oauth/token", OTHER))).contains(OTHER);
            String begun = "POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\ngrant";
            other.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            other.getOutputStream().flush();
            String full = "signet_http_requests_under_way 1.0";
            while (!busy.caller()
                    .get("/metrics", "Authorization", "Bearer " + Node.ADMIN_TOKEN)
                    .body()
                    .contains(full)) {
                Thread.sleep(20); // the other is on its way
            }
            Caller.Answer answer = asked(busy, "/acme/oauth/token", OTHER);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(allowed(answer)).contains(OTHER);
            assertThat(header(answer, "Retry-After")).isPresent();
            assertThat(allowed(asked(busy, "/acme/oauth/token", APP))).isEmpty();
        }
    }

    private Caller.Answer guessedTooOften() {
        Caller.Answer answer = sent("/acme/oauth/token", "application/json", GUESS);
        for (int i = 0; i < 100 && answer.status() == 401; i++) {
            answer = sent("/acme/oauth/token", "application/json", GUESS);
        }
        return answer;
    }

    private Caller.Answer sent(String path, String type, String body) {
        return node.caller().post(path, body, "Content-Type", type, "Origin", OTHER);
    }

    @Test
    void a_preflight_tells_what_may_be_sent() {
        Caller.Answer answer = preflight("/acme/oauth/token", OTHER);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(allowed(answer)).contains(OTHER);
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(header(answer, "Access-Control-Allow-Headers")).contains("Authorization, Content-Type");
        assertThat(header(answer, "Vary")).contains("Origin");
        assertThat(allowed(preflight("/acme/oauth/token", APP))).isEmpty();
        assertThat(allowed(preflight("/acme/oauth/revoke", OTHER))).contains(OTHER);
        assertThat(allowed(preflight("/nobody/oauth/token", APP))).isEmpty();
    }

    @Test
    void who_names_no_origin_is_told_nothing_of_them() {
        Caller.Answer answer = node.caller().form("/oauth/token", FORM);
        assertThat(allowed(answer)).isEmpty();
        assertThat(header(answer, "Vary")).isEmpty();
    }

    @Test
    void an_origin_is_an_origin_and_no_pattern() {
        for (String wrong : new String[] {"*", "https://*.example", "https://app.example/", "http://app.example"}) {
            assertThat(node.caller()
                            .operator(
                                    "POST",
                                    "/admin/v1/tenants/acme/clients",
                                    "{\"client_id\":\"wrong\",\"allowed_cors_origins\":[\"%s\"]}".formatted(wrong))
                            .status())
                    .isBetween(400, 422);
        }
    }

    @Test
    void an_origin_that_is_taken_back_is_let_in_no_more() throws InterruptedException {
        String client = "/admin/v1/tenants/acme/clients/page";
        assertThat(node.caller().operator("GET", client, "").body()).contains("\"allowed_cors_origins\":[\"" + OTHER);
        String more = "https://more.example";
        assertThat(change(client, OTHER, more).status()).isEqualTo(200);
        assertThat(becomes("/acme/oauth/token", more, Optional.of(more))).isTrue();
        assertThat(change(client, OTHER).status()).isEqualTo(200);
        assertThat(becomes("/acme/oauth/token", more, Optional.empty())).isTrue();
    }

    private Caller.Answer change(String client, String... origins) {
        return node.caller()
                .operator(
                        "PATCH",
                        client,
                        "{\"allowed_cors_origins\":[\"%s\"]}".formatted(String.join("\",\"", origins)));
    }

    private boolean becomes(String path, String origin, Optional<String> expected) throws InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            if (allowed(asked(path, origin)).equals(expected)) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }

    private void register(String tenant, String origin) {
        assertThat(node.caller()
                        .operator(
                                "POST",
                                "/admin/v1/tenants/" + tenant + "/clients",
                                "{\"client_id\":\"page\",\"token_endpoint_auth_method\":\"none\",\"allowed_cors_origins\":[\"%s\"]}"
                                        .formatted(origin))
                        .status())
                .isEqualTo(201);
    }

    private Caller.Answer asked(String path, String origin) {
        return asked(node, path, origin);
    }

    private static Caller.Answer asked(Node node, String path, String origin) {
        return node.caller().post(path, FORM, "Content-Type", "application/x-www-form-urlencoded", "Origin", origin);
    }

    private Caller.Answer preflight(String path, String origin) {
        return node.caller()
                .send(
                        "OPTIONS",
                        path,
                        "",
                        Map.of(
                                "Origin",
                                origin,
                                "Access-Control-Request-Method",
                                "POST",
                                "Access-Control-Request-Headers",
                                "content-type"));
    }

    private static Optional<String> allowed(Caller.Answer answer) {
        return header(answer, "Access-Control-Allow-Origin");
    }

    private static Optional<String> header(Caller.Answer answer, String name) {
        return answer.whole().headers().firstValue(name);
    }
}
