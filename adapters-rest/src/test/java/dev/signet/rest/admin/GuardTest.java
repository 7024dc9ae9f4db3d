package dev.signet.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {

    private static final String TENANTS = "/admin/v1/tenants";
    private static AdminServer server;

    @BeforeAll
    static void start() {
        server = new AdminServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TENANTS,
                TENANTS + "/acme",
                TENANTS + "/acme/clients",
                TENANTS + "/acme/users",
                TENANTS + "/acme/roles",
                TENANTS + "/acme/keys",
                TENANTS + "/acme/audit",
                TENANTS + "/acme/nothing",
                TENANTS + "/",
                TENANTS + "//acme//keys",
                TENANTS + "/acme/keys/",
            })
    void nobody_gets_in_without_a_token(String path) {
        var answer = server.get(path, "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"signet\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsInJvbGVzIjpbImFkbWluOnN5c3RlbSIsIm9wZXJhdG9yIl19.",
                "operator-token-of-the-test",
                "operator-token-of-the-tests-"
            })
    void a_token_that_is_none_of_ours_is_refused(String token) {
        var answer = server.get(TENANTS, token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"signet\", error=\"invalid_token\"");
    }

    @Test
    void the_operator_may_do_everything() {
        assertThat(server.get(TENANTS, AdminServer.OPERATOR).statusCode()).isEqualTo(200);
        assertThat(server.get(TENANTS + "/acme/audit", AdminServer.OPERATOR).statusCode())
                .isEqualTo(200);
    }

    @Test
    void where_no_operator_token_is_configured_nobody_is_the_operator() {
        try (var closed = new AdminServer(Optional.empty(), Map.of())) {
            assertThat(closed.get(TENANTS, AdminServer.OPERATOR).statusCode()).isEqualTo(401);
            assertThat(closed.send("GET", TENANTS, "", "", "Authorization", "Bearer ")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(closed.get(TENANTS + "/acme/users", closed.bearer("acme", "admin:users"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clients, admin:clients, 200",
        "clients, admin:system, 200",
        "clients, admin:users, 403",
        "clients, read:clients, 403",
        "clients, '', 403",
        "users, admin:users, 200",
        "users, admin:clients, 403",
        "roles, admin:roles, 200",
        "roles, admin:users, 403",
        "keys, admin:keys, 200",
        "keys, admin:audit, 403",
        "audit, admin:audit, 200",
        "audit, admin:keys, 403",
    })
    void a_bearer_needs_the_scope_of_what_it_administers(String resource, String scope, int status) {
        var answer = server.get(TENANTS + "/acme/" + resource, server.bearer("acme", scope.split(" ")));

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .contains(
                            "Bearer realm=\"signet\", error=\"insufficient_scope\", scope=\"admin:" + resource + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "users", "roles", "keys", "audit", "users/0198c2a0-0000-7000-8000-000000000000"})
    void an_administrator_of_one_tenant_is_nobody_in_another(String resource) {
        var everything = server.bearer("acme", "admin:system");

        assertThat(server.get(TENANTS + "/globex/" + resource, everything).statusCode())
                .isEqualTo(401);
        assertThat(server.get(TENANTS + "/nowhere/" + resource, everything).statusCode())
                .isEqualTo(401);
    }

    @Test
    void tenants_as_such_need_the_operator() {
        var everything = server.bearer("acme", "admin:system");

        assertThat(server.get(TENANTS, everything).statusCode()).isEqualTo(401);
        assertThat(server.post(TENANTS, everything, "{\"slug\":\"mine\"}").statusCode())
                .isEqualTo(401);
        assertThat(server.patch(TENANTS + "/acme", everything, "{\"state\":\"suspended\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get(TENANTS + "/acme", everything).statusCode()).isEqualTo(200);
        assertThat(server.get(TENANTS + "/acme", server.bearer("acme", "admin:users"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_rest_of_the_service_is_open_whatever_token_comes() {
        assertThat(server.get("/health", "").statusCode()).isEqualTo(200);
        assertThat(server.get("/health", "wrong").statusCode()).isEqualTo(200);
        assertThat(server.send("GET", "/health", "", "", "Authorization", "Basic YTpi")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_suspended_tenants_bearers_are_nobody_but_the_operator_still_may() {
        try (var own = new AdminServer()) {
            var bearer = own.bearer("globex", "admin:system");
            assertThat(own.get(TENANTS + "/globex/users", bearer).statusCode()).isEqualTo(200);
            assertThat(own.patch(TENANTS + "/globex", AdminServer.OPERATOR, "{\"state\":\"suspended\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(own.get(TENANTS + "/globex/users", bearer).statusCode()).isEqualTo(401);
            assertThat(own.get(TENANTS + "/globex/users", AdminServer.OPERATOR).statusCode())
                    .isEqualTo(200);
        }
    }
}
