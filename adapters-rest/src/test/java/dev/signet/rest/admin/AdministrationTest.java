package dev.signet.rest.admin;

import static dev.signet.rest.admin.AdminAnswers.body;
import static dev.signet.rest.admin.AdminAnswers.items;
import static dev.signet.rest.admin.AdminAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdministrationTest {

    private static final String TENANTS = "/admin/v1/tenants";
    private static final String CLIENTS = TENANTS + "/acme/clients";
    private static final String USERS = TENANTS + "/acme/users";
    private static final String ROLES = TENANTS + "/acme/roles";
    private static final String SCOPES = TENANTS + "/acme/scopes";
    private static final String KEYS = TENANTS + "/acme/keys";
    private static final String AUDIT = TENANTS + "/acme/audit";
    private static final String OPERATOR = AdminServer.OPERATOR;

    private final AdminServer server = new AdminServer();

    @AfterEach
    void stop() {
        server.close();
    }

    // Tenants

    @Test
    void a_tenant_is_made_found_listed_and_changed() {
        var made = server.post(
                TENANTS,
                OPERATOR,
                "{\"slug\":\"initech\",\"name\":\"Initech\",\"unknown\":1,"
                        + "\"policy\":{\"token_algorithm\":\"EdDSA\",\"access_token_ttl_seconds\":600}}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains(TENANTS + "/initech");
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(body(made)).containsEntry("name", "Initech").containsEntry("state", "active");

        var changed = server.patch(
                TENANTS + "/initech",
                OPERATOR,
                "{\"state\":\"suspended\",\"policy\":{\"access_token_ttl_seconds\":null,\"password_grant\":false}}",
                "Content-Type",
                "application/merge-patch+json",
                "If-Match",
                "\"1\"");

        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(body(changed)).containsEntry("state", "suspended").containsEntry("name", "Initech");
        assertThat(inner(changed, "policy"))
                .containsEntry("token_algorithm", "EdDSA")
                .containsEntry("password_grant", false)
                .containsEntry("access_token_ttl_seconds", null);
        assertThat(body(server.get(TENANTS + "/initech", OPERATOR))).isEqualTo(body(changed));
        assertThat(items(server.get(TENANTS, OPERATOR)))
                .extracting(tenant -> tenant.get("slug"))
                .containsExactly("acme", "globex", "initech");
    }

    @Test
    void a_deleted_tenant_says_when_it_ends_and_is_brought_back() {
        var deleted = server.delete(TENANTS + "/globex", OPERATOR);
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(body(deleted)).containsEntry("state", "deleting").containsEntry("ends_at", "2026-07-01T12:00:00Z");
        assertThat(body(server.delete(TENANTS + "/globex", OPERATOR))).containsEntry("ends_at", "2026-07-01T12:00:00Z");
        assertThat(server.patch(TENANTS + "/acme", OPERATOR, "{\"state\":\"deleting\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(body(server.patch(TENANTS + "/globex", OPERATOR, "{\"name\":\"Globex Inc\"}")))
                .containsEntry("state", "deleting");

        var back = server.patch(TENANTS + "/globex", OPERATOR, "{\"state\":\"active\"}");
        assertThat(body(back)).containsEntry("state", "active").containsEntry("ends_at", null);
    }

    // Requests that come again

    @Test
    void a_post_under_one_key_is_done_once_and_answered_twice() {
        String body = "{\"client_name\":\"Shop\",\"grant_types\":[\"client_credentials\"]}";
        var first = keyed(CLIENTS, OPERATOR, body, "\"one\"");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        var again = keyed(CLIENTS, OPERATOR, body, "one");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body()).contains("client_secret");
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("ETag")).isEqualTo(first.headers().firstValue("ETag"));
        assertThat(again.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(items(server.get(CLIENTS, OPERATOR))).hasSize(1);
    }

    @Test
    void a_key_belongs_to_its_request_its_caller_and_its_tenant() {
        String body = "{\"userName\":\"carol\"}";
        assertThat(keyed(USERS, OPERATOR, body, "one").statusCode()).isEqualTo(201);
        var other = keyed(USERS, OPERATOR, "{\"userName\":\"dora\"}", "one");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(body(other)).containsEntry("code", "idempotency_key_reused");
        assertThat(keyed(USERS, server.bearer("acme", "admin:users"), "{\"userName\":\"dora\"}", "one")
                        .statusCode())
                .isEqualTo(201);
        assertThat(keyed(TENANTS + "/globex/users", OPERATOR, body, "one").statusCode())
                .isEqualTo(201);
        assertThat(keyed(TENANTS, OPERATOR, "{\"slug\":\"initech\"}", "one").statusCode())
                .isEqualTo(201);
        assertThat(keyed(TENANTS, OPERATOR, "{\"slug\":\"initech\"}", "one").statusCode())
                .isEqualTo(201);
    }

    @Test
    void what_was_refused_may_be_tried_again_under_its_key() {
        assertThat(keyed(USERS, OPERATOR, "{\"userName\":\"carol\",\"roles\":[\"reader\"]}", "one")
                        .statusCode())
                .isEqualTo(422);
        server.put(ROLES + "/reader", OPERATOR, "{}");
        assertThat(keyed(USERS, OPERATOR, "{\"userName\":\"carol\",\"roles\":[\"reader\"]}", "one")
                        .statusCode())
                .isEqualTo(201);
        assertThat(keyed(USERS, OPERATOR, "{\"userName\":\"dora\"}", "\"").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> keyed(String path, String token, String body, String key) {
        return server.send("POST", path, token, body, "Idempotency-Key", key);
    }

    // Scopes

    @Test
    void a_scope_says_what_it_implies_and_goes_when_nothing_uses_it() {
        server.put(SCOPES + "/books:write", OPERATOR, "{\"implies\":[\"books:read\"]}");
        var all = server.put(
                SCOPES + "/books:all", OPERATOR, "{\"description\":\"Books\",\"implies\":[\"books:write\"]}");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(body(all))
                .containsEntry("implies", List.of("books:write"))
                .containsEntry("implies_in_all", List.of("books:read", "books:write"));
        assertThat(body(server.get(SCOPES + "/books:all", OPERATOR))).isEqualTo(body(all));
        assertThat(items(server.get(SCOPES, OPERATOR)))
                .extracting(scope -> scope.get("name"))
                .containsExactly("books:all", "books:write");
        var ring = server.put(SCOPES + "/books:read", OPERATOR, "{\"implies\":[\"books:all\"]}");
        assertThat(ring.statusCode()).isEqualTo(422);
        assertThat(ring.body()).contains("#/implies");
        assertThat(server.delete(SCOPES + "/books:write", OPERATOR).statusCode())
                .isEqualTo(409);
        assertThat(server.delete(SCOPES + "/books:all", OPERATOR).statusCode()).isEqualTo(204);
        assertThat(server.get(SCOPES + "/books:all", OPERATOR).statusCode()).isEqualTo(404);
        assertThat(items(server.get(TENANTS + "/globex/scopes", OPERATOR))).isEmpty();
    }

    @Test
    void scopes_are_for_who_administers_them() {
        assertThat(server.get(SCOPES, server.bearer("acme", "admin:scopes")).statusCode())
                .isEqualTo(200);
        assertThat(server.get(SCOPES, server.bearer("acme", "admin:roles")).statusCode())
                .isEqualTo(403);
        assertThat(server.get(TENANTS + "/globex/scopes", server.bearer("acme", "admin:scopes"))
                        .statusCode())
                .isIn(401, 403);
        assertThat(server.put(
                                SCOPES + "/admin:chief",
                                server.bearer("acme", "admin:scopes"),
                                "{\"implies\":[\"admin:users\"]}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_role_that_nobody_has_and_a_user_are_removed() {
        server.put(ROLES + "/reader", OPERATOR, "{}");
        String place = server.post(USERS, OPERATOR, "{\"userName\":\"carol\",\"roles\":[\"reader\"]}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(server.delete(ROLES + "/reader", OPERATOR).statusCode()).isEqualTo(409);
        assertThat(server.delete(place, OPERATOR).statusCode()).isEqualTo(204);
        assertThat(server.delete(place, OPERATOR).statusCode()).isEqualTo(404);
        assertThat(server.delete(ROLES + "/reader", OPERATOR).statusCode()).isEqualTo(204);
        assertThat(server.delete(ROLES + "/reader", OPERATOR).statusCode()).isEqualTo(404);
    }

    @Test
    void a_list_comes_in_parts() {
        var first = server.get(TENANTS + "?limit=1", OPERATOR);
        assertThat(items(first)).hasSize(1);
        assertThat(body(first)).containsEntry("next", "acme");

        var second = server.get(TENANTS + "?limit=1&after=acme", OPERATOR);
        assertThat(items(second)).extracting(tenant -> tenant.get("slug")).containsExactly("globex");
        assertThat(body(second)).containsEntry("next", null);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "after=nobody", "limit=ten"})
    void whoever_looks_for_one_user_is_told_of_a_wrong_parameter_too(String parameter) {
        assertThat(server.get(USERS + "?userName=alice&" + parameter, OPERATOR).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=1001", "limit=ten", "limit=-1", "after=NOT_A_SLUG"})
    void a_wrong_parameter_is_named(String query) {
        var answer = server.get(TENANTS + "?" + query, OPERATOR);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"parameter\":\"" + query.substring(0, query.indexOf('=')) + "\"");
    }

    @Test
    void every_wrong_member_is_named_at_once() {
        var answer = server.post(
                TENANTS,
                OPERATOR,
                "{\"slug\":\"NO\",\"name\":5,"
                        + "\"policy\":{\"token_algorithm\":\"none\",\"password_grant\":1,\"refresh_grace_seconds\":\"7\",\"key_rotation_days\":3651,"
                        + "\"access_token_ttl_seconds\":1}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "#/slug",
                        "#/name",
                        "#/policy/token_algorithm",
                        "#/policy/password_grant",
                        "#/policy/refresh_grace_seconds",
                        "#/policy/key_rotation_days",
                        "#/policy/access_token_ttl_seconds");
    }

    @Test
    void a_slug_is_taken_reserved_or_missing() {
        assertThat(server.post(TENANTS, OPERATOR, "{\"slug\":\"acme\"}").statusCode())
                .isEqualTo(409);
        assertThat(pointers(server.post(TENANTS, OPERATOR, "{\"slug\":\"oauth\"}")))
                .containsExactly("#/slug");
        assertThat(pointers(server.post(TENANTS, OPERATOR, "{}"))).containsExactly("#/slug");
        assertThat(server.get(TENANTS + "/nowhere", OPERATOR).statusCode()).isEqualTo(404);
        assertThat(server.get(TENANTS + "/nowhere/clients", OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(server.patch(TENANTS + "/NOWHERE", OPERATOR, "{}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"'\"7\"',412", "'W/\"1\"',412", "1,412", "'\"1\"',200", "*,200"})
    void a_change_of_what_has_changed_is_refused(String tag, int status) {
        assertThat(server.patch(TENANTS + "/acme", OPERATOR, "{\"name\":\"New\"}", "If-Match", tag)
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{ | 400", "[] | 400", "5 | 400", "null | 400", "'' | 400", "{\"slug\":\"a\"}x | 400"})
    void what_is_no_json_object_cannot_be_read(String body, int status) {
        var answer = server.send("POST", TENANTS, OPERATOR, body, "Content-Type", "application/json");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("Unexpected").doesNotContain("_links");
    }

    @Test
    void a_body_that_is_no_json_is_not_understood() {
        var answer = server.send("POST", TENANTS, OPERATOR, "slug=a", "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).doesNotContain("_links");
    }

    // Clients

    @Test
    void a_client_shows_its_secret_once() {
        var made = server.post(
                CLIENTS,
                OPERATOR,
                "{\"client_id\":\"payments\",\"grant_types\":[\"client_credentials\"],\"scope\":\"read:users\"}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).contains(CLIENTS + "/payments");
        assertThat(body(made))
                .containsEntry("client_id", "payments")
                .containsEntry("client_name", "payments")
                .containsEntry("client_secret_expires_at", 0)
                .containsEntry("token_endpoint_auth_method", "client_secret_basic");
        String secret = text(body(made), "client_secret");
        assertThat(secret).hasSizeGreaterThan(20);
        var shown = server.get(CLIENTS + "/payments", OPERATOR);
        assertThat(shown.body()).doesNotContain(secret).doesNotContain("client_secret\":");

        var rotated = server.send("POST", CLIENTS + "/payments/secret", OPERATOR, "{}");
        assertThat(rotated.statusCode()).isEqualTo(200);
        assertThat(body(rotated).get("client_secret")).isNotNull().isNotEqualTo(secret);
        assertThat(server.post(CLIENTS + "/payments/secret", OPERATOR, "{\"overlap_seconds\":-1}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(server.send("POST", CLIENTS + "/nobody/secret", OPERATOR, "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_public_client_has_no_secret_and_a_signing_one_has_keys() {
        var spa = server.post(
                CLIENTS,
                OPERATOR,
                "{\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\"https://app.example/cb\"]}");
        assertThat(spa.statusCode()).isEqualTo(201);
        assertThat(body(spa)).doesNotContainKey("client_secret");
        assertThat(text(body(spa), "client_id")).startsWith("client-");

        var signing = server.post(
                CLIENTS,
                OPERATOR,
                "{\"client_id\":\"signer\",\"token_endpoint_auth_method\":\"private_key_jwt\","
                        + "\"grant_types\":[\"client_credentials\"],\"jwks\":{\"keys\":[{\"kty\":\"OKP\","
                        + "\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}}");
        assertThat(signing.statusCode()).isEqualTo(201);
        assertThat(server.send("POST", CLIENTS + "/signer/secret", OPERATOR, "{}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void wrong_clients_are_refused_member_by_member() {
        var answer = server.post(
                CLIENTS,
                OPERATOR,
                "{\"client_id\":\"no spaces\",\"client_name\":\"\",\"grant_types\":[\"password\",\"magic\"],"
                        + "\"redirect_uris\":[\"http://evil.example/\",7],\"scope\":\"a\\\"b\",\"trusted\":\"yes\","
                        + "\"access_token_ttl_seconds\":5,\"state\":\"retired\",\"token_endpoint_auth_method\":\"x\","
                        + "\"jwks\":{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"a\",\"d\":\"b\"}]}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(pointers(answer))
                .containsExactlyInAnyOrder(
                        "#/client_id",
                        "#/client_name",
                        "#/grant_types/1",
                        "#/redirect_uris/0",
                        "#/redirect_uris/1",
                        "#/scope",
                        "#/trusted",
                        "#/access_token_ttl_seconds",
                        "#/state",
                        "#/token_endpoint_auth_method",
                        "#/jwks/keys/0");
        assertThat(pointers(server.post(
                        CLIENTS,
                        OPERATOR,
                        "{\"token_endpoint_auth_method\":\"none\",\"grant_types\":[\"client_credentials\"]}")))
                .containsExactly("#");
        assertThat(pointers(server.post(CLIENTS, OPERATOR, "{\"client_secret\":\"short\"}")))
                .containsExactly("#/client_secret");
    }

    @Test
    void a_client_changes_and_retires() {
        server.post(CLIENTS, OPERATOR, "{\"client_id\":\"web\",\"scope\":\"read:a read:b\"}");

        var narrowed = server.patch(CLIENTS + "/web", OPERATOR, "{\"scope\":\"read:a\",\"client_name\":\"Web\"}");
        assertThat(body(narrowed))
                .containsEntry("scope", "read:a")
                .containsEntry("default_scope", "read:a")
                .containsEntry("client_name", "Web")
                .containsEntry("version", 2);
        assertThat(body(server.patch(
                        CLIENTS + "/web", OPERATOR, "{\"token_endpoint_auth_method\":\"client_secret_post\"}")))
                .containsEntry("token_endpoint_auth_methods", List.of("client_secret_post"));
        assertThat(server.patch(CLIENTS + "/web", OPERATOR, "{\"client_secret\":\"0123456789012345678\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(server.patch(CLIENTS + "/web", OPERATOR, "{\"client_name\":\"x\"}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(server.post(CLIENTS, OPERATOR, "{\"client_id\":\"web\"}").statusCode())
                .isEqualTo(409);

        assertThat(server.send("DELETE", CLIENTS + "/web", OPERATOR, "").statusCode())
                .isEqualTo(204);
        assertThat(server.send("DELETE", CLIENTS + "/web", OPERATOR, "").statusCode())
                .isEqualTo(404);
        assertThat(body(server.get(CLIENTS + "/web", OPERATOR))).containsEntry("state", "retired");
    }

    @Test
    void nothing_of_one_tenant_is_seen_in_the_other() {
        server.post(CLIENTS, OPERATOR, "{\"client_id\":\"mine\"}");
        var user = body(server.post(USERS, OPERATOR, "{\"userName\":\"alice\"}"));

        assertThat(server.get(TENANTS + "/globex/clients/mine", OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(server.get(TENANTS + "/globex/users/" + user.get("id"), OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(items(server.get(TENANTS + "/globex/clients", OPERATOR))).isEmpty();
        assertThat(items(server.get(TENANTS + "/globex/users", OPERATOR))).isEmpty();
        String kid = text(items(server.get(KEYS, OPERATOR)).getFirst(), "kid");
        assertThat(server.send("DELETE", TENANTS + "/globex/keys/" + kid, OPERATOR, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get(AUDIT, OPERATOR).body()).contains("client:mine");
        assertThat(server.get(TENANTS + "/globex/audit", OPERATOR).body()).doesNotContain("client:mine");
    }

    // Users and roles

    @Test
    void a_user_is_made_changed_and_given_roles_at_once() {
        server.send("PUT", ROLES + "/auditor", OPERATOR, "{\"description\":\"Reads\",\"scopes\":[\"read:log\"]}");
        var made = server.post(
                USERS,
                OPERATOR,
                "{\"userName\":\"Alice\",\"email\":\"alice@example.com\",\"displayName\":\"Alice A\","
                        + "\"password\":\"correct horse\",\"roles\":[\"auditor\"]}");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("correct horse");
        assertThat(body(made))
                .containsEntry("userName", "Alice")
                .containsEntry("active", true)
                .containsEntry("roles", List.of("auditor"));
        String alice = USERS + "/" + body(made).get("id");

        var changed =
                server.patch(alice, OPERATOR, "{\"active\":false,\"email\":null,\"roles\":[]}", "If-Match", "\"1\"");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(body(changed))
                .containsEntry("active", false)
                .containsEntry("email", null)
                .containsEntry("roles", List.of())
                .containsEntry("displayName", "Alice A")
                .containsEntry("version", 2);
        assertThat(server.patch(alice, OPERATOR, "{\"roles\":[\"auditor\"]}", "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(pointers(server.patch(alice, OPERATOR, "{\"active\":true,\"roles\":[\"nobody\"]}")))
                .containsExactly("#/roles");
        assertThat(body(server.get(alice, OPERATOR))).as("nothing is half done").containsEntry("active", false);
        assertThat(server.get(AUDIT, OPERATOR).body()).contains("user.disabled").contains("user.roles_changed");
    }

    @Test
    void users_are_refused_member_by_member() {
        assertThat(pointers(server.post(
                        USERS,
                        OPERATOR,
                        "{\"userName\":\"with space\",\"email\":\"none\",\"displayName\":4,\"active\":\"no\","
                                + "\"roles\":\"admin\",\"password\":5}")))
                .containsExactlyInAnyOrder(
                        "#/userName", "#/email", "#/displayName", "#/active", "#/roles", "#/password");
        assertThat(pointers(server.post(USERS, OPERATOR, "{\"userName\":\"bob\",\"password\":\"short\"}")))
                .containsExactly("#/password");
        assertThat(server.post(USERS, OPERATOR, "{\"userName\":\"bob\"}").statusCode())
                .isEqualTo(201);
        assertThat(server.post(USERS, OPERATOR, "{\"userName\":\"BOB\"}").statusCode())
                .isEqualTo(409);
        String bob =
                String.valueOf(items(server.get(USERS, OPERATOR)).getFirst().get("id"));
        assertThat(
                        pointers(
                                server.patch(
                                        USERS + "/" + bob,
                                        OPERATOR,
                                        "{\"userName\":\"\",\"email\":\"none\",\"displayName\":4,\"active\":\"no\",\"roles\":[5],\"password\":\"x\"}")))
                .containsExactlyInAnyOrder(
                        "#/userName", "#/email", "#/displayName", "#/active", "#/roles/0", "#/password");
        assertThat(server.get(USERS + "/17", OPERATOR).statusCode()).isEqualTo(404);
        assertThat(server.patch(USERS + "/17", OPERATOR, "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void a_password_is_set() {
        String bob = USERS + "/"
                + body(server.post(USERS, OPERATOR, "{\"userName\":\"bob\"}")).get("id");

        assertThat(server.send("PUT", bob + "/password", OPERATOR, "{\"password\":\"correct horse\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(pointers(server.send("PUT", bob + "/password", OPERATOR, "{\"password\":\"short\"}")))
                .containsExactly("#/password");
        assertThat(pointers(server.send("PUT", bob + "/password", OPERATOR, "{}")))
                .containsExactly("#/password");
    }

    @Test
    void nobody_gives_or_touches_more_administration_than_they_hold() {
        server.send("PUT", ROLES + "/root", OPERATOR, "{\"scopes\":[\"admin:system\"]}");
        server.send("PUT", ROLES + "/helpdesk", OPERATOR, "{\"scopes\":[\"admin:users\"]}");
        String boss = USERS + "/"
                + body(server.post(USERS, OPERATOR, "{\"userName\":\"boss\",\"roles\":[\"root\"]}"))
                        .get("id");
        String bob = USERS + "/"
                + body(server.post(USERS, OPERATOR, "{\"userName\":\"bob\"}")).get("id");
        String helper = server.bearer("acme", "admin:users", "admin:clients", "admin:roles");

        assertThat(server.patch(bob, helper, "{\"roles\":[\"root\"]}").statusCode())
                .isEqualTo(403);
        assertThat(server.post(USERS, helper, "{\"userName\":\"eve\",\"roles\":[\"root\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("PUT", boss + "/password", helper, "{\"password\":\"correct horse\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.patch(boss, helper, "{\"active\":false}").statusCode())
                .isEqualTo(403);
        assertThat(server.patch(boss, helper, "{\"roles\":[]}").statusCode()).isEqualTo(403);
        assertThat(server.send("PUT", ROLES + "/root", helper, "{\"scopes\":[]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send("PUT", ROLES + "/helpdesk", helper, "{\"scopes\":[\"admin:keys\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post(CLIENTS, helper, "{\"client_id\":\"x\",\"scope\":\"admin:system\"}")
                        .statusCode())
                .isEqualTo(403);

        assertThat(server.patch(bob, helper, "{\"roles\":[\"helpdesk\"]}").statusCode())
                .isEqualTo(200);
        assertThat(server.get(AUDIT, OPERATOR).body()).contains("\"actor_id\":\"robot\"");
    }

    @Test
    void roles_are_listed_by_name() {
        server.send("PUT", ROLES + "/b", OPERATOR, "{\"scopes\":[\"read:b\"]}");
        server.send("PUT", ROLES + "/a", OPERATOR, "{}");

        assertThat(items(server.get(ROLES, OPERATOR)))
                .extracting(role -> role.get("name"))
                .containsExactly("a", "b");
        assertThat(body(server.get(ROLES + "?limit=1", OPERATOR))).containsEntry("next", "a");
        assertThat(pointers(server.send("PUT", ROLES + "/c", OPERATOR, "{\"scopes\":[\"tenant:acme\"]}")))
                .containsExactly("#/scopes");
        assertThat(pointers(server.send("PUT", ROLES + "/c", OPERATOR, "{\"scopes\":[\"a b\"]}")))
                .containsExactly("#/scopes/0");
    }

    // Keys and audit

    @Test
    void a_key_is_rotated_and_the_old_one_retired() {
        var before = items(server.get(KEYS, OPERATOR));
        assertThat(before).extracting(key -> key.get("use")).containsExactlyInAnyOrder("token", "answer");
        assertThat(server.get(KEYS, OPERATOR).body()).doesNotContain("\"d\":").doesNotContain("sealed");
        String old = before.stream()
                .filter(key -> "token".equals(key.get("use")))
                .map(key -> text(key, "kid"))
                .findFirst()
                .orElseThrow();

        assertThat(server.send("DELETE", KEYS + "/" + old, OPERATOR, "").statusCode())
                .isEqualTo(409);
        var rotated = server.send("POST", KEYS, OPERATOR, "{}");
        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(body(rotated)).containsEntry("state", "upcoming").containsEntry("alg", "ES256");
        var atOnce = server.post(KEYS, OPERATOR, "{\"at_once\":true,\"alg\":\"ES256\"}");
        assertThat(body(atOnce)).containsEntry("state", "active");
        assertThat(server.send("DELETE", KEYS + "/" + old, OPERATOR, "").statusCode())
                .isEqualTo(204);
        assertThat(server.send("DELETE", KEYS + "/none", OPERATOR, "").statusCode())
                .isEqualTo(404);
        assertThat(pointers(server.post(KEYS, OPERATOR, "{\"use\":\"answer\",\"alg\":\"RS256\",\"at_once\":\"now\"}")))
                .containsExactlyInAnyOrder("#/alg", "#/at_once");
    }

    @Test
    void the_audit_trail_says_who_did_what_under_which_correlation_id() {
        server.send("PUT", ROLES + "/a", OPERATOR, "{}", "X-Correlation-ID", "from-the-caller-1");

        var entries = items(server.get(AUDIT + "?limit=1", OPERATOR));

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst())
                .containsEntry("action", "role.defined")
                .containsEntry("actor_kind", "operator")
                .containsEntry("target", "role:a")
                .containsEntry("correlation_id", "from-the-caller-1")
                .containsEntry("source", "127.0.0.1");
        var older = server.get(AUDIT + "?after=" + entries.getFirst().get("id"), OPERATOR);
        assertThat(older.body()).contains("tenant.provisioned").doesNotContain("role.defined");
    }

    @SuppressWarnings("unchecked") // what JSON is, the test that fails on it says
    private Map<String, Object> inner(HttpResponse<String> answer, String name) {
        return (Map<String, Object>) Objects.requireNonNull(body(answer).get(name));
    }

    @SuppressWarnings("unchecked") // what JSON is, the test that fails on it says
    private List<String> pointers(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        var errors =
                (List<Map<String, String>>) Objects.requireNonNull(body(answer).get("errors"));
        return errors.stream().map(error -> error.getOrDefault("pointer", "?")).toList();
    }
}
