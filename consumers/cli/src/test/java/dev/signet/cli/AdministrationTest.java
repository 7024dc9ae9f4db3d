package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signet.bootstrap.server.Server;
import dev.signet.bootstrap.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real server, administered by nothing but the command line.
final class AdministrationTest {

    private static final Pattern SECRET = Pattern.compile("shown this once: (\\S+)");

    @TempDir
    private static Path directory = Path.of("");

    private static Server server;
    private static String address = "";

    @BeforeAll
    static void start() {
        Map<String, String> environment = Map.of(
                "IDENTITY_ADMIN_TOKEN",
                Terminal.TOKEN,
                "IDENTITY_DATA_DIR",
                directory.resolve("data").toString(),
                "IDENTITY_HTTP_PORT",
                "0",
                "IDENTITY_GRPC_PORT",
                "0",
                "IDENTITY_ARGON2_MEMORY_KIB",
                "8192",
                "IDENTITY_PASSWORD_HASH_WAIT_SECONDS",
                "60");
        server = Server.start(Server.Plan.of(Settings.read(Map.of(), environment, directory)));
        address = "http://127.0.0.1:" + server.httpPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_tenant_lives_and_ends_by_the_command_line_alone() throws IOException, InterruptedException {
        done("tenant create globex --name Globex --token-algorithm ES256 --access-token-ttl-seconds 600");
        done("scope create write:orders --tenant globex --implies read:orders");
        done("role create clerk --tenant globex --scope write:orders");
        done("key rotate --tenant globex --at-once");
        String secret =
                secretOf(done("client create shop --tenant globex --token-endpoint-auth-method client_secret_basic"
                        + " --grant-type client_credentials,password --scope read:orders --scope write:orders"));
        privately("password", "Correct-Horse-1");
        done("user create carl --tenant globex --email carl@globex.example --role clerk --password-file password");

        assertThat(token("globex", "shop", secret, "grant_type=client_credentials"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .satisfies(answer -> assertThat(header(answer)).contains("ES256"));
        String login = "grant_type=password&username=carl&password=";
        assertThat(token("globex", "shop", secret, login + "Correct-Horse-1").statusCode())
                .isEqualTo(200);

        String another = secretOf(done("client rotate-secret shop --tenant globex"));
        assertThat(token("globex", "shop", secret, "grant_type=client_credentials")
                        .statusCode())
                .isEqualTo(401);
        done("client suspend shop --tenant globex");
        assertThat(token("globex", "shop", another, "grant_type=client_credentials")
                        .statusCode())
                .isEqualTo(401);
        done("client resume shop --tenant globex");

        assertThat(terminal()
                        .typing("Another-Horse-2\n")
                        .run("user set-password carl --tenant globex --password-file -"))
                .isEqualTo(new Terminal.Told(0, "user carl: password set\n", ""));
        assertThat(token("globex", "shop", another, login + "Another-Horse-2").statusCode())
                .isEqualTo(200);
        done("user suspend carl --tenant globex");
        assertThat(token("globex", "shop", another, login + "Another-Horse-2").statusCode())
                .isNotEqualTo(200);
        done("user resume carl@globex.example --tenant globex");

        done("tenant suspend globex");
        assertThat(token("globex", "shop", another, "grant_type=client_credentials")
                        .statusCode())
                .isNotEqualTo(200);
        done("tenant resume globex");
        assertThat(token("globex", "shop", another, "grant_type=client_credentials")
                        .statusCode())
                .isEqualTo(200);

        done("user delete carl --tenant globex");
        done("role delete clerk --tenant globex");
        done("client delete shop --tenant globex");
        assertThat(done("tenant delete globex").out()).contains("refused from now on, gone at ");
        assertThat(done("tenant show globex").out()).contains("deleting");
        assertThat(token("globex", "shop", another, "grant_type=client_credentials")
                        .statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void the_keys_of_a_client_that_signs_are_rotated_listed_and_taken_away() throws IOException {
        done("tenant create signed");
        done("client create shop --tenant signed --grant-type client_credentials");
        String key = secretOf(done("client rotate-hmac-key shop --tenant signed"));
        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        JsonNode next = shown("client rotate-hmac-key shop --tenant signed --overlap-seconds 60");
        assertThat(next.path("version").asInt()).isEqualTo(2);
        Terminal.Told listed = done("client credentials shop --tenant signed");
        assertThat(listed.out())
                .contains("KIND", "hmac_key", "client_secret")
                .doesNotContain(key, next.path("hmac_key").asText());
        assertThat(listed.out().lines().filter(line -> line.contains(" live "))).hasSize(3);

        String id = next.path("credential_id").asText();
        assertThat(done("client revoke-credential shop --tenant signed --credential " + id)
                        .out())
                .contains("revoked");
        assertThat(terminal()
                        .run("client revoke-credential shop --tenant signed --credential " + id)
                        .code())
                .isEqualTo(1);
        assertThat(done("client credentials shop --tenant signed").out()).containsPattern(id + " +hmac_key +revoked");
        assertThat(terminal()
                        .run("client rotate-hmac-key nobody --tenant signed")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void lists_are_tables() {
        done("tenant create tables --token-algorithm ES256");
        done("role create clerk --tenant tables --scope read:orders,write:orders --description Sells");
        done("role create reader --tenant tables --scope read:orders");
        assertThat(done("role list --tenant tables").out()).isEqualToNormalizingNewlines("""
            ROLE    SCOPES                     DESCRIPTION
            clerk   read:orders, write:orders  Sells
            reader  read:orders                -
            """);
        done("client create web --tenant tables --token-endpoint-auth-method none --grant-type authorization_code"
                + " --redirect-uri https://web.example/callback --client-name Web");
        assertThat(done("client list --tenant tables").out()).isEqualToNormalizingNewlines("""
            CLIENT  NAME  STATE   AUTHENTICATION  GRANTS              SCOPE
            web     Web   active  none            authorization_code  -
            """);
        assertThat(done("role show clerk --tenant tables").out()).isEqualToNormalizingNewlines("""
            name         clerk
            description  Sells
            scopes       read:orders, write:orders
            """);
        assertThat(done("user list --tenant tables").out())
                .isEqualToNormalizingNewlines("USER  NAME  EMAIL  ACTIVE  ROLES  ID\n");
        assertThat(done("role list --tenant tables --limit 1").out()).hasLineCount(2);
    }

    @Test
    void scopes_of_a_client_are_separated_as_those_of_a_role_are() throws IOException {
        done("tenant create commas");
        done("client create shop --tenant commas --grant-type client_credentials --scope read:a,write:a");
        assertThat(shown("client show shop --tenant commas").path("scope").asText())
                .isEqualTo("read:a write:a");
        done("client update shop --tenant commas --scope=");
        assertThat(shown("client show shop --tenant commas").path("scope").asText())
                .isEmpty();
    }

    @Test
    void a_provisioning_client_gets_a_token_and_loses_it() throws IOException, InterruptedException {
        done("tenant create provisioned");
        String told = done("scim-token create okta --tenant provisioned --ttl-seconds 3600")
                .out();
        String token = told.substring(told.indexOf("sgs_")).strip();
        assertThat(told.indexOf("sgs_")).as("shown once").isEqualTo(told.lastIndexOf("sgs_"));
        assertThat(people("provisioned", token)).isEqualTo(200);

        JsonNode listed = shown("scim-token list --tenant provisioned").path(0);
        assertThat(listed.path("name").asText()).isEqualTo("okta");
        assertThat(done("scim-token list --tenant provisioned").out()).doesNotContain("sgs_");
        done("scim-token delete " + listed.path("id").asText() + " --tenant provisioned");
        assertThat(people("provisioned", token)).isEqualTo(401);
        assertThat(done("scim-token list --tenant provisioned").out()).hasLineCount(1);
    }

    @Test
    void a_policy_of_credentials_keeps_what_is_not_named() throws IOException {
        done("tenant create strict");
        done("credential-policy update --tenant strict --password-min-length 12 --password-history 3");
        done("credential-policy update --tenant strict --password-max-age-days 30 --password-history=");
        JsonNode policy = shown("credential-policy show --tenant strict");
        assertThat(policy.path("password_min_length").asInt()).isEqualTo(12);
        assertThat(policy.path("password_max_age_days").asInt()).isEqualTo(30);
        assertThat(policy.path("password_history").isNull()).isTrue();
        assertThat(terminal().run("credential-policy update --tenant strict").code())
                .isEqualTo(2);
    }

    @Test
    void what_proves_somebody_is_listed_and_taken_away() throws IOException {
        done("tenant create proofs");
        privately("password", "Correct-Horse-1");
        done("user create carl --tenant proofs --password-file password");
        JsonNode password = shown("user credentials carl --tenant proofs").path(0);
        assertThat(password.path("kind").asText()).isEqualTo("password");
        assertThat(done("user credentials carl --tenant proofs").out())
                .contains("KIND", "live")
                .hasLineCount(2);
        done("user revoke-credential carl --tenant proofs --credential "
                + password.path("id").asText());
        assertThat(shown("user credentials carl --tenant proofs").path(0).path("state"))
                .isNotEqualTo(password.path("state"));
        assertThat(terminal().run("user credentials nobody --tenant proofs").code())
                .isEqualTo(1);
    }

    @Test
    void json_is_what_the_server_said() throws IOException {
        JsonNode made = AdminApi.JSON.readTree(
                done("tenant create machine --refresh-grace-seconds 5 --key-rotation-days 90 --json")
                        .out());
        assertThat(made.path("policy").path("refresh_grace_seconds").asInt()).isEqualTo(5);
        assertThat(made.path("policy").path("key_rotation_days").asInt()).isEqualTo(90);
        assertThat(AdminApi.JSON.readTree(
                        done("client list --tenant machine --json").out()))
                .isEmpty();
        JsonNode client =
                AdminApi.JSON.readTree(done("client create --tenant machine --grant-type client_credentials --json")
                        .out());
        assertThat(client.path("client_secret").asText()).startsWith("scs_");
        assertThat(AdminApi.JSON.readTree(
                        done("client list --tenant machine --json").out()))
                .hasSize(1);
    }

    @Test
    void a_change_keeps_what_it_does_not_name_and_takes_away_what_is_empty() throws IOException {
        done("tenant create change --name Before --access-token-ttl-seconds 900");
        done("tenant update change --name After");
        JsonNode after = shown("tenant show change");
        assertThat(after.path("name").asText()).isEqualTo("After");
        assertThat(after.at("/policy/access_token_ttl_seconds").asInt()).isEqualTo(900);
        assertThat(terminal()
                        .run("tenant update change --access-token-ttl-seconds=")
                        .code())
                .isZero();
        assertThat(shown("tenant show change")
                        .at("/policy/access_token_ttl_seconds")
                        .isNull())
                .isTrue();

        done("scope create a:b --tenant change --implies c:d --description One");
        done("scope update a:b --tenant change --description Two");
        assertThat(shown("scope show a:b --tenant change").path("implies")).hasSize(1);
        assertThat(terminal()
                        .typing("{\"userName\":\"dora\",\"displayName\":\"Dora\"}")
                        .run("user create dora --tenant change --from -")
                        .code())
                .isZero();
        done("user update dora --tenant change --email dora@change.example");
        assertThat(shown("user show dora --tenant change").path("displayName").asText())
                .isEqualTo("Dora");
    }

    @Test
    void keys_take_turns() throws IOException {
        done("tenant create keyring --token-algorithm ES256");
        String old = kidOfTokens(shown("key list --tenant keyring"));
        assertThat(terminal().run("key retire " + old + " --tenant keyring").code())
                .isEqualTo(1);
        done("key rotate --tenant keyring --at-once");
        assertThat(done("key list --tenant keyring").out()).hasLineCount(4);
        done("key retire " + old + " --tenant keyring");
        assertThat(done("key show " + old + " --tenant keyring").out()).contains("retired");
    }

    @Test
    void the_name_of_a_key_may_begin_with_a_dash() throws IOException {
        done("tenant create dashes --token-algorithm ES256");
        for (String kid : List.of("-Zt3bBq5cP0", "--tenanted", "-hV", "-Version")) {
            for (String verb : List.of("show", "retire")) {
                Terminal.Told told = terminal().run("key " + verb + " " + kid + " --tenant dashes");
                assertThat(told.code()).as(verb + " " + kid + ": " + told.err()).isEqualTo(1);
                assertThat(told.err()).containsIgnoringCase("key");
            }
        }
    }

    @Test
    void the_trail_is_listed_followed_verified_and_exported() throws IOException {
        done("tenant create trail");
        done("role create clerk --tenant trail");
        assertThat(done("audit list --tenant trail --action role.defined").out())
                .contains("ACTION", "role:clerk")
                .hasLineCount(2);
        assertThat(terminal().watched().run("audit verify --tenant trail"))
                .satisfies(told -> assertThat(told.code()).isZero())
                .satisfies(told -> assertThat(told.out()).contains("intact", "true"))
                .satisfies(told -> assertThat(told.err()).contains("verifying the audit trail"));
        assertThat(done("audit export --tenant trail").out()).hasLineCount(2).contains("role:clerk");
        done("audit export --tenant trail --file trail.jsonl");
        assertThat(Files.readAllLines(directory.resolve("trail.jsonl"))).hasSize(2);
        assertThat(done("audit tail --tenant trail --after now --once").out()).isEmpty();
    }

    @Test
    void what_the_server_refuses_ends_with_1_and_says_all_that_is_wrong() {
        assertThat(terminal().run("tenant show nobody"))
                .isEqualTo(new Terminal.Told(1, "", "Refused by the server (404 Not Found): No such tenant.\n"));
        done("tenant create refusals");
        assertThat(terminal()
                        .run("client create x --tenant refusals --grant-type dancing --access-token-ttl-seconds 1"))
                .satisfies(told -> assertThat(told.code()).isEqualTo(1))
                .satisfies(told -> assertThat(told.err())
                        .contains(
                                "(422 ",
                                "  grant_types/0: must be a known grant type",
                                "  access_token_ttl_seconds: must be"));
        assertThat(terminal().answering("another-token-of-nobody").run("tenant list"))
                .satisfies(told -> assertThat(told.code()).isEqualTo(1))
                .satisfies(told -> assertThat(told.err()).contains("(401", "Is the admin token that of this server?"));
        assertThat(terminal().run("user show nobody --tenant refusals").code()).isEqualTo(1);
        assertThat(terminal().run("role show nobody --tenant refusals").code()).isEqualTo(1);
        assertThat(terminal().run("role create nobody --tenant missing").err()).contains("No such tenant.");
        done("role create clerk --tenant refusals");
        assertThat(terminal().run("role create clerk --tenant refusals"))
                .isEqualTo(new Terminal.Told(1, "", "There is a role of that name; update it.\n"));
    }

    @Test
    void a_token_comes_from_a_prompt_or_from_a_file_that_is_the_owners_alone() throws IOException {
        assertThat(terminal().answering(Terminal.TOKEN).run("tenant list").code())
                .isZero();
        privately("token", Terminal.TOKEN);
        Terminal bare = terminal().without("SIGNET_ADMIN_TOKEN");
        assertThat(bare.run("tenant list --token-file token").code()).isZero();
        assertThat(bare.run("tenant list").code()).isEqualTo(2);
        Files.setPosixFilePermissions(directory.resolve("token"), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(bare.run("tenant list --token-file token"))
                .satisfies(told -> assertThat(told.code()).isEqualTo(2))
                .satisfies(told -> assertThat(told.err()).contains("chmod 600").doesNotContain(Terminal.TOKEN));
    }

    private static String kidOfTokens(JsonNode keys) {
        for (JsonNode key : keys) {
            if (key.path("use").asText().equals("token")) {
                return key.path("kid").asText();
            }
        }
        throw new AssertionError("no key signs tokens");
    }

    private static Terminal terminal() {
        return new Terminal(directory, address);
    }

    private static Terminal.Told done(String line) {
        Terminal.Told told = terminal().run(line);
        assertThat(told.code()).as(line + "\n" + told.err()).isZero();
        return told;
    }

    private static JsonNode shown(String line) throws IOException {
        return AdminApi.JSON.readTree(done(line + " --json").out());
    }

    private static String secretOf(Terminal.Told told) {
        var found = SECRET.matcher(told.out());
        assertThat(found.find()).as(told.out()).isTrue();
        return found.group(1);
    }

    private static void privately(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static HttpResponse<String> token(String tenant, String client, String secret, String form)
            throws IOException, InterruptedException {
        String basic = URLEncoder.encode(client, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(address + "/" + tenant + "/oauth/token"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// How a provisioning client is answered that asks for people.
    private static int people(String tenant, String token) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address + "/" + tenant + "/scim/v2/Users"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /// The JOSE header of the access token in an answer.
    private static String header(HttpResponse<String> answer) throws IOException {
        String token =
                AdminApi.JSON.readTree(answer.body()).path("access_token").asText();
        return new String(
                Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8);
    }
}
