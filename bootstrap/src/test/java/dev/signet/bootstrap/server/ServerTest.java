package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one PostgreSQL, over HTTP.
@TestInstance(Lifecycle.PER_CLASS)
final class ServerTest {

    private static final String CLIENT = "test-client-001";
    private static final String SECRET = "test-secret-123456789";
    private static final String TOKEN = "/oauth/token";

    private final MovableClock clock = new MovableClock();
    private final TestDatabase database = TestDatabase.empty();
    private final Node first;
    private final Node second;

    ServerTest(@TempDir Path directory) {
        // A race is a race as well on a machine that takes long for it.
        Map<String, String> patient = Map.of("IDENTITY_REFRESH_GRACE_SECONDS", "120");
        first = Node.start(database, directory, clock, patient);
        second = Node.start(database, directory, clock, patient); // finds the data of the first
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
        database.close();
    }

    @BeforeAll
    void both_nodes_are_ready() {
        assertThat(first.caller().get("/ready").status()).isEqualTo(200);
        assertThat(second.caller().get("/ready").status()).isEqualTo(200);
    }

    @Test
    void a_token_of_one_node_counts_on_the_other() {
        var login = first.caller().login("acme", "alice", "AlicePass123!");

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.member("tenant")).isEqualTo("acme");
        assertThat(second.caller()
                        .introspect("acme", login.text("access_token"))
                        .member("active"))
                .isEqualTo(true);
    }

    @Test
    void a_token_is_inactive_for_another_tenant() {
        var login = first.caller().login("acme", "alice", "AlicePass123!");

        assertThat(first.caller()
                        .introspect("primary", login.text("access_token"))
                        .member("active"))
                .isEqualTo(false);
    }

    @Test
    void revocation_is_seen_at_once_on_the_other_node() {
        var tokens = passwordThroughTheClient(first);
        assertThat(second.caller()
                        .introspect("primary", tokens.text("access_token"))
                        .member("active"))
                .isEqualTo(true);

        assertThat(first.caller()
                        .form("/oauth/revoke", CLIENT, SECRET, "token=" + tokens.text("refresh_token"))
                        .status())
                .isEqualTo(200);
        assertThat(second.caller()
                        .introspect("primary", tokens.text("access_token"))
                        .member("active"))
                .isEqualTo(false);
        assertThat(refresh(second, tokens.text("refresh_token")).status()).isEqualTo(400);
    }

    @Test
    void a_race_over_both_nodes_for_one_refresh_token_has_one_successor() throws Exception {
        String token = passwordThroughTheClient(first).text("refresh_token");

        List<Caller.Answer> answers = atOnce(16, i -> () -> refresh(i % 2 == 0 ? first : second, token));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(answer -> answer.text("refresh_token")).distinct())
                .hasSize(1);
    }

    @Test
    void a_spent_token_breaches_its_family_on_every_node() {
        String spent = passwordThroughTheClient(first).text("refresh_token");
        String next = refresh(first, spent).text("refresh_token");
        var last = refresh(second, next);

        assertThat(refresh(first, spent).member("error")).isEqualTo("invalid_grant");
        assertThat(refresh(second, last.text("refresh_token")).member("error")).isEqualTo("invalid_grant");
        assertThat(second.caller()
                        .introspect("primary", last.text("access_token"))
                        .member("active"))
                .isEqualTo(false);
    }

    @Test
    void a_suspended_tenant_is_gone_at_once_everywhere() {
        var made = first.caller().operator("POST", "/admin/v1/tenants", "{\"slug\":\"initech\",\"name\":\"Initech\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(second.caller().login("initech", "nobody", "WrongPass1!").status())
                .isEqualTo(401);

        assertThat(first.caller()
                        .operator("PATCH", "/admin/v1/tenants/initech", "{\"state\":\"suspended\"}")
                        .status())
                .isEqualTo(200);
        assertThat(second.caller().login("initech", "nobody", "WrongPass1!").status())
                .isEqualTo(404);
    }

    @Test
    void an_expired_token_is_inactive() {
        String token = first.caller().login("acme", "alice", "AlicePass123!").text("access_token");
        assertThat(first.caller().introspect("acme", token).member("active")).isEqualTo(true);

        clock.forward(Duration.ofHours(2));

        assertThat(first.caller().introspect("acme", token).member("active")).isEqualTo(false);
    }

    @Test
    void forged_tokens_are_inactive() {
        String token = first.caller().login("acme", "alice", "AlicePass123!").text("access_token");
        String payload = token.split("\\.", -1)[1];

        assertThat(List.of(
                        encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".",
                        encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + payload + "." + encoded("x".repeat(32)),
                        token.substring(0, token.length() - 4) + "AAAA",
                        "garbage"))
                .allSatisfy(forged -> {
                    var answer = first.caller().introspect("acme", forged);
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.member("active")).isEqualTo(false);
                });
    }

    @Test
    void wrong_input_has_its_standard_answer() {
        Caller caller = first.caller();

        assertThat(caller.json(TOKEN, "{bad").status()).isEqualTo(422);
        assertThat(caller.json(TOKEN, "{\"grant_type\":7}").status()).isEqualTo(422);
        assertThat(caller.form(TOKEN, "").member("error")).isEqualTo("invalid_request");
        assertThat(caller.form(TOKEN, "grant_type=magic").member("error")).isEqualTo("unsupported_grant_type");
        assertThat(caller.form(TOKEN, CLIENT, "wrong", "grant_type=client_credentials")
                        .status())
                .isEqualTo(401);
        assertThat(caller.form(TOKEN, CLIENT, SECRET, "grant_type=client_credentials&scope=admin:system")
                        .member("error"))
                .isEqualTo("invalid_scope");
        assertThat(caller.login("nobody", "alice", "AlicePass123!").status()).isEqualTo(404);
        assertThat(caller.json("/oauth/introspect", "{\"token\":\"x\"}").status())
                .isEqualTo(401);
        assertThat(caller.get("/admin/v1/tenants").status()).isEqualTo(401);
        assertThat(caller.get("/nothing/here").status()).isEqualTo(404);
        assertThat(caller.get(TOKEN).status()).isEqualTo(405);
        assertThat(caller.get("/health", "X-Big", "a".repeat(1 << 20)).status()).isEqualTo(431);
        assertThat(caller.get("/health?" + "a".repeat(1 << 15)).status()).isEqualTo(414);
        assertThat(caller.form(TOKEN, "a=" + "b".repeat(1 << 20)).status()).isEqualTo(413);
    }

    @Test
    void documents_name_the_url_they_are_found_under() {
        for (String path : List.of("", "/acme")) {
            var discovery = first.caller().get(path + "/.well-known/openid-configuration");
            assertThat(discovery.text("issuer")).endsWith(path.isEmpty() ? "" : path);
            assertThat(first.caller().get(path + "/.well-known/jwks.json").body())
                    .contains("\"kid\"")
                    .doesNotContain("\"d\"");
        }
        assertThat(first.caller().get("/health").status()).isEqualTo(200);
        assertThat(first.caller().get("/metrics").status()).isEqualTo(200);
    }

    @Test
    void measurements_tell_of_every_part() throws InterruptedException {
        first.caller().login("acme", "alice", "AlicePass123!");

        assertThat(first.caller().get("/metrics").body())
                .contains("signet_http_requests_seconds_bucket{")
                .contains("signet_use_case_seconds_bucket{")
                .contains("signet_use_case_outcomes_total{")
                .contains("hikaricp_connections_active{pool=\"signet\"}")
                .contains("hikaricp_connections_pending{pool=\"signet\"}")
                .contains("hikaricp_connections_max{pool=\"signet\"} 8.0")
                .contains("hikaricp_connections_timeout_total{pool=\"signet\"}")
                .contains("hikaricp_connections_acquire_seconds_count{pool=\"signet\"}")
                .contains("signet_password_hashes_running")
                .contains("signet_password_hashes_waiting")
                .containsPattern("signet_signatures_native [01]\\.0")
                .contains("signet_upkeep_overdue_seconds{table=\"token_family\"}")
                .contains("signet_upkeep_overdue_seconds{table=\"replay_memory\"}")
                .contains("signet_upkeep_overdue_seconds{table=\"revoked_token\"}")
                .contains("jvm_memory_used_bytes{")
                .contains("jvm_threads_live_threads")
                .contains("process_cpu_usage")
                .contains("process_uptime_seconds");
        assertThat(oldestAuditMonth()).isPositive();
    }

    /// The rows are looked for behind the scenes, soon after the start; the second node finds what the first made.
    private double oldestAuditMonth() throws InterruptedException {
        for (int attempt = 0; attempt < 1_200; attempt++) {
            double seconds = second.caller()
                    .get("/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("signet_audit_oldest_seconds "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                    .sum();
            if (seconds > 0) {
                return seconds;
            }
            Thread.sleep(100);
        }
        return 0;
    }

    @Test
    void a_storm_of_logins_starves_no_token_traffic() throws Exception {
        try (ExecutorService storm = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Caller.Answer>> logins = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(i -> storm.submit(() -> first.caller().login("acme", "mallory" + i, "WrongPass" + i)))
                    .toList();
            for (int i = 0; i < 10; i++) {
                assertThat(first.caller()
                                .form(TOKEN, CLIENT, SECRET, "grant_type=client_credentials")
                                .status())
                        .isEqualTo(200);
            }
            for (Future<Caller.Answer> login : logins) {
                assertThat(login.get().status()).isIn(401, 429, 503);
            }
        }
    }

    private static Caller.Answer passwordThroughTheClient(Node node) {
        var answer = node.caller()
                .form(TOKEN, CLIENT, SECRET, "grant_type=password&username=testuser&password=" + url("UserPass123!"));
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static Caller.Answer refresh(Node node, String token) {
        return node.caller().form(TOKEN, CLIENT, SECRET, "grant_type=refresh_token&refresh_token=" + url(token));
    }

    private static List<Caller.Answer> atOnce(int count, java.util.function.IntFunction<Callable<Caller.Answer>> work)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Caller.Answer>> all =
                    java.util.stream.IntStream.range(0, count).mapToObj(work).toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
