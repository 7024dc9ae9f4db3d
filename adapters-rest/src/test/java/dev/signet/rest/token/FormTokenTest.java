package dev.signet.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.Answer;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The token endpoint in the dialect of RFC 6749.
final class FormTokenTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final World world = new World();
    private final Caller caller = world.caller();
    private final Caller console = caller.as("console", Inhabitants.SECRET);

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void a_client_gets_a_token_of_its_own() {
        Answer answer = console.form("/oauth/token", "grant_type", "client_credentials");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
        assertThat(answer.header("pragma")).isEqualTo("no-cache");
        assertThat(answer.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 3600)
                .containsEntry("scope", "read:users");
    }

    @Test
    void a_secret_may_stand_in_the_body() {
        assertThat(caller.form(
                                "/oauth/token",
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "console",
                                "client_secret",
                                Inhabitants.SECRET)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_form_that_calls_itself_json_is_a_form() {
        byte[] body = Caller.utf8("grant_type=client_credentials");

        assertThat(console.post("/oauth/token", "application/json", body).status())
                .isEqualTo(200);
        assertThat(console.post("/oauth/token", "text/plain", body).status()).isEqualTo(200);
    }

    @Test
    void json_that_calls_itself_a_form_is_a_form_without_a_grant() {
        Answer answer = caller.post("/oauth/token", FORM, Caller.utf8("{\"grant_type\":\"password\"}"));

        assertError(answer, 400, "invalid_request");
    }

    @Test
    void an_assertion_counts_for_the_published_audiences_and_once() {
        assertThat(assertion("robot|http://localhost:8140/oauth/token|1").status())
                .isEqualTo(200);
        assertThat(assertion("robot|http://localhost:8140|2").status()).isEqualTo(200);
        assertThat(assertion("robot|http://localhost:8140/acme|3").status()).isEqualTo(200);
        assertThat(assertion("robot|http://127.0.0.1:8140/acme/oauth2/token|4").status())
                .isEqualTo(200);
        assertError(assertion("robot|http://localhost:8140|2"), 401, "invalid_client");
        assertError(assertion("robot|http://localhost:8140/globex|5"), 401, "invalid_client");
        assertError(assertion("robot|http://evil.example|6"), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "grant_type=",
                "grant_type",
                "scope=a",
                "grant_type=client_credentials&grant_type=client_credentials",
                "grant_type=client_credentials&scope=a&scope=a",
                "grant_type=client_credentials&x=%zz",
                "grant_type=client_credentials&x=%ff",
                "grant_type=client%20credentials",
                "grant_type=client_credentials&client_secret=x",
                "grant_type=client_credentials&client_assertion=x",
                "grant_type=refresh_token",
                "grant_type=password&username=a"
            })
    void a_request_that_breaks_the_rules_is_invalid(String body) {
        Answer answer = console.post("/oauth/token", FORM, Caller.utf8(body));

        assertError(answer, 400, "invalid_request");
    }

    @Test
    void too_many_parameters_are_refused() {
        String body = "grant_type=client_credentials" + "&a%d=b".repeat(70).replace("%d", "x");
        var many = new StringBuilder("grant_type=client_credentials");
        for (int i = 0; i < 70; i++) {
            many.append("&p").append(i).append("=v");
        }

        assertError(console.post("/oauth/token", FORM, Caller.utf8(body)), 400, "invalid_request");
        assertError(console.post("/oauth/token", FORM, Caller.utf8(many.toString())), 400, "invalid_request");
    }

    @Test
    void a_resource_may_be_named_twice_and_a_hash_is_a_character() {
        byte[] body = Caller.utf8("x=a#b&grant_type=client_credentials&resource=a&resource=b");

        assertThat(console.post("/oauth/token", FORM, body).status()).isEqualTo(200);
    }

    @Test
    void the_query_is_never_read() {
        Answer answer = caller.form(
                "/oauth/token?grant_type=client_credentials&client_id=console&client_secret="
                        + Caller.encoded(Inhabitants.SECRET),
                "grant_type",
                "client_credentials");

        assertError(answer, 401, "invalid_client");
        assertError(caller.form("/oauth/token?grant_type=client_credentials", "scope", "a"), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization_code", "urn:ietf:params:oauth:grant-type:device_code", "magic"})
    void an_unknown_grant_is_told_before_the_client_is_asked(String grant) {
        assertError(caller.form("/oauth/token", "grant_type", grant), 400, "unsupported_grant_type");
    }

    @ParameterizedTest
    @CsvSource({"console, wrong", "nobody, s3cret", "spa, anything", "gone, right", "robot, anything", "'a b', x"})
    void a_client_that_does_not_prove_itself_is_challenged(String id, String secret) {
        Answer answer = caller.as(id, secret.equals("right") ? Inhabitants.SECRET : secret)
                .form("/oauth/token", "grant_type", "client_credentials");

        assertError(answer, 401, "invalid_client");
        assertThat(answer.header("www-authenticate")).isEqualTo("Basic realm=\"signet\", charset=\"UTF-8\"");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic", "Basic Y29uc29sZQ==", "Bearer abc", "Digest x=y"})
    void an_authorization_that_is_no_basic_pair_is_no_client(String value) {
        Answer answer = caller.with("Authorization", value).form("/oauth/token", "grant_type", "client_credentials");

        assertError(answer, 401, "invalid_client");
    }

    @Test
    void a_basic_pair_that_is_not_properly_encoded_is_no_client() {
        String pair = Base64.getEncoder().encodeToString(Caller.utf8("console:100%"));

        assertError(
                caller.with("Authorization", "Basic " + pair).form("/oauth/token", "grant_type", "client_credentials"),
                401,
                "invalid_client");
    }

    @Test
    void the_client_may_be_named_again_beside_its_header_but_not_another() {
        assertThat(console.form("/oauth/token", "grant_type", "client_credentials", "client_id", "console")
                        .status())
                .isEqualTo(200);
        assertError(
                console.form("/oauth/token", "grant_type", "client_credentials", "client_id", "spa"),
                401,
                "invalid_client");
    }

    @Test
    void no_client_at_all_is_no_client() {
        assertError(caller.form("/oauth/token", "grant_type", "client_credentials"), 401, "invalid_client");
        assertError(
                caller.form("/oauth/token", "grant_type", "password", "username", "Alice", "password", "x"),
                401,
                "invalid_client");
    }

    @Test
    void a_client_gets_no_grant_and_no_scope_that_it_has_not() {
        assertError(
                caller.as("bystander", Inhabitants.SECRET).form("/oauth/token", "grant_type", "client_credentials"),
                400,
                "unauthorized_client");
        assertError(
                console.form("/oauth/token", "grant_type", "client_credentials", "scope", "admin:system"),
                400,
                "invalid_scope");
        assertError(
                console.form("/oauth/token", "grant_type", "client_credentials", "scope", "not\u00fcscope"),
                400,
                "invalid_scope");
    }

    @ParameterizedTest
    @CsvSource({
        "Alice, wrong, Invalid username or password",
        "nobody, wrong, Invalid username or password",
        "bob, right, Account disabled",
        "carol, right, Password expired; rotation required"
    })
    void a_login_that_fails_is_an_invalid_grant(String name, String password, String description) {
        Answer answer = login(console, name, password.equals("right") ? Inhabitants.PASSWORD : password);

        assertError(answer, 400, "invalid_grant");
        assertThat(answer.json()).containsEntry("error_description", description);
    }

    @Test
    void a_login_is_refreshed_in_words_of_the_rfc() {
        Answer first = login(console, "Alice", Inhabitants.PASSWORD);
        Answer second = console.form(
                "/oauth/token", "grant_type", "refresh_token", "refresh_token", first.text("refresh_token"));

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json())
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "scope");
    }

    @Test
    void a_refresh_token_belongs_to_its_client() {
        String token = login(console, "Alice", Inhabitants.PASSWORD).text("refresh_token");

        assertError(refresh(caller.as("watcher", Inhabitants.SECRET), token), 400, "invalid_grant");
        assertError(refresh(caller, token), 401, "invalid_client");
        assertError(refresh(caller.as("console", "wrong"), token), 401, "invalid_client");
        assertThat(refresh(console, token).status()).isEqualTo(200);
    }

    @Test
    void a_public_client_names_itself() {
        Answer first = caller.form(
                "/oauth/token",
                "grant_type",
                "password",
                "client_id",
                "spa",
                "username",
                "Alice",
                "password",
                Inhabitants.PASSWORD);
        assertThat(first.status()).isEqualTo(200);

        Answer second = caller.form(
                "/oauth/token",
                "grant_type",
                "refresh_token",
                "client_id",
                "spa",
                "refresh_token",
                first.text("refresh_token"));
        assertThat(second.status()).isEqualTo(200);
    }

    @Test
    void a_bad_refresh_token_is_an_invalid_grant_whatever_is_wrong() {
        String token = login(console, "Alice", Inhabitants.PASSWORD).text("refresh_token");
        assertError(refresh(console, "garbage"), 400, "invalid_grant");
        assertError(refresh(console, token + "A"), 400, "invalid_grant");
        Answer wider = console.form(
                "/oauth/token",
                "grant_type",
                "refresh_token",
                "refresh_token",
                token,
                "scope",
                "read:users admin:system");
        assertError(wider, 400, "invalid_scope");
        assertThat(refresh(console, token).status()).isEqualTo(200);
    }

    @Test
    void a_suspended_tenant_is_not_there() {
        for (String tenant : new String[] {"ghost", "nowhere"}) {
            for (String body : new String[] {
                "grant_type=client_credentials",
                "grant_type=client_credentials&client_id=a&client_secret=b",
                "grant_type=magic",
                "grant_type=refresh_token&refresh_token=x",
                ""
            }) {
                Answer answer = caller.post("/" + tenant + "/oauth/token", FORM, Caller.utf8(body));
                assertThat(answer.status()).as(tenant + " " + body).isEqualTo(404);
                assertThat(answer.json()).containsEntry("detail", "Unknown tenant");
            }
        }
    }

    private Answer assertion(String assertion) {
        return caller.form(
                "/oauth/token",
                "grant_type",
                "client_credentials",
                "client_assertion_type",
                ClientCredentials.JWT_BEARER,
                "client_assertion",
                assertion);
    }

    private static Answer login(Caller client, String name, String password) {
        return client.form("/oauth/token", "grant_type", "password", "username", name, "password", password);
    }

    private static Answer refresh(Caller client, String token) {
        return client.form("/oauth/token", "grant_type", "refresh_token", "refresh_token", token);
    }

    private static void assertError(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json()).containsEntry("error", error).containsKeys("error_description", "detail");
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }
}
