package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.persistence.database.TestDatabase;
import dev.signet.secrets.custody.StrictAws;
import dev.signet.secrets.custody.StrictVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys and secrets that are kept elsewhere, and rotations, seen from outside of real servers.
final class KeyCustodyTest {

    private static final String KEYS = "/admin/v1/tenants/acme/keys";

    @TempDir
    private Path directory = Path.of("");

    private final TestDatabase database = TestDatabase.empty();
    private final StrictVault vault = StrictVault.start();
    private final AtomicInteger leaps = new AtomicInteger();

    @AfterEach
    void stop() {
        vault.close();
        database.close();
    }

    @Test
    void secrets_of_the_settings_come_from_environment_files_and_vault() throws Exception {
        vault.keep("signet", Map.of("admin", Node.ADMIN_TOKEN));
        Path master = Files.writeString(directory.resolve("master"), Node.MASTER_KEY + "\n");
        try (Node node = start(Map.of(
                "IDENTITY_ADMIN_TOKEN",
                "vault:secret/data/signet#admin",
                "IDENTITY_MASTER_KEY",
                "file:" + master,
                "THE_SERVICE_TOKEN",
                Node.SERVICE_TOKEN,
                "IDENTITY_INTERNAL_SERVICE_TOKEN",
                "env:THE_SERVICE_TOKEN"))) {
            assertThat(node.caller().operator("GET", KEYS, "").status()).isEqualTo(200);
            assertThat(node.caller().introspect("acme", login(node)).member("active"))
                    .isEqualTo(true);
        }
    }

    @Test
    void a_configured_key_signs_from_the_first_token_on_and_verification_outlives_its_store() throws Exception {
        vault.keep("acme", Map.of("private_key", pem()));
        String token;
        try (Node node = start(provider())) {
            token = login(node);
            assertVerifies(node, token);
            assertThat(sources(node)).contains("\"reference\":\"vault:secret/data/acme\"");
            assertThat(node.caller().get("/ready").body()).contains("\"custody\":{\"status\":\"ok\"}");
        }
        vault.sealed(true);
        try (Node node = start(provider())) {
            var refused = node.caller().login("acme", "alice", "AlicePass123!");
            assertThat(refused.status()).as("no other key takes its place").isEqualTo(503);
            assertThat(node.caller().introspect("acme", token).member("active")).isEqualTo(true);
            assertVerifies(node, token);
            assertThat(node.caller().get("/ready").status()).isEqualTo(200);
            assertThat(node.caller().get("/ready").body()).contains("degraded", "vault");
            assertThat(node.caller().get("/metrics").body()).contains("signet_custody_out_of_reach{store=\"vault\"} 1");
            vault.sealed(false);
            Thread.sleep(2_100);
            assertVerifies(node, login(node));
        }
    }

    @Test
    void a_tenant_whose_key_is_nowhere_gets_no_token_and_no_other_key() {
        try (Node node = start(Map.of("IDENTITY_ACME_SIGNING_KEY", "env:NOWHERE"))) {
            assertThat(node.caller().login("acme", "alice", "AlicePass123!").status())
                    .isEqualTo(503);
            assertThat(node.caller().login("primary", "admin", "AdminPass123!").status())
                    .as("another tenant is served")
                    .isNotEqualTo(503);
            assertThat(node.caller().get("/ready").body()).contains("degraded", "Signing keys of 1 tenants");
        }
    }

    @Test
    void a_key_of_transit_signs_where_it_is() throws Exception {
        vault.make("acme", "rsa-2048");
        try (Node node = start(vaultSettings())) {
            var wrong = node.caller().operator("POST", KEYS, "{\"reference\":\"vault-transit:transit/nobody\"}");
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.body()).contains("#/reference", "no such key");
            assertThat(node.caller()
                            .operator("POST", KEYS, "{\"reference\":\"gopher:x\"}")
                            .status())
                    .isEqualTo(422);

            var made = node.caller()
                    .operator("POST", KEYS, "{\"reference\":\"vault-transit:transit/acme\",\"at_once\":true}");
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(made.member("source")).isEqualTo("remote");
            assertThat(made.member("reference")).isEqualTo("vault-transit:transit/acme?version=1");
            String token = login(node);
            assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isEqualTo(made.member("kid"));
            assertVerifies(node, token);
            assertThat(node.caller().introspect("acme", token).member("active")).isEqualTo(true);
        }
    }

    @Test
    void a_key_of_kms_signs_where_it_is() throws Exception {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        try (StrictAws aws = StrictAws.start();
                Node node = start(Map.of(
                        "AWS_REGION",
                        "eu-west-1",
                        "AWS_ENDPOINT_URL",
                        aws.address().toString()))) {
            String id = aws.make("RSA_2048");
            var made = node.caller()
                    .operator("POST", KEYS, "{\"reference\":\"aws-kms:%s\",\"at_once\":true}".formatted(id));
            assertThat(made.status()).as(made.body()).isEqualTo(201);
            assertThat(made.member("source")).isEqualTo("remote");
            assertThat(made.text("reference")).startsWith("aws-kms:arn:").endsWith(id);
            String token = login(node);
            assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isEqualTo(made.member("kid"));
            assertVerifies(node, token);
        }
    }

    @Test
    void a_tenant_has_its_keys_rotated_at_an_interval_of_its_own() throws Exception {
        var clock = new MovableClock();
        try (Node node = Node.start(database, directory, clock, Map.of("IDENTITY_UPKEEP_INTERVAL_SECONDS", "1"))) {
            var changed =
                    node.caller().operator("PATCH", "/admin/v1/tenants/acme", "{\"policy\":{\"key_rotation_days\":2}}");
            assertThat(changed.status()).as(changed.body()).isEqualTo(200);
            assertThat(changed.body()).contains("\"key_rotation_days\":2");
            int before = keys(node);
            clock.forward(Duration.ofHours(47));
            Thread.sleep(2_500);
            assertThat(keys(node)).isEqualTo(before);
            clock.forward(Duration.ofHours(2));
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (keys(node) == before && System.nanoTime() - end < 0) {
                Thread.sleep(100);
            }
            assertThat(keys(node)).as("of tokens and of answers").isGreaterThan(before);
            var others = node.caller().operator("GET", "/admin/v1/tenants/primary/keys", "");
            assertThat(others.body().split("\"kid\":\"", -1)).hasSize(before + 1);
        }
    }

    @Test
    void keys_are_rotated_while_two_nodes_mint_and_verify_and_nothing_fails() throws Exception {
        var clock = new MovableClock();
        List<String> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean done = new AtomicBoolean();
        Map<String, String> often = Map.of("IDENTITY_KEY_ROTATION_DAYS", "1", "IDENTITY_UPKEEP_INTERVAL_SECONDS", "1");
        try (Node first = Node.start(database, directory, clock, often);
                Node second = Node.start(database, directory, clock, often)) {
            List<Thread> threads = new ArrayList<>();
            for (Node minting : List.of(first, second)) {
                for (Node verifying : List.of(first, second)) {
                    threads.add(Thread.startVirtualThread(() -> mintAndVerify(minting, verifying, done, failures)));
                }
            }
            int before = keys(first);
            for (Duration pass : List.of(
                    Duration.ZERO,
                    Duration.ofSeconds(391),
                    Duration.ofHours(23),
                    Duration.ofHours(2),
                    Duration.ofSeconds(391))) {
                leaps.incrementAndGet();
                clock.forward(pass);
                leaps.incrementAndGet();
                first.caller().operator("POST", KEYS, "{}");
                Thread.sleep(1_500);
            }
            for (int attempt = 0; keys(second) <= before + 5; attempt++) {
                assertThat(attempt).as("by command and on schedule").isLessThan(600);
                Thread.sleep(100);
            }
            done.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(failures).isEmpty();
        }
    }

    private void mintAndVerify(Node minting, Node verifying, AtomicBoolean done, List<String> failures) {
        while (!done.get()) {
            int leap = leaps.get();
            var issued = minting.caller().login("acme", "alice", "AlicePass123!");
            if (issued.status() != 200) {
                failures.add(issued.status() + issued.body());
                return;
            }
            String token = issued.text("access_token");
            boolean active = Boolean.TRUE.equals(
                    verifying.caller().introspect("acme", token).member("active"));
            if (!active && leaps.get() == leap) { // else its time may be over by the leap
                failures.add(token);
            }
        }
    }

    private static int keys(Node node) {
        return node.caller().operator("GET", KEYS, "").body().split("\"kid\":\"", -1).length - 1;
    }

    private static String sources(Node node) {
        return node.caller().operator("GET", KEYS, "").body();
    }

    private static String login(Node node) {
        return node.caller().login("acme", "alice", "AlicePass123!").text("access_token");
    }

    /// As anybody does who knows the key set alone.
    private static void assertVerifies(Node node, String token) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        JWKSet published =
                JWKSet.parse(node.caller().get("/acme/.well-known/jwks.json").body());
        JWK key = Objects.requireNonNull(published.getKeyByKeyId(jwt.getHeader().getKeyID()));
        assertThat(jwt.verify(new DefaultJWSVerifierFactory()
                        .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey())))
                .isTrue();
    }

    private static String pem() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded()));
    }

    private Map<String, String> vaultSettings() {
        return Map.of("VAULT_ADDR", vault.address().toString(), "VAULT_TOKEN", StrictVault.ROOT);
    }

    private static Map<String, String> provider() {
        return Map.of("SECRETS_PROVIDER", "vault", "VAULT_SECRET_PATH", "secret/data/{tenant}");
    }

    private Node start(Map<String, String> more) {
        Map<String, String> all = new java.util.HashMap<>(vaultSettings());
        all.putAll(more);
        return Node.start(database, directory, InstantSource.system(), all);
    }
}
