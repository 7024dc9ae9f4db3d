package dev.signet.rest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.audit.AuditAction;
import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The endpoints for credentials as the tenant API's clients know them.
final class CredentialTest {

    private static final String PASSWORD = "/credentials/password/rotate";
    private static final String ROTATE = "/credentials/api-key/rotate";
    private static final String VALIDATE = "/credentials/api-key/validate";
    private static final String[] IDENTITY = {
        "username",
        "roles",
        "password_rotated_at",
        "password_expires_at",
        "api_key_last_rotated_at",
        "api_key_expires_at",
        "tenant"
    };

    private final World world = new World();
    private final Caller caller = world.caller();
    private final Caller service = caller.with("X-Service-Token", World.SERVICE_TOKEN);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_changed_password_answers_the_identity_in_times_that_old_clients_read() {
        Answer answer = caller.json(PASSWORD, passwords("Alice", Inhabitants.PASSWORD, "looking glass"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.json())
                .containsOnlyKeys(IDENTITY)
                .containsEntry("username", "Alice")
                .containsEntry("roles", List.of("trading"))
                .containsEntry("password_rotated_at", "2026-01-15T12:00:00.000000+00:00")
                .containsEntry("password_expires_at", "2026-04-15T12:00:00.000000+00:00")
                .containsEntry("api_key_last_rotated_at", null)
                .containsEntry("api_key_expires_at", null)
                .containsEntry("tenant", "acme");
        assertThat(login("Alice", "looking glass").text("password_expires_at"))
                .isEqualTo("2026-04-15T12:00:00.000000+00:00");
        assertThat(login("Alice", Inhabitants.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void an_expired_password_is_told_of_at_the_token_endpoint_and_can_be_changed() {
        Answer expired = login("carol", Inhabitants.PASSWORD);
        assertThat(expired.status()).isEqualTo(403);
        assertThat(expired.text("detail")).isEqualTo("Password expired; rotation required");

        assertThat(caller.json(PASSWORD, passwords("carol", Inhabitants.PASSWORD, "looking glass"))
                        .status())
                .isEqualTo(200);
        assertThat(login("carol", "looking glass").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, wrong, 401, Invalid username or password",
        "nobody, wrong, 401, Invalid username or password",
        "dave, wrong, 401, Invalid username or password",
        "bob, wrong, 401, Invalid username or password",
        "bob, right, 403, Account disabled"
    })
    void who_may_not_change_a_password_is_told_what_the_clients_know(
            String name, String password, int status, String detail) {
        String current = password.equals("right") ? Inhabitants.PASSWORD : password;
        Answer answer = caller.json(PASSWORD, passwords(name, current, "looking glass"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("detail")).isEqualTo(detail);
        assertThat(world.refused())
                .singleElement()
                .satisfies(tally -> assertThat(tally.refusal().action()).isEqualTo(AuditAction.CREDENTIAL_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void a_password_that_must_not_be_chosen_is_a_flaw(String next) {
        Answer answer = caller.json(PASSWORD, passwords("Alice", Inhabitants.PASSWORD, next));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"loc\":[\"body\",\"new_password\"]")
                .contains("value_error")
                .contains("\"input\":null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PASSWORD + "|{}|422",
                PASSWORD + "|{\"username\":\"Alice\",\"current_password\":\"x\",\"new_password\":7}|422",
                PASSWORD + "|username=Alice|422",
                PASSWORD + "|[]|422",
                VALIDATE + "|{}|422",
                VALIDATE + "|{\"api_key\":null}|422",
                VALIDATE + "|{\"api_key\":\"\"}|401"
            })
    void what_cannot_be_read_is_told_so(String path, String body, int status) {
        assertThat(caller.json(path, body).status()).isEqualTo(status);
    }

    @Test
    void too_many_guesses_are_put_off() {
        for (int i = 0; i < 6; i++) {
            caller.json(PASSWORD, passwords("Alice", "wrong " + i, "looking glass"));
        }
        Answer answer = caller.json(PASSWORD, passwords("Alice", Inhabitants.PASSWORD, "looking glass"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/acme"})
    void a_service_gives_a_key_and_asks_whose_it_is(String tenant) {
        Answer made = service.json(tenant + ROTATE, "{\"username\":\"Alice\"}");

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.json())
                .hasSize(IDENTITY.length + 1)
                .containsEntry("api_key_last_rotated_at", "2026-01-15T12:00:00.000000+00:00")
                .containsEntry("api_key_expires_at", "2026-07-14T12:00:00.000000+00:00");
        assertThat(made.text("api_key")).startsWith("sak_");

        Answer known = caller.json(tenant + VALIDATE, "{\"api_key\":\"%s\"}".formatted(made.text("api_key")));
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.json())
                .hasSize(IDENTITY.length + 1)
                .containsKeys(IDENTITY)
                .containsEntry("username", "Alice")
                .containsEntry("scope", List.of("read:users", "tenant:acme", "trading", "write:transactions"))
                .containsEntry("api_key_expires_at", "2026-07-14T12:00:00.000000+00:00");
    }

    @Test
    void a_key_that_is_no_good_is_told_of_in_the_words_that_clients_know() {
        String old = service.json(ROTATE, "{\"username\":\"Alice\"}").text("api_key");
        String key = service.json(ROTATE, "{\"username\":\"Alice\",\"overlap_seconds\":0,\"expires_in\":60}")
                .text("api_key");

        assertThat(validated(old).text("detail")).isEqualTo("Invalid API key");
        assertThat(validated("").text("detail")).isEqualTo("API key cannot be empty");
        assertThat(validated(key).status()).isEqualTo(200);
        world.pass(Duration.ofMinutes(1));
        Answer expired = validated(key);
        assertThat(expired.status()).isEqualTo(403);
        assertThat(expired.text("detail")).isEqualTo("API key has expired and must be rotated");
        world.cast().alice(dev.signet.domain.user.UserState.DISABLED);
        assertThat(validated(key).text("detail")).isEqualTo("Account disabled");
    }

    @Test
    void during_an_overlap_both_keys_count() {
        String old = service.json(ROTATE, "{\"username\":\"Alice\"}").text("api_key");
        String key = service.json(ROTATE, "{\"username\":\"Alice\",\"overlap_seconds\":60,\"scope\":\"read:users\"}")
                .text("api_key");
        assertThat(validated(old).status()).isEqualTo(200);
        assertThat(validated(key).json()).containsEntry("scope", List.of("read:users"));
    }

    @Test
    void a_supplied_key_is_taken_once() {
        String body = "{\"username\":\"Alice\",\"new_api_key\":\"0123456789abcdef0123456789abcdef\"}";
        assertThat(service.json(ROTATE, body).text("api_key")).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(service.json(ROTATE, body).status()).isEqualTo(409);
        assertThat(service.json(ROTATE, "{\"username\":\"Alice\",\"new_api_key\":\"short\"}")
                        .status())
                .isEqualTo(422);
        assertThat(service.json(ROTATE, "{\"username\":\"Alice\",\"overlap_seconds\":-1}")
                        .status())
                .isEqualTo(422);
        assertThat(service.json(ROTATE, "{\"username\":\"Alice\",\"expires_in\":\"60\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_key_is_given_to_who_may_have_it() {
        String alice = "{\"username\":\"Alice\"}";
        assertThat(caller.json(ROTATE, alice).status()).isEqualTo(401);
        assertThat(caller.json(ROTATE, alice).header("www-authenticate")).startsWith("Bearer");
        assertThat(caller.with("X-Service-Token", "wrong").json(ROTATE, alice).text("detail"))
                .isEqualTo("Invalid service token");
        assertThat(caller.with("Authorization", "Bearer wrong")
                        .json(ROTATE, alice)
                        .status())
                .isEqualTo(401);
        Caller herself = caller.with(
                "Authorization",
                "Bearer " + login("Alice", Inhabitants.PASSWORD).text("access_token"));
        assertThat(herself.json(ROTATE, alice).status()).isEqualTo(200);
        assertThat(herself.json(ROTATE, "{\"username\":\"dave\"}").status()).isEqualTo(403);
        assertThat(service.json(ROTATE, "{\"username\":\"dave\"}").status()).isEqualTo(200);
        assertThat(service.json(ROTATE, "{\"username\":\"nobody\"}").status()).isEqualTo(404);
        assertThat(service.json(ROTATE, "{\"username\":\"bob\"}").text("detail"))
                .isEqualTo("Account disabled");
        Caller operator = caller.with("Authorization", "Bearer " + World.OPERATOR_TOKEN);
        assertThat(operator.json(ROTATE, alice).status()).isEqualTo(200);
    }

    @Test
    void without_a_service_token_nothing_opens() {
        try (World closed = new World(java.util.Optional.empty())) {
            assertThat(closed.caller()
                            .with("X-Service-Token", "")
                            .json(ROTATE, "{\"username\":\"Alice\"}")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_suspended_tenant_and_an_unknown_one_are_the_same() {
        assertThat(service.json("/ghost" + ROTATE, "{\"username\":\"Alice\"}").body())
                .isEqualTo(service.json("/nowhere" + ROTATE, "{\"username\":\"Alice\"}")
                        .body());
        assertThat(caller.json("/ghost" + PASSWORD, passwords("Alice", "x", "y"))
                        .status())
                .isEqualTo(404);
        assertThat(caller.json("/ghost" + VALIDATE, "{\"api_key\":\"\"}").status())
                .isEqualTo(404);
    }

    private Answer validated(String key) {
        return caller.json(VALIDATE, "{\"api_key\":\"%s\"}".formatted(key));
    }

    private Answer login(String name, String password) {
        return caller.json(
                "/oauth/token",
                "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
    }

    private static String passwords(String name, String current, String next) {
        return "{\"username\":\"%s\",\"current_password\":\"%s\",\"new_password\":\"%s\"}"
                .formatted(name, current, next);
    }
}
