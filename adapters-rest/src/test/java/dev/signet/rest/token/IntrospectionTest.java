package dev.signet.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.user.UserState;
import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Introspection in both dialects, and revocation, which it sees at once.
final class IntrospectionTest {

    private static final String PATH = "/oauth/introspect";
    private static final String INACTIVE = "{\"active\":false,\"username\":null,\"subject\":null,\"tenant\":null,"
            + "\"scope\":[],\"roles\":[],\"issued_at\":null,\"expires_at\":null,\"token_type\":null,"
            + "\"client_id\":null,\"claims\":{}}";

    private final World world = new World();
    private final Caller caller = world.caller();
    private final Caller service = caller.with("X-Service-Token", World.SERVICE_TOKEN);
    private final Caller console = caller.as("console", Inhabitants.SECRET);
    private final Answer tokens = login();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void an_access_token_tells_the_service_everything() {
        Answer answer = service.json(PATH, asking(tokens.text("access_token")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsOnlyKeys(
                        "active",
                        "username",
                        "subject",
                        "tenant",
                        "scope",
                        "roles",
                        "issued_at",
                        "expires_at",
                        "token_type",
                        "client_id",
                        "claims")
                .containsEntry("active", true)
                .containsEntry("username", "Alice")
                .containsEntry("subject", "Alice")
                .containsEntry("tenant", "acme")
                .containsEntry("roles", List.of("trading"))
                .containsEntry("issued_at", "2026-01-15T12:00:00Z")
                .containsEntry("expires_at", "2026-01-15T13:00:00Z")
                .containsEntry("token_type", "access")
                .containsEntry("client_id", null);
        assertThat((List<?>) answer.json().get("scope")).asString().contains("openid", "tenant:acme");
        assertThat(claims(answer).get("iss")).isEqualTo("http://localhost:8140/acme");
    }

    @Test
    void a_refresh_token_tells_what_a_jwt_would_have_told() {
        Answer answer = service.json(PATH, asking(tokens.text("refresh_token")));

        assertThat(answer.json())
                .containsEntry("active", true)
                .containsEntry("username", "Alice")
                .containsEntry("token_type", "refresh")
                .containsEntry("issued_at", "2026-01-15T12:00:00Z")
                .containsEntry("expires_at", "2026-01-16T12:00:00Z");
        assertThat(claims(answer).keySet().stream().map(String::valueOf).toList())
                .containsExactlyInAnyOrder("sub", "iss", "iat", "exp", "tenant", "jti", "type", "scope");
        assertThat(claims(answer).get("jti"))
                .isEqualTo(claims(service.json(PATH, asking(tokens.text("refresh_token"))))
                        .get("jti"));
        assertThat((String) claims(answer).get("jti")).matches("[0-9a-f]{32}");
    }

    @Test
    void what_does_not_count_says_nothing_more() {
        assertThat(service.json(PATH, asking("garbage")).body()).isEqualTo(INACTIVE);
        assertThat(service.json(PATH, asking("")).body()).isEqualTo(INACTIVE);
        assertThat(service.with("X-Tenant-ID", "globex")
                        .json(PATH, asking(tokens.text("access_token")))
                        .body())
                .isEqualTo(INACTIVE);
        assertThat(service.form(PATH, "token", "garbage").body()).isEqualTo("{\"active\":false}");
    }

    @Test
    void nothing_is_active_in_a_tenant_that_is_not_there() {
        for (String tenant : List.of("nowhere", "ghost")) {
            Caller there = service.with("X-Tenant", tenant);
            assertThat(there.json(PATH, asking(tokens.text("access_token"))).body())
                    .isEqualTo(INACTIVE);
            assertThat(there.form(PATH, "token", tokens.text("access_token")).body())
                    .isEqualTo("{\"active\":false}");
            assertThat(caller.with("X-Tenant", tenant).json(PATH, asking("x")).status())
                    .isEqualTo(401);
            assertThat(console.with("X-Tenant", tenant).form(PATH, "token", "x").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void who_has_no_service_token_learns_nothing() {
        for (Caller stranger : List.of(caller, caller.with("X-Service-Token", "wrong"), console)) {
            Answer answer = stranger.json(PATH, "{broken");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json()).containsEntry("detail", "Invalid service token");
            assertThat(answer.header("www-authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void a_service_token_that_is_not_configured_opens_nothing() {
        try (var closed = new World(Optional.empty())) {
            for (String presented : List.of("", "null", World.SERVICE_TOKEN)) {
                assertThat(closed.caller()
                                .with("X-Service-Token", presented)
                                .json(PATH, asking("x"))
                                .status())
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void json_without_a_token_is_unprocessable() {
        assertThat(service.json(PATH, "{}").status()).isEqualTo(422);
        assertThat(service.json(PATH, "{\"token\":5}").status()).isEqualTo(422);
        assertThat(service.json(PATH, "{").status()).isEqualTo(422);
        assertThat(service.form(PATH, "tokens", "x").status()).isEqualTo(400);
    }

    @Test
    void a_form_is_answered_as_rfc_7662_has_it() {
        Answer own = console.form("/oauth/token", "grant_type", "client_credentials");
        Answer answer = console.form(PATH, "token", own.text("access_token"));

        assertThat(answer.json())
                .containsEntry("active", true)
                .containsEntry("scope", "read:users")
                .containsEntry("token_type", "Bearer")
                .containsEntry("client_id", "console")
                .containsEntry("sub", "console")
                .containsEntry("iss", "http://localhost:8140")
                .containsEntry("is_trusted", false)
                .containsKeys("exp", "iat", "jti", "aud");
    }

    @Test
    void a_refresh_token_in_a_form_is_no_bearer() {
        assertThat(service.form(PATH, "token", tokens.text("refresh_token")).json())
                .containsEntry("active", true)
                .containsEntry("token_type", "refresh_token")
                .containsEntry("username", "Alice");
    }

    @Test
    void a_client_learns_of_its_own_tokens_and_a_trusted_one_of_all() {
        String foreign = tokens.text("access_token");

        assertThat(console.form(PATH, "token", foreign).body()).isEqualTo("{\"active\":false}");
        assertThat(caller.as("watcher", Inhabitants.SECRET)
                        .form(PATH, "token", foreign)
                        .json())
                .containsEntry("active", true);
    }

    @Test
    void a_form_needs_a_client_that_proves_itself() {
        Answer nobody = caller.form(PATH, "token", "x");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.json()).containsEntry("error", "invalid_client");
        assertThat(caller.form(PATH, "token", "x", "client_id", "spa").status()).isEqualTo(401);
        assertThat(caller.as("console", "wrong").form(PATH, "token", "x").status())
                .isEqualTo(401);
    }

    @Test
    void a_bearer_learns_of_itself_and_a_trusted_clients_bearer_of_all() {
        String mine = tokens.text("access_token");
        String other = login().text("access_token");
        Caller bearer = caller.with("Authorization", "Bearer " + mine);

        assertThat(bearer.json(PATH, asking(mine)).json()).containsEntry("active", true);
        assertThat(bearer.json(PATH, asking(other)).body()).isEqualTo(INACTIVE);
        String trusted = caller.as("watcher", Inhabitants.SECRET)
                .form("/oauth/token", "grant_type", "client_credentials")
                .text("access_token");
        assertThat(caller.with("Authorization", "Bearer " + trusted)
                        .json(PATH, asking(mine))
                        .json())
                .containsEntry("active", true);
        Answer refused = caller.with("Authorization", "Bearer garbage").json(PATH, asking(mine));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("www-authenticate")).contains("invalid_token");
        assertThat(caller.with("Authorization", "Bearer " + tokens.text("refresh_token"))
                        .json(PATH, asking(mine))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_disabled_users_tokens_are_inactive_at_once() {
        world.cast().alice(UserState.DISABLED);

        assertThat(service.json(PATH, asking(tokens.text("access_token"))).body())
                .isEqualTo(INACTIVE);
        assertThat(service.json(PATH, asking(tokens.text("refresh_token"))).body())
                .isEqualTo(INACTIVE);
    }

    @Test
    void a_client_revokes_what_is_its_own_and_is_told_nothing() {
        String own =
                console.form("/oauth/token", "grant_type", "client_credentials").text("access_token");
        String foreign = tokens.text("access_token");

        for (String token : List.of(own, foreign, "garbage")) {
            Answer answer = console.form("/oauth/revoke", "token", token, "token_type_hint", "whatever");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
        }
        assertThat(service.json(PATH, asking(own)).body()).isEqualTo(INACTIVE);
        assertThat(service.json(PATH, asking(foreign)).json()).containsEntry("active", true);
    }

    @Test
    void the_service_revokes_a_refresh_token_with_all_that_came_of_it() {
        assertThat(service.form("/acme/oauth/revoke/", "token", tokens.text("refresh_token"))
                        .status())
                .isEqualTo(200);

        assertThat(service.json(PATH, asking(tokens.text("refresh_token"))).body())
                .isEqualTo(INACTIVE);
        assertThat(service.json(PATH, asking(tokens.text("access_token"))).body())
                .isEqualTo(INACTIVE);
    }

    @Test
    void a_public_client_may_revoke_by_its_name() {
        assertThat(caller.form("/oauth/revoke", "token", "x", "client_id", "spa")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_revocation_needs_somebody_and_something() {
        assertThat(caller.form("/oauth/revoke", "token", "x").status()).isEqualTo(401);
        assertThat(caller.with("X-Service-Token", "wrong")
                        .form("/oauth/revoke", "token", "x")
                        .status())
                .isEqualTo(401);
        assertThat(caller.with("Authorization", "Bearer " + tokens.text("access_token"))
                        .form("/oauth/revoke", "token", "x")
                        .status())
                .isEqualTo(401);
        assertThat(console.form("/oauth/revoke", "tokens", "x").json()).containsEntry("error", "invalid_request");
        assertThat(service.with("X-Tenant", "nowhere")
                        .form("/oauth/revoke", "token", "x")
                        .status())
                .isEqualTo(404);
    }

    private Answer login() {
        return caller.json(
                "/oauth/token",
                "{\"grant_type\":\"password\",\"username\":\"Alice\",\"password\":\"" + Inhabitants.PASSWORD + "\"}");
    }

    private static String asking(String token) {
        return "{\"token\":\"" + token + "\"}";
    }

    private static Map<?, ?> claims(Answer answer) {
        return (Map<?, ?>) Objects.requireNonNull(answer.json().get("claims"));
    }
}
