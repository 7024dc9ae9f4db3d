package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Base32Reader;
import dev.signet.domain.credential.Totp;
import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Passwords, API keys and second factors over two nodes on one PostgreSQL.
@TestInstance(Lifecycle.PER_CLASS)
final class CredentialsTest {

    private static final String USERS = "/admin/v1/tenants/primary/users";
    private static final String PASSWORD = "a long enough phrase";

    private final MovableClock clock = new MovableClock();
    private final TestDatabase database = TestDatabase.empty();
    private final Node first;
    private final Node second;

    CredentialsTest(@TempDir Path directory) {
        first = Node.start(database, directory, clock);
        second = Node.start(database, directory, clock);
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
        database.close();
    }

    @Test
    void a_password_that_has_expired_is_changed_and_every_token_is_dead_everywhere() {
        user("walter");
        clock.forward(Duration.ofDays(89));
        var before = login(first, "walter", PASSWORD, "");
        assertThat(before.status()).isEqualTo(200);
        clock.forward(Duration.ofDays(2));
        var expired = login(second, "walter", PASSWORD, "");
        assertThat(expired.status()).isEqualTo(403);
        assertThat(expired.text("detail")).isEqualTo("Password expired; rotation required");

        var rotated = json(first, "/credentials/password/rotate", """
                {"username":"walter","current_password":"%s","new_password":"another long phrase"}""".formatted(PASSWORD));
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(rotated.text("password_expires_at")).matches("\\d{4}-.*\\.\\d{6}\\+00:00");

        var after = login(second, "walter", "another long phrase", "");
        assertThat(after.text("password_expires_at")).isEqualTo(rotated.text("password_expires_at"));
        assertThat(json(second, "/oauth/token", """
                        {"grant_type":"refresh_token","refresh_token":"%s"}""".formatted(before.text("refresh_token")))
                        .status())
                .isEqualTo(401);
        assertThat(login(first, "walter", PASSWORD, "").status()).isEqualTo(401);
    }

    @Test
    void a_key_of_one_node_counts_on_the_other_and_dies_at_once() {
        String id = user("karla");
        String key = key("karla").text("api_key");
        assertThat(validated(second, key).member("username")).isEqualTo("karla");
        assertThat(validated(second, key).member("tenant")).isEqualTo("primary");
        String next = key("karla").text("api_key");
        assertThat(validated(second, key).text("detail")).isEqualTo("Invalid API key");
        assertThat(validated(second, next).status()).isEqualTo(200);
        assertThat(json(second, "/acme/credentials/api-key/validate", "{\"api_key\":\"%s\"}".formatted(next))
                        .status())
                .isEqualTo(401);

        var listed = first.caller().operator("GET", USERS + "/" + id + "/credentials", "");
        assertThat(listed.body())
                .contains("\"kind\":\"api_key\"")
                .contains("\"created_by\":\"service\"")
                .doesNotContain(next);
        String live = listed.body()
                .replaceAll("(?s).*?\"id\":\"([0-9a-f-]{36})\",\"kind\":\"api_key\",\"state\":\"live\".*", "$1");
        assertThat(second.caller()
                        .operator("DELETE", USERS + "/" + id + "/credentials/" + live, "")
                        .status())
                .isEqualTo(204);
        assertThat(validated(first, next).status()).isEqualTo(401);
    }

    @Test
    void of_many_logins_with_one_code_over_two_nodes_one_gets_in() throws Exception {
        user("otto");
        String token = login(first, "otto", PASSWORD, "").text("access_token");
        var begun = first.caller().json("/credentials/totp/enrol", "{}", "Authorization", "Bearer " + token);
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.text("otpauth_uri")).startsWith("otpauth://totp/primary:otto?secret=");
        Totp totp = new Totp(Base32Reader.read(begun.text("secret")));
        var confirmed = second.caller()
                .json(
                        "/credentials/totp/confirm",
                        "{\"mfa_code\":\"%s\"}".formatted(code(totp)),
                        "Authorization",
                        "Bearer " + token);
        assertThat(confirmed.status()).isEqualTo(200);
        var without = login(second, "otto", PASSWORD, "");
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.text("detail")).isEqualTo("Multi-factor challenge failed");

        clock.forward(Duration.ofSeconds(30));
        String code = code(totp);
        assertThat(atOnce(12, i -> () -> login(i % 2 == 0 ? first : second, "otto", PASSWORD, code)))
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(1);

        clock.forward(Duration.ofHours(2)); // what was guessed is forgotten
        String recovery = ((List<?>) Objects.requireNonNull(confirmed.member("recovery_codes")))
                .getFirst()
                .toString();
        assertThat(atOnce(12, i -> () -> login(i % 2 == 0 ? first : second, "otto", PASSWORD, recovery)))
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(1);
    }

    @Test
    void a_tenant_demands_more_and_says_so() {
        user("greta");
        var changed = first.caller()
                .operator("PUT", "/admin/v1/tenants/primary/credential-policy", "{\"password_history\":3}");
        assertThat(changed.status()).isEqualTo(200);
        var shown = second.caller().operator("GET", "/admin/v1/tenants/primary/credential-policy", "");
        assertThat(shown.member("password_history")).isEqualTo(3);
        assertThat(rotate("greta", PASSWORD, "another long phrase").status()).isEqualTo(200);
        assertThat(rotate("greta", "another long phrase", PASSWORD).status()).isEqualTo(422);
    }

    private String user(String name) {
        var made = first.caller()
                .operator("POST", USERS, "{\"userName\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        assertThat(made.status()).isEqualTo(201);
        return made.text("id");
    }

    private Caller.Answer rotate(String name, String current, String next) {
        return json(
                second,
                "/credentials/password/rotate",
                "{\"username\":\"%s\",\"current_password\":\"%s\",\"new_password\":\"%s\"}"
                        .formatted(name, current, next));
    }

    private Caller.Answer key(String name) {
        return first.caller()
                .json(
                        "/credentials/api-key/rotate",
                        "{\"username\":\"%s\"}".formatted(name),
                        "x-service-token",
                        Node.SERVICE_TOKEN);
    }

    private static Caller.Answer validated(Node node, String key) {
        return json(node, "/credentials/api-key/validate", "{\"api_key\":\"%s\"}".formatted(key));
    }

    private static Caller.Answer login(Node node, String name, String password, String code) {
        return json(
                node,
                "/oauth/token",
                "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\",\"mfa_code\":\"%s\"}"
                        .formatted(name, password, code));
    }

    private static Caller.Answer json(Node node, String path, String body) {
        return node.caller().json(path, body);
    }

    private String code(Totp totp) {
        return totp.codeOf(Totp.stepAt(clock.instant()));
    }

    private static List<Caller.Answer> atOnce(int count, java.util.function.IntFunction<Callable<Caller.Answer>> work)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Caller.Answer>> all =
                    IntStream.range(0, count).mapToObj(work).toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
