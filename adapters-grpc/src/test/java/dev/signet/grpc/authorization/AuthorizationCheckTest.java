package dev.signet.grpc.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.signet.domain.Cast;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.UserState;
import dev.signet.grpc.Caller;
import dev.signet.grpc.World;
import envoy.config.core.v3.HeaderMap;
import envoy.config.core.v3.HeaderValue;
import envoy.config.core.v3.HeaderValueOption;
import envoy.service.auth.v3.AttributeContext;
import envoy.service.auth.v3.AuthorizationGrpc;
import envoy.service.auth.v3.CheckRequest;
import envoy.service.auth.v3.CheckResponse;
import io.grpc.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuthorizationCheckTest {

    private final World world = new World();
    private final Caller caller = new Caller(world.channel());

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_good_token_passes_and_the_service_learns_whose_it_is() {
        CheckResponse answer = check(Map.of(), bearer(token("acme")));

        assertThat(answer.getStatus().getCode()).isEqualTo(Status.Code.OK.value());
        assertThat(told(answer))
                .containsEntry("x-authenticated-user", "Alice")
                .containsEntry("x-tenant-id", "acme")
                .containsEntry("x-user-roles", "trading")
                .hasEntrySatisfying(
                        "x-user-scopes", scopes -> assertThat(scopes).contains("openid", "read:users"));
        assertThat(answer.getOkResponse().getHeadersList())
                .as("written over whatever the client sent")
                .allSatisfy(header -> {
                    assertThat(header.hasAppend()).isTrue();
                    assertThat(header.getAppend().getValue()).isFalse();
                });
    }

    @Test
    void no_header_of_ours_gets_through_as_the_client_wrote_it() {
        CheckResponse answer = check(
                Map.of(), Map.of("authorization", "Bearer " + token("acme"), "x-client-id", "root", "x-realm", "acme"));

        assertThat(told(answer)).doesNotContainKey("x-client-id");
        assertThat(answer.getOkResponse().getHeadersToRemoveList())
                .contains("x-client-id", "x-realm", "x-tenant")
                .doesNotContainAnyElementsOf(told(answer).keySet());
    }

    @Test
    void who_shows_nothing_good_is_asked_to_prove_themselves() {
        for (Map<String, String> headers : List.of(
                Map.<String, String>of(),
                Map.of("authorization", "Basic YTpi"),
                bearer("garbage"),
                bearer(World.OPERATOR_TOKEN),
                bearer(token("acme") + "," + token("acme")),
                bearer(caller.login("alice").getFieldsOrThrow("refresh_token").getStringValue()))) {
            CheckResponse answer = check(Map.of(), headers);

            assertThat(answer.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED.value());
            assertThat(answer.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(401);
            assertThat(denials(answer).get("WWW-Authenticate")).startsWith("Bearer realm=");
        }
    }

    @Test
    void revocation_and_suspension_count_at_once() {
        String token = token("acme");
        assertThat(code(check(Map.of(), bearer(token)))).isZero();

        world.cast().alice(UserState.DISABLED);
        assertThat(code(check(Map.of(), bearer(token)))).isEqualTo(Status.Code.UNAUTHENTICATED.value());
        world.cast().alice(UserState.ACTIVE);
        assertThat(code(check(Map.of(), bearer(token)))).isZero();
        world.cast().put(Cast.ACME, TenantState.SUSPENDED);
        assertThat(code(check(Map.of(), bearer(token)))).isEqualTo(Status.Code.UNAUTHENTICATED.value());
    }

    @Test
    void a_route_of_one_tenant_is_closed_to_the_tokens_of_others() {
        String foreign = token("globex");

        assertThat(code(check(Map.of("tenant", "acme"), bearer(foreign))))
                .isEqualTo(Status.Code.UNAUTHENTICATED.value());
        assertThat(code(check(Map.of("tenant", "globex"), bearer(foreign)))).isZero();
        assertThat(code(check(
                        Map.of("tenant", "acme"),
                        Map.of("authorization", "Bearer " + foreign, "x-tenant-id", "globex"))))
                .as("a client cannot choose another tenant than the route's")
                .isEqualTo(Status.Code.PERMISSION_DENIED.value());
        assertThat(code(check(Map.of("tenant", "nowhere"), bearer(foreign))))
                .isEqualTo(Status.Code.UNAUTHENTICATED.value());
    }

    @Test
    void where_the_route_names_no_tenant_the_client_does() {
        String foreign = token("globex");

        assertThat(code(check(Map.of(), bearer(foreign)))).isEqualTo(Status.Code.UNAUTHENTICATED.value());
        CheckResponse answer = check(Map.of(), Map.of("authorization", "Bearer " + foreign, "x-tenant-id", "globex"));
        assertThat(told(answer)).containsEntry("x-tenant-id", "globex");
    }

    @Test
    void a_route_may_ask_for_scopes() {
        String token = token("acme");

        assertThat(code(check(Map.of("scope", "read:users openid"), bearer(token))))
                .isZero();
        CheckResponse refused = check(Map.of("scope", "read:users admin:users"), bearer(token));
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED.value());
        assertThat(refused.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(403);
        assertThat(denials(refused).get("WWW-Authenticate"))
                .contains("insufficient_scope", "scope=\"admin:users read:users\"");
    }

    @Test
    void a_route_that_asks_for_what_is_no_scope_lets_nobody_pass() {
        String token = token("acme");

        assertThat(Caller.said(() -> check(Map.of("scope", "\""), bearer(token))))
                .startsWith("INVALID_ARGUMENT");
    }

    @Test
    void raw_headers_are_read_too() {
        var http = AttributeContext.HttpRequest.newBuilder()
                .setHeaderMap(HeaderMap.newBuilder()
                        .addHeaders(HeaderValue.newBuilder()
                                .setKey("Authorization")
                                .setRawValue(ByteString.copyFromUtf8("bearer " + token("acme")))));

        assertThat(code(check(CheckRequest.newBuilder()
                        .setAttributes(AttributeContext.newBuilder()
                                .setRequest(
                                        AttributeContext.Request.newBuilder().setHttp(http)))
                        .build())))
                .isZero();
    }

    @Test
    void a_request_that_says_nothing_passes_nowhere() {
        assertThat(code(check(CheckRequest.getDefaultInstance()))).isEqualTo(Status.Code.UNAUTHENTICATED.value());
    }

    private String token(String tenant) {
        return caller.with("x-tenant", tenant)
                .login("alice")
                .getFieldsOrThrow("access_token")
                .getStringValue();
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }

    private CheckResponse check(Map<String, String> extensions, Map<String, String> headers) {
        var http = AttributeContext.HttpRequest.newBuilder().putAllHeaders(headers);
        return check(CheckRequest.newBuilder()
                .setAttributes(AttributeContext.newBuilder()
                        .putAllContextExtensions(extensions)
                        .setRequest(AttributeContext.Request.newBuilder().setHttp(http)))
                .build());
    }

    private CheckResponse check(CheckRequest request) {
        return AuthorizationGrpc.newBlockingStub(world.channel())
                .withDeadlineAfter(Duration.ofSeconds(20))
                .check(request);
    }

    private static int code(CheckResponse answer) {
        return answer.getStatus().getCode();
    }

    private static Map<String, String> told(CheckResponse answer) {
        return values(answer.getOkResponse().getHeadersList());
    }

    private static Map<String, String> denials(CheckResponse answer) {
        return values(answer.getDeniedResponse().getHeadersList());
    }

    private static Map<String, String> values(List<HeaderValueOption> headers) {
        return new HashMap<>(headers.stream()
                .collect(Collectors.toMap(
                        h -> h.getHeader().getKey(), h -> h.getHeader().getValue())));
    }
}
