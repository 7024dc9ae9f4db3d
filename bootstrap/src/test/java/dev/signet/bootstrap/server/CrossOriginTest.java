package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What pages in browsers may read, with two tenants.
@TestInstance(Lifecycle.PER_CLASS)
final class CrossOriginTest {

    private static final String APP = "https://app.example";
    private static final String OTHER = "https://other.example";
    private static final String FORM = "grant_type=password&username=a&password=b&client_id=page";

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;

    CrossOriginTest(@TempDir Path directory) {
        // Headers that only a browser may set are what this is about.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
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
        for (int i = 0; i < 100; i++) {
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
