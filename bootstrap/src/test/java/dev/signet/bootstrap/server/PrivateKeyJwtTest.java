package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.settings.EnvFile;
import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Clients that prove themselves by a signature, each with another algorithm (RFC 7523).
@TestInstance(Lifecycle.PER_CLASS)
final class PrivateKeyJwtTest {

    private static final String TENANT = "/acme";

    private final TestDatabase database = TestDatabase.empty();
    private final Path directory;
    private final Node node;

    PrivateKeyJwtTest(@TempDir Path directory) {
        this.directory = directory;
        node = Node.start(database, directory, InstantSource.system());
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> an_assertion_counts_once_and_only_for_its_audience() throws Exception {
        Map<String, String> demo = EnvFile.read(directory.resolve("demo.env"));
        return Stream.of(
                        SigningClient.eddsa(
                                Objects.requireNonNull(demo.get("SIGNET_DEMO_CLIENT_ID")),
                                Objects.requireNonNull(demo.get("SIGNET_DEMO_PRIVATE_JWK"))),
                        registered(SigningClient.es256("console-es")),
                        registered(SigningClient.rs256("console-rs")))
                .map(client -> DynamicTest.dynamicTest(client.algorithm().getName(), () -> judge(client)));
    }

    private void judge(SigningClient client) throws Exception {
        Caller caller = node.caller();
        var metadata = caller.get(TENANT + "/.well-known/openid-configuration");

        for (String audience : new String[] {metadata.text("issuer"), metadata.text("token_endpoint")}) {
            String assertion = client.assertion(audience, UUID.randomUUID().toString());
            var answer = ask(assertion);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(caller.introspect("acme", answer.text("access_token")).member("client_id"))
                    .isEqualTo(client.id());
            refused(ask(assertion));
        }
        String jti = UUID.randomUUID().toString();
        assertThat(ask(client.assertion(metadata.text("issuer"), jti)).status()).isEqualTo(200);
        refused(ask(client.assertion(metadata.text("issuer"), jti)));
        refused(ask(
                client.assertion("https://elsewhere.example", UUID.randomUUID().toString())));
        String ofTheRoot = caller.get("/.well-known/openid-configuration").text("issuer");
        refused(ask(client.assertion(ofTheRoot, UUID.randomUUID().toString())));
    }

    @Test
    void a_signature_by_another_key_is_refused() throws Exception {
        registered(SigningClient.es256("console-robbed"));
        String issuer =
                node.caller().get(TENANT + "/.well-known/openid-configuration").text("issuer");

        refused(ask(SigningClient.es256("console-robbed")
                .assertion(issuer, UUID.randomUUID().toString())));
    }

    private Caller.Answer ask(String assertion) {
        return node.caller().form(TENANT + "/oauth/token", SigningClient.form(assertion));
    }

    private static void refused(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(401);
        assertThat(answer.member("error")).isEqualTo("invalid_client");
    }

    private SigningClient registered(SigningClient client) {
        var made = node.caller().operator("POST", "/admin/v1/tenants/acme/clients", """
                        {"client_id": "%s", "token_endpoint_auth_method": "private_key_jwt",
                         "grant_types": ["client_credentials"], "scope": "read:console", "jwks": {"keys": [%s]}}""".formatted(
                        client.id(), client.key().toPublicJWK().toJSONString()));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return client;
    }
}
