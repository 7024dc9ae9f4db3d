package dev.signet.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.UserState;
import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The token endpoint in the tenant API's dialect.
final class JsonTokenTest {

    private final World world = new World();
    private final Caller caller = world.caller();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_login_answers_everything_that_the_gateways_read() {
        Answer answer = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("pragma")).isEqualTo("no-cache");
        assertThat(answer.json())
                .containsOnlyKeys(
                        "access_token",
                        "refresh_token",
                        "token_type",
                        "expires_in",
                        "expires_at",
                        "issued_at",
                        "scope",
                        "roles",
                        "username",
                        "tenant",
                        "password_expires_at")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 3600)
                .containsEntry("issued_at", "2026-01-15T12:00:00.000000+00:00")
                .containsEntry("expires_at", "2026-01-15T13:00:00.000000+00:00")
                .containsEntry(
                        "scope",
                        List.of("openid", "profile", "read:users", "tenant:acme", "trading", "write:transactions"))
                .containsEntry("roles", List.of("trading"))
                .containsEntry("username", "Alice")
                .containsEntry("tenant", "acme")
                .containsEntry("password_expires_at", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/token",
                "/oauth/token/",
                "/oauth2/token",
                "/acme/oauth/token",
                "/acme/oauth/token/",
                "/acme/oauth2/token"
            })
    void every_spelling_of_the_path_is_the_same_endpoint(String path) {
        assertThat(caller.json(path, login("Alice", Inhabitants.PASSWORD)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, wrong, 401, Invalid username or password",
        "nobody, wrong, 401, Invalid username or password",
        "dave, wrong, 401, Invalid username or password",
        "bob, wrong, 401, Invalid username or password",
        "carol, wrong, 401, Invalid username or password",
        "bob, right, 403, Account disabled",
        "carol, right, 403, Password expired; rotation required"
    })
    void a_login_that_fails_says_so_as_the_gateways_expect(String name, String password, int status, String detail) {
        Answer answer =
                caller.json("/oauth/token", login(name, password.equals("right") ? Inhabitants.PASSWORD : password));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json())
                .containsEntry("detail", detail)
                .containsEntry("error_description", detail)
                .containsEntry("error", "invalid_grant");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("www-authenticate").isEmpty()).isEqualTo(status != 401);
    }

    @Test
    void missing_name_and_password_are_empty_and_so_wrong() {
        Answer answer = caller.json("/oauth/token", "{\"grant_type\":\"password\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json()).containsEntry("detail", "Invalid username or password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_credentials", "authorization_code", "", "PASSWORD", "urn:x:y"})
    void other_grants_are_not_there(String grant) {
        Answer answer = caller.json("/oauth/token", "{\"grant_type\":\"" + grant + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json())
                .containsEntry("detail", "Unsupported grant_type")
                .containsEntry("error", "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"refresh_token\":null", ",\"refresh_token\":\"\""})
    void a_refresh_needs_its_token(String rest) {
        Answer answer = caller.json("/oauth/token", "{\"grant_type\":\"refresh_token\"" + rest + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("detail", "refresh_token is required");
    }

    @Test
    void a_refresh_rotates() {
        Answer first = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD));
        Answer second = refresh(first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text("refresh_token")).startsWith("srt_").isNotEqualTo(first.text("refresh_token"));
        assertThat(second.json()).containsEntry("username", "Alice").containsEntry("tenant", "acme");
    }

    @Test
    void a_refresh_narrows_to_what_is_asked_and_never_widens() {
        Answer first = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD));
        Answer second = caller.json(
                "/oauth/token",
                "{\"grant_type\":\"refresh_token\",\"scope\":\"read:users admin:system \\u00fc\",\"refresh_token\":\""
                        + first.text("refresh_token") + "\"}");

        assertThat(second.json()).containsEntry("scope", List.of("openid", "profile", "read:users", "tenant:acme"));
    }

    @Test
    void a_spent_refresh_token_is_revoked_or_unknown() {
        String spent = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");
        String live = refresh(spent).text("refresh_token");

        assertRefused(refresh(spent), "Refresh token has been revoked or is unknown");
        world.pass(Duration.ofMinutes(5));
        assertRefused(refresh(spent), "Refresh token has been revoked or is unknown");
        assertRefused(refresh(live), "Refresh token has been revoked or is unknown");
    }

    @Test
    void an_expired_refresh_token_says_so() {
        String token = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");
        world.pass(Duration.ofDays(2));

        assertRefused(refresh(token), "Refresh token has expired");
    }

    @Test
    void garbage_fails_validation() {
        String token = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");

        assertRefused(refresh("garbage"), "Refresh token validation failed");
        assertRefused(refresh("srt_garbage"), "Refresh token validation failed");
        assertRefused(refresh(token + "A"), "Refresh token validation failed");
        assertRefused(refresh("eyJhbGciOiJSUzI1NiJ9.e30.c2ln"), "Provided token is not a refresh token");
    }

    @Test
    void the_refresh_token_of_another_tenant_fails_validation() {
        String token = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");
        Answer answer = caller.with("X-Tenant", "globex").json("/oauth/token", refreshing(token));

        assertRefused(answer, "Refresh token validation failed");
        assertThat(refresh(token).status()).isEqualTo(200);
    }

    @Test
    void a_disabled_user_cannot_refresh() {
        String token = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");
        world.cast().alice(UserState.DISABLED);
        Answer answer = refresh(token);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json()).containsEntry("detail", "Account disabled");
    }

    @Test
    void a_grant_of_a_client_is_refreshed_under_that_client_alone() {
        String token = caller.as("console", Inhabitants.SECRET)
                .form("/oauth/token", "grant_type", "password", "username", "Alice", "password", Inhabitants.PASSWORD)
                .text("refresh_token");

        assertRefused(refresh(token), "Refresh token validation failed");
        Answer answer = caller.as("console", Inhabitants.SECRET).json("/oauth/token", refreshing(token));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_bearer_beside_a_refresh_means_nothing() {
        String token = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");

        assertThat(caller.with("Authorization", "Bearer abc")
                        .json("/oauth/token", refreshing(token))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{};missing;grant_type",
                "{\"grant_type\":5};string_type;grant_type",
                "{\"grant_type\":null};string_type;grant_type",
                "{\"grant_type\":[\"password\"]};string_type;grant_type",
                "{\"grant_type\":\"password\",\"username\":5};string_type;username",
                "{\"grant_type\":\"password\",\"password\":{\"a\":[1,{}]}};string_type;password",
                "{\"grant_type\":\"password\",\"scope\":[\"a\"]};string_type;scope",
                "{\"grant_type\":\"password\",\"mfa_code\":123456};string_type;mfa_code",
                "{\"grant_type\":\"password\",\"grant_type\":\"refresh_token\"};repeated;grant_type"
            })
    void a_member_that_cannot_be_read_is_listed(String body, String type, String member) {
        Answer answer = caller.json("/oauth/token", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()).containsEntry("error", "invalid_request");
        assertThat((List<?>) answer.json().get("detail")).singleElement().satisfies(flaw -> {
            assertThat(((Map<?, ?>) flaw).keySet().toString()).contains("type", "loc", "msg", "input");
            assertThat(((Map<?, ?>) flaw).get("type")).isEqualTo(type);
            assertThat(((Map<?, ?>) flaw).get("loc")).isEqualTo(List.of("body", member));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"grant_type\"",
                "{\"grant_type\":\"password\"} trailing",
                "{\"grant_type\":\"password\"}{}",
                "{'grant_type':'password'}",
                "{\"grant_type\":\"password\",}",
                "{\"n\":1" + "}"
            })
    void what_is_no_object_is_unprocessable(String body) {
        assertThat(caller.json("/oauth/token", body).status()).isEqualTo(422);
    }

    @Test
    void depth_and_size_do_no_harm() {
        String deep = "{\"grant_type\":\"password\",\"x\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        String huge = "{\"grant_type\":\"password\",\"x\":" + "9".repeat(50_000) + "}";
        String broken = "{\"grant_type\":\"\\ud800\"}";

        assertThat(caller.json("/oauth/token", deep).status()).isEqualTo(422);
        assertThat(caller.json("/oauth/token", huge).status()).isBetween(401, 422);
        assertThat(caller.json("/oauth/token", broken).status()).isBetween(400, 422);
        assertThat(caller.post("/oauth/token", "application/json", new byte[] {'{', '"', (byte) 0xff, '"', '}'})
                        .status())
                .isEqualTo(422);
    }

    @Test
    void members_that_nobody_knows_are_ignored() {
        String body = "{\"client\":{\"a\":[1,2,{}]},\"remember\":true,\"n\":1e9,"
                + login("Alice", Inhabitants.PASSWORD).substring(1);

        assertThat(caller.json("/oauth/token", body).status()).isEqualTo(200);
    }

    @Test
    void a_tenant_is_named_by_the_first_header_that_says_something() {
        assertThat(tenantOf(caller.with("X-Tenant-ID", "globex"))).isEqualTo("globex");
        assertThat(tenantOf(caller.with("x-realm", "globex"))).isEqualTo("globex");
        assertThat(tenantOf(caller.with("X-Tenant-ID", "acme").with("X-Tenant", "globex")))
                .isEqualTo("globex");
        assertThat(tenantOf(caller.with("X-Tenant-ID", "").with("X-Realm", "globex")))
                .isEqualTo("globex");
        assertThat(tenantOf(caller.with("X-Tenant-ID", ""))).isEqualTo("acme");
    }

    @Test
    void a_header_may_repeat_the_path_and_not_contradict_it() {
        assertThat(caller.with("X-Tenant", "globex")
                        .json("/globex/oauth/token", login("Alice", Inhabitants.PASSWORD))
                        .text("tenant"))
                .isEqualTo("globex");
        Answer answer =
                caller.with("X-Tenant", "acme").json("/globex/oauth/token", login("Alice", Inhabitants.PASSWORD));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json()).containsEntry("error", "invalid_request");
    }

    @Test
    void unknown_and_suspended_tenants_cannot_be_told_apart() {
        String unknown = caller.json("/nowhere/oauth/token", "{}").body();
        assertThat(unknown).contains("\"detail\":\"Unknown tenant\"");
        for (String body : List.of(
                "{}",
                "{",
                login("Alice", Inhabitants.PASSWORD),
                login("no such name", "x"),
                refreshing("garbage"),
                "{\"grant_type\":\"x\"}")) {
            for (String tenant : List.of("nowhere", "ghost", "No Such!")) {
                Answer answer = caller.with("X-Tenant", tenant).json("/oauth/token", body);
                assertThat(answer.status()).as(tenant + body).isEqualTo(404);
                assertThat(answer.body()).isEqualTo(unknown);
            }
        }
    }

    @Test
    void a_tenant_suspended_between_login_and_refresh_is_gone() {
        String token = caller.json("/oauth/token", login("Alice", Inhabitants.PASSWORD))
                .text("refresh_token");
        world.cast().put(Cast.ACME, TenantState.SUSPENDED);

        assertThat(refresh(token).status()).isEqualTo(404);
    }

    private String tenantOf(Caller asking) {
        return asking.json("/oauth/token", login("Alice", Inhabitants.PASSWORD)).text("tenant");
    }

    private Answer refresh(String token) {
        return caller.json("/oauth/token", refreshing(token));
    }

    private static String refreshing(String token) {
        return "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + token + "\"}";
    }

    private static String login(String name, String password) {
        return "{\"grant_type\":\"password\",\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    private static void assertRefused(Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json()).containsEntry("detail", detail).containsEntry("error", "invalid_grant");
        assertThat(answer.header("www-authenticate")).isNotEmpty();
    }
}
