package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import dev.signet.bootstrap.Document;
import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Where operators keep signing keys, and how they write them there: what `docs/protocol/vectors/custody` promises,
/// asked
/// of a server that was started with the settings of each vector.
@TestInstance(Lifecycle.PER_CLASS)
final class CustodyVectorsTest {

    private static final Path VECTORS = Path.of("../docs/protocol/vectors/custody");
    private static final String PASSWORD = "a long enough phrase";

    private final TestDatabase database = TestDatabase.empty();
    private final CustodyKeys keys = CustodyKeys.read(VECTORS.resolve("keys.json"));

    @TempDir
    private Path directory = Path.of("");

    @AfterAll
    void stop() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> every_layout_signs_or_is_refused() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(VECTORS)) {
            files = all.filter(file -> !file.endsWith("keys.json")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(40);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()),
                        file.toUri(),
                        () -> verify(CustodyVector.read(file, keys))));
    }

    private void verify(CustodyVector vector) throws Exception {
        try (Places places = Places.of(vector, directory.resolve(vector.tenant()));
                Node node = Node.start(database, directory, InstantSource.system(), places.settings());
                GrpcCaller grpc = new GrpcCaller(node.grpcPort())) {
            settle(node.caller(), vector);
            var login = node.caller().login(vector.tenant(), "somebody", PASSWORD);
            var call = grpc.call(
                    "IssueToken", Map.of("tenant", vector.tenant(), "username", "somebody", "password", PASSWORD));
            if (vector.key().isEmpty()) {
                assertThat(login.status()).as(login.body()).isEqualTo(vector.status());
                assertThat(call.said()).startsWith("UNAVAILABLE");
                return;
            }
            CustodyKeys.Key key = vector.key().get();
            assertThat(login.status()).as(login.body()).isEqualTo(200);
            assertThat(call.said()).startsWith("OK");
            for (String token : List.of(login.text("access_token"), call.text("access_token"))) {
                assertSigned(node.caller(), vector.tenant(), token, key);
                assertThat(grpc.asService("IntrospectToken", Map.of("token", token))
                                .members())
                        .containsEntry("active", true)
                        .containsEntry("tenant", vector.tenant());
            }
        }
    }

    private static void settle(Caller caller, CustodyVector vector) {
        var tenant = caller.operator(
                "POST",
                "/admin/v1/tenants",
                "{\"slug\":\"%s\",\"policy\":{\"token_algorithm\":\"%s\"}}"
                        .formatted(vector.tenant(), vector.algorithm()));
        assertThat(tenant.status()).as(tenant.body()).isEqualTo(201);
        var user = caller.operator(
                "POST",
                "/admin/v1/tenants/" + vector.tenant() + "/users",
                "{\"userName\":\"somebody\",\"password\":\"%s\"}".formatted(PASSWORD));
        assertThat(user.status()).as(user.body()).isEqualTo(201);
    }

    private static boolean isGood(SignedJWT jwt, JWK published) throws Exception {
        if (!(published instanceof OctetKeyPair edwards)) {
            return jwt.verify(new DefaultJWSVerifierFactory()
                    .createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) published).toPublicKey()));
        }
        Signature engine = Signature.getInstance("Ed25519");
        byte[] half = HexFormat.of()
                .parseHex(
                        "302a300506032b6570032100" // RFC 8410 §4
                                + HexFormat.of().formatHex(edwards.getDecodedX()));
        engine.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(half)));
        engine.update(jwt.getSigningInput());
        return engine.verify(jwt.getSignature().decode());
    }

    /// By the key itself, as the tenant's key set publishes it, or as a secret that nobody publishes.
    private static void assertSigned(Caller caller, String tenant, String token, CustodyKeys.Key key) throws Exception {
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(key.algorithm());
        String body = caller.get("/" + tenant + "/.well-known/jwks.json").body();
        if (key.secret().isPresent()) {
            assertThat(jwt.verify(new MACVerifier(key.secret().get().getBytes(StandardCharsets.UTF_8))))
                    .isTrue();
            assertThat(body).doesNotContain("\"oct\"", jwt.getHeader().getKeyID());
            return;
        }
        assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.kid());
        JWK published = Objects.requireNonNull(JWKSet.parse(body).getKeyByKeyId(key.kid()), body);
        assertThat(VectorValues.texts(Document.parse(published.toJSONString()))).containsAllEntriesOf(key.jwk());
        assertThat(isGood(jwt, published)).isTrue();
    }
}
