package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A server over gRPC, by clients that know its protocol and none of its classes.
@TestInstance(Lifecycle.PER_CLASS)
final class GrpcTest {

    private static final Map<String, String> ALICE =
            Map.of("tenant", "acme", "username", "alice", "password", "AlicePass123!");

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;
    private final GrpcCaller grpc;

    GrpcTest(@TempDir Path directory) {
        node = Node.start(database, directory, InstantSource.system());
        grpc = new GrpcCaller(node.grpcPort());
    }

    @AfterAll
    void stop() {
        grpc.close();
        node.close();
        database.close();
    }

    @Test
    void a_login_a_refresh_and_what_becomes_of_the_tokens() {
        var login = grpc.call("IssueToken", ALICE);
        assertThat(login.said()).startsWith("OK");
        assertThat(login.text("tenant")).isEqualTo("acme");
        assertThat(login.text("issued_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");

        var next = grpc.call("RefreshToken", Map.of("refresh_token", login.text("refresh_token")));
        assertThat(next.text("tenant")).as("from the token").isEqualTo("acme");
        assertThat(introspected(next.text("access_token"))).isTrue();

        assertThat(grpc.call("RefreshToken", Map.of("refresh_token", login.text("refresh_token")))
                        .said())
                .isEqualTo("UNAUTHENTICATED: Refresh token has been revoked or is unknown");
        assertThat(grpc.call("RefreshToken", Map.of("refresh_token", login.text("access_token")))
                        .said())
                .isEqualTo("UNAUTHENTICATED: Provided token is not a refresh token");
    }

    @Test
    void a_token_counts_whatever_it_was_got_and_asked_through() {
        String byHttp = node.caller().login("acme", "alice", "AlicePass123!").text("access_token");
        String byGrpc = grpc.call("IssueToken", ALICE).text("access_token");

        var told = grpc.asService("IntrospectToken", Map.of("token", byHttp));
        assertThat(told.members()).containsEntry("active", true).containsEntry("tenant", "acme");
        assertThat(told.text("expires_at")).endsWith("+00:00");
        assertThat(node.caller().introspect("acme", byGrpc).member("active")).isEqualTo(true);
        assertThat(grpc.asService("IntrospectToken", Map.of("token", byHttp, "tenant", "primary"))
                        .members())
                .containsEntry("active", false);
        assertThat(grpc.call("IntrospectToken", Map.of("token", byHttp)).said())
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
    }

    @Test
    void proxies_see_revocation_at_once() throws Exception {
        var login = node.caller().login("acme", "alice", "AlicePass123!");
        String token = login.text("access_token");
        ReflectedService envoy = ReflectedService.of(grpc.channel(), "envoy.service.auth.v3.Authorization");

        assertThat(authz("/acme/authz", token)).isEqualTo(200);
        assertThat(authz("/primary/authz", token)).isEqualTo(401);
        assertThat(authz("/acme/authz?scope=admin:system", token)).isEqualTo(403);
        assertThat(check(envoy, "acme", token)).contains("\"okResponse\"", "\"value\":\"alice\"");
        assertThat(check(envoy, "primary", token)).contains("\"deniedResponse\"", "Unauthorized");

        assertThat(node.caller()
                        .post(
                                "/acme/oauth/revoke",
                                "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/x-www-form-urlencoded",
                                "x-service-token",
                                Node.SERVICE_TOKEN)
                        .status())
                .isEqualTo(200);
        assertThat(authz("/acme/authz", token)).isEqualTo(401);
        assertThat(check(envoy, "acme", token)).contains("\"deniedResponse\"");
        assertThat(introspected(token)).isFalse();
    }

    @Test
    void the_typed_service_tells_of_itself_and_does_the_same() throws Exception {
        ReflectedService typed = ReflectedService.of(grpc.channel(), "signet.identity.v1.Identity");

        String tokens = typed.call(
                "IssueToken", "{\"username\":\"alice\",\"password\":\"AlicePass123!\"}", "x-tenant-id", "acme");
        assertThat(tokens).contains("\"accessToken\"", "\"expiresIn\":\"3600s\"", "\"tenant\":\"acme\"");
        String introspection = typed.call(
                "IntrospectToken",
                "{\"token\":\"%s\"}".formatted(introspectable(tokens)),
                "x-service-token",
                Node.SERVICE_TOKEN);
        assertThat(introspection).contains("\"active\":true", "TOKEN_TYPE_ACCESS");
    }

    @Test
    void calls_are_measured() {
        grpc.call("IssueToken", ALICE);

        assertThat(node.caller().get("/metrics").body())
                .contains("signet_grpc_calls_seconds_bucket{method=\"identity.v1.Identity/IssueToken\",status=\"OK\"");
    }

    private boolean introspected(String token) {
        return Boolean.TRUE.equals(grpc.asService("IntrospectToken", Map.of("token", token))
                .members()
                .get("active"));
    }

    private int authz(String path, String token) {
        return node.caller().get(path, "Authorization", "Bearer " + token).status();
    }

    private static String check(ReflectedService envoy, String tenant, String token) throws Exception {
        return envoy.call("Check", """
                {"attributes": {"contextExtensions": {"tenant": "%s"},
                  "request": {"http": {"headers": {"authorization": "Bearer %s"}}}}}""".formatted(tenant, token));
    }

    private static String introspectable(String tokens) {
        String from = "\"accessToken\":\"";
        int begin = tokens.indexOf(from) + from.length();
        return tokens.substring(begin, tokens.indexOf('"', begin));
    }
}
