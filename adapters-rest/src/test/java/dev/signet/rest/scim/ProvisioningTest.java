package dev.signet.rest.scim;

import static dev.signet.rest.scim.ScimServer.members;
import static dev.signet.rest.scim.ScimServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.audit.AuditAction;
import dev.signet.rest.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProvisioningTest {

    private static final String USERS = "/scim/v2/Users";
    private static final char BACKSLASH = 92;
    private static final String BARBARA = """
            {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'bjensen','externalId':'ext-9',
             'name':{'familyName':'Jensen','givenName':'Barbara','formatted':'Ms. Barbara J Jensen III'},
             'displayName':'Babs Jensen','password':'t1meMa$heen','title':'Tour Guide','locale':'en-US',
             'emails':[{'value':'babs@jensen.org','type':'home'},
                       {'value':'bjensen@example.com','type':'work','primary':true}],
             'roles':[{'value':'trading'},'reader',{'display':'Auditor'}],
             'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':
                {'employeeNumber':'701984','department':'Tour Operations'}}""";

    private final ScimServer server = new ScimServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_person_comes_back_with_all_that_was_said_of_them() {
        Answer made = server.send("POST", USERS, BARBARA);

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = made.text("id");
        assertThat(made.header("Location")).isEqualTo(ScimServer.BASE + USERS + "/" + id);
        assertThat(made.header("ETag")).isEqualTo("W/\"1\"");
        Map<String, Object> shown = server.get(USERS + "/" + id).json();
        assertThat(shown).isEqualTo(made.json()).doesNotContainKey("password");
        assertThat(shown)
                .containsEntry("userName", "bjensen")
                .containsEntry("externalId", "ext-9")
                .containsEntry("active", true)
                .containsEntry("title", "Tour Guide");
        assertThat(object(shown.get("name"))).containsEntry("formatted", "Ms. Barbara J Jensen III");
        assertThat(members(shown.get("emails")))
                .containsExactly(
                        Map.of("value", "bjensen@example.com", "type", "work", "primary", true),
                        Map.of("value", "babs@jensen.org", "type", "home"));
        assertThat(members(shown.get("roles")))
                .map(role -> role.get("value"))
                .containsExactly("Auditor", "reader", "trading");
        assertThat(object(shown.get("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")))
                .containsEntry("department", "Tour Operations");
        assertThat(object(shown.get("meta")))
                .containsEntry("resourceType", "User")
                .containsEntry("created", "2026-01-15T12:00:00.000000Z")
                .containsEntry("version", "W/\"1\"");
        assertThat(server.hasPassword("bjensen")).isTrue();
        assertThat(server.hasPassword("BJensen@example.com")).isTrue();
        assertThat(server.actions()).contains(AuditAction.USER_PROVISIONED);
    }

    @Test
    void what_the_tenant_api_expects_is_always_there() {
        String id = server.made(USERS, "{'userName':'dave'}");

        assertThat(server.get(USERS + "/" + id).json())
                .containsKeys(
                        "id", "externalId", "userName", "name", "active", "emails", "displayName", "roles", "meta")
                .containsEntry("externalId", null)
                .containsEntry("name", null)
                .containsEntry("displayName", null)
                .containsEntry("emails", List.of());
        assertThat(server.hasPassword("dave")).isFalse();
        Answer list = server.get(USERS);
        assertThat(list.header("Content-Type")).startsWith("application/json");
        assertThat(list.json())
                .containsEntry("totalResults", 1)
                .containsEntry("itemsPerPage", 1)
                .containsEntry("startIndex", 1);
        assertThat(server.plain(
                                "GET",
                                USERS,
                                "",
                                "x-service-token",
                                ScimServer.SERVICE_TOKEN,
                                "Accept",
                                "application/scim+json")
                        .header("Content-Type"))
                .startsWith("application/scim+json");
    }

    @Test
    void whoever_cannot_be_made_is_told_why() {
        server.made(USERS, "{'userName':'dave','emails':[{'value':'dave@example.org'}]}");

        refused(409, "uniqueness", "POST", USERS, "{'userName':'DAVE'}");
        refused(409, "uniqueness", "POST", USERS, "{'userName':'Dave@Example.org'}");
        refused(400, "invalidValue", "POST", USERS, "{'displayName':'nobody'}");
        refused(400, "invalidValue", "POST", USERS, "{'userName':'two words'}");
        refused(400, "invalidValue", "POST", USERS, "{'userName':'x','active':'perhaps'}");
        refused(400, "invalidValue", "POST", USERS, "{'userName':'x','name':'text'}");
        refused(400, "invalidValue", "POST", USERS, "{'userName':'x','password':'short'}");
        refused(400, "invalidValue", "POST", USERS, "{'userName':'x','emails':[{'value':'no address'}]}");
        refused(400, "invalidSyntax", "POST", USERS, "[]");
        refused(400, "invalidSyntax", "POST", USERS, "{'userName':'x'} {}");
        refused(400, "invalidSyntax", "POST", USERS, "{'userName':'x','userName':'y'}");
        assertThat(server.found("")).containsExactly("dave");
    }

    @Test
    void names_have_no_case_and_flags_may_be_texts() {
        String id = server.made(USERS, "{'USERNAME':'dave','Active':'False','emails':{'Value':'d@example.org'}}");

        assertThat(server.get(USERS + "/" + id).json())
                .containsEntry("userName", "dave")
                .containsEntry("active", false);
    }

    @Test
    void who_is_removed_is_gone_and_may_be_removed_again() {
        String id = server.made(USERS, "{'userName':'dave'}");

        assertThat(server.send("DELETE", USERS + "/" + id, "", "If-Match", "W/\"7\"")
                        .status())
                .isEqualTo(412);
        Answer removed = server.send("DELETE", USERS + "/" + id, "");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.body()).isEmpty();
        assertThat(server.send("DELETE", USERS + "/" + id, "").status()).isEqualTo(204);
        assertThat(server.send("DELETE", USERS + "/17", "").status()).isEqualTo(204);
        refused(404, "", "GET", USERS + "/" + id, "");
        refused(404, "", "GET", USERS + "/17", "");
    }

    @Test
    void a_filter_finds_whom_it_means_or_is_refused() {
        server.made(USERS, BARBARA);
        server.made(USERS, "{'userName':'dave','active':false}");

        assertThat(server.found("filter=" + url("userName eq \"BJENSEN\""))).containsExactly("bjensen");
        assertThat(server.found("filter=" + url("not (active eq true) or title pr")))
                .containsExactlyInAnyOrder("bjensen", "dave");
        assertThat(server.found("filter=" + url("emails[type eq \"home\" and value co \"@jensen\"]")))
                .containsExactly("bjensen");
        assertThat(server.found("filter=" + url("emails[type eq \"work\"].value eq \"bjensen@example.com\"")))
                .containsExactly("bjensen");
        assertThat(server.found("filter=" + url("emails co \"example\" and name.givenName sw \"BAR\"")))
                .containsExactly("bjensen");
        assertThat(
                        server.found(
                                "filter="
                                        + url(
                                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"tour operations\"")))
                .containsExactly("bjensen");
        assertThat(server.found("filter=" + url("active eq \"False\""))).containsExactly("dave");
        assertThat(server.found("filter=" + url("externalId eq null"))).containsExactly("dave");
        for (String wrong : List.of(
                "shoeSize eq 5",
                "userName",
                "userName eq",
                "userName eq dave",
                "userName eq 5",
                "userName xx \"a\"",
                "active gt true",
                "password pr",
                "meta.version eq \"1\"",
                "meta.created gt \"yesterday\"",
                "meta.created co \"2026\"",
                "emails[type eq \"work\"",
                "emails[userName eq \"a\"]",
                "name[familyName eq \"a\"]",
                "(userName pr",
                "userName pr)",
                "userName pr active pr",
                "userName eq \"a\"or active pr",
                "userName eq \"a",
                "userName eq \"a\" and",
                "not userName pr",
                "userName eq \"~u0000\"".replace('~', BACKSLASH),
                "userName eq \"~ud800\"".replace('~', BACKSLASH),
                "userName eq [\"a\"]",
                "userName eq {\"a\":1}")) {
            refused(400, "invalidFilter", "GET", USERS + "?filter=" + url(wrong), "");
        }
    }

    @Test
    void parts_of_a_list_have_numbers() {
        people(5);

        Answer part = server.get(USERS + "?startIndex=2&count=2&sortBy=userName");
        assertThat(names(part)).containsExactly("userb", "userc");
        assertThat(part.json())
                .containsEntry("totalResults", 5)
                .containsEntry("startIndex", 2)
                .containsEntry("itemsPerPage", 2)
                .doesNotContainKey("nextCursor");
        assertThat(server.get(USERS + "?count=0").json())
                .containsEntry("totalResults", 5)
                .containsEntry("Resources", List.of());
        assertThat(names(server.get(USERS + "?startIndex=-3&count=-1"))).isEmpty();
        assertThat(names(server.get(USERS + "?startIndex=9"))).isEmpty();
        assertThat(names(server.get(USERS + "?sortBy=userName&sortOrder=descending&count=1")))
                .containsExactly("usere");
        refused(400, "invalidValue", "GET", USERS + "?count=many", "");
        refused(400, "invalidValue", "GET", USERS + "?sortBy=shoeSize", "");
        refused(400, "invalidValue", "GET", USERS + "?sortOrder=sideways", "");
    }

    @Test
    void a_walk_by_cursor_ends_and_belongs_to_its_question() {
        people(5);

        Answer first = server.get(USERS + "?cursor&count=2&sortBy=userName");
        assertThat(names(first)).containsExactly("usera", "userb");
        String next = first.text("nextCursor");
        Answer second = server.get(USERS + "?count=2&sortBy=userName&cursor=" + next);
        assertThat(names(second)).containsExactly("userc", "userd");
        Answer third = server.get(USERS + "?count=2&sortBy=userName&cursor=" + second.text("nextCursor"));
        assertThat(names(third)).containsExactly("usere");
        assertThat(third.json()).doesNotContainKey("nextCursor");
        refused(400, "invalidCursor", "GET", USERS + "?cursor=" + next, "");
        refused(400, "invalidCursor", "GET", USERS + "?sortBy=userName&cursor=garbage", "");
    }

    @Test
    void a_message_may_ask_instead_of_a_url() {
        people(3);

        Answer found = server.send(
                "POST",
                USERS + "/.search",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'attributes':['userName'],"
                        + "'filter':'userName sw \\\"user\\\"','sortBy':'userName','startIndex':2,'count':5}");
        assertThat(found.status()).as(found.body()).isEqualTo(200);
        assertThat(names(found)).containsExactly("userb", "userc");
        assertThat(members(found.json().get("Resources")).getFirst()).containsOnlyKeys("schemas", "id", "userName");
    }

    @Test
    void only_what_is_asked_for_is_shown() {
        String id = server.made(USERS, BARBARA);
        String urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

        assertThat(shown(id, "attributes=userName,emails.value," + urn + ":department"))
                .containsOnlyKeys("schemas", "id", "userName", "emails", urn)
                .containsEntry(
                        "emails", List.of(Map.of("value", "bjensen@example.com"), Map.of("value", "babs@jensen.org")))
                .containsEntry(urn, Map.of("department", "Tour Operations"));
        assertThat(shown(id, "attributes=" + urn)).containsOnlyKeys("schemas", "id", urn);
        assertThat(shown(id, "excludedAttributes=name,emails.type,id," + urn))
                .doesNotContainKeys("name", urn)
                .containsKeys("id", "userName")
                .containsEntry(
                        "emails",
                        List.of(
                                Map.of("value", "bjensen@example.com", "primary", true),
                                Map.of("value", "babs@jensen.org")));
        assertThat(shown(id, "attributes=shoeSize")).containsOnlyKeys("schemas", "id");
    }

    @Test
    void a_put_replaces_but_takes_neither_roles_nor_password_by_silence() {
        String id = server.made(USERS, BARBARA);

        Answer put = server.send("PUT", USERS + "/" + id, "{'userName':'barbara','title':null,'id':'other'}");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("W/\"2\"");
        assertThat(put.json())
                .containsEntry("id", id)
                .containsEntry("userName", "barbara")
                .containsEntry("displayName", null)
                .containsEntry("externalId", null)
                .containsEntry("emails", List.of())
                .doesNotContainKey("title");
        assertThat(members(put.json().get("roles"))).hasSize(3);
        assertThat(server.hasPassword("barbara")).isTrue();
        assertThat(members(server.send("PUT", USERS + "/" + id, "{'userName':'barbara','roles':[]}")
                        .json()
                        .get("roles")))
                .isEmpty();
        refused(400, "invalidValue", "PUT", USERS + "/" + id, "{'displayName':'x'}");
        refused(404, "", "PUT", USERS + "/" + UUID.randomUUID(), "{'userName':'y'}");
        server.made(USERS, "{'userName':'dave'}");
        refused(409, "uniqueness", "PUT", USERS + "/" + id, "{'userName':'dave'}");
    }

    @Test
    void a_put_merges_where_that_is_wanted() {
        try (ScimServer merging = new ScimServer(true, true)) {
            String id = merging.made(USERS, BARBARA);
            Answer put = merging.send("PUT", USERS + "/" + id, "{'displayName':'B','title':null}");
            assertThat(put.json())
                    .containsEntry("userName", "bjensen")
                    .containsEntry("displayName", "B")
                    .containsEntry("externalId", "ext-9")
                    .doesNotContainKey("title");
        }
    }

    @Test
    void a_version_that_was_seen_guards_a_change() {
        String id = server.made(USERS, "{'userName':'dave'}");
        String one = USERS + "/" + id;

        assertThat(server.send("GET", one, "", "If-None-Match", "W/\"1\"").status())
                .isEqualTo(304);
        assertThat(server.send("PUT", one, "{'userName':'david'}", "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(server.send("PUT", one, "{'userName':'dora'}", "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(server.send("GET", one, "", "If-None-Match", "W/\"1\"").status())
                .isEqualTo(200);
        assertThat(server.send("PUT", one, "{'userName':'david'}", "If-Match", "*")
                        .header("ETag"))
                .as("nothing changed")
                .isEqualTo("W/\"2\"");
        assertThat(server.send("PATCH", one, patch("replace", "active", "false"), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_is_disabled_is_noted_and_a_password_set() {
        String id = server.made(USERS, "{'userName':'dave'}");

        server.send("PATCH", USERS + "/" + id, patch("Replace", "active", "'False'"));
        for (String silent : List.of("{'userName':'dave'}", "{'userName':'dave','active':null}")) {
            assertThat(server.send("PUT", USERS + "/" + id, silent).json()).containsEntry("active", false);
        }
        assertThat(server.send("PATCH", USERS + "/" + id, "{'Operations':[{'op':'remove','path':'active'}]}")
                        .json())
                .containsEntry("active", false);
        server.send("PATCH", USERS + "/" + id, patch("add", "password", "'correct horse'"));
        assertThat(server.actions()).contains(AuditAction.USER_DISABLED, AuditAction.USER_PASSWORD_SET);
        assertThat(server.hasPassword("dave")).isTrue();
    }

    @Test
    void who_administers_keeps_names_password_and_roles() {
        String id = server.made(USERS, "{'userName':'dave'}");
        server.promote(id);
        String one = USERS + "/" + id;

        assertThat(server.send("PATCH", one, patch("add", "password", "'correct horse'"))
                        .status())
                .isEqualTo(403);
        assertThat(server.send("PATCH", one, patch("replace", "userName", "'mallory'"))
                        .status())
                .isEqualTo(403);
        assertThat(server.send("PATCH", one, patch("add", "emails", "[{'value':'m@evil.example'}]"))
                        .status())
                .isEqualTo(403);
        assertThat(server.send("PATCH", one, patch("replace", "roles", "[]")).status())
                .isEqualTo(403);
        assertThat(server.send("DELETE", one, "").status()).isEqualTo(403);
        assertThat(server.send("PATCH", one, patch("replace", "title", "'Chief'"))
                        .status())
                .isEqualTo(200);
        assertThat(server.send("PATCH", one, patch("replace", "active", "false"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_service_token_opens_every_tenant_that_is_served_and_nothing_else_does() {
        server.made(USERS, "{'userName':'dave'}");

        assertThat(server.get("/globex" + USERS).json()).containsEntry("totalResults", 0);
        assertThat(server.get("/v1/scim/acme/Users").json()).containsEntry("totalResults", 1);
        assertThat(object(members(server.get("/v1/scim/acme/Users").json().get("Resources"))
                                .getFirst()
                                .get("meta"))
                        .get("location"))
                .asString()
                .startsWith(ScimServer.BASE + "/v1/scim/acme/Users/");
        assertThat(server.send("GET", USERS, "", "X-Tenant-ID", "globex").json())
                .containsEntry("totalResults", 0);
        Answer nobody = server.plain("GET", USERS, "");
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(nobody.json())
                .containsEntry("detail", "Invalid service token")
                .containsEntry("status", "401");
        assertThat(server.plain("GET", USERS, "", "x-service-token", "wrong").status())
                .isEqualTo(401);
        assertThat(server.plain("GET", USERS, "", "Authorization", "Bearer wrong")
                        .status())
                .isEqualTo(401);
        assertThat(server.plain("GET", USERS, "", "Authorization", "Bearer " + ScimServer.OPERATOR_TOKEN)
                        .status())
                .isEqualTo(200);
        for (String tenant : List.of("ghost", "nowhere")) {
            Answer unknown = server.get("/" + tenant + USERS);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.json()).containsEntry("detail", "Unknown tenant");
        }
        assertThat(server.send("GET", "/acme" + USERS, "", "X-Tenant", "globex").status())
                .isEqualTo(400);
    }

    @Test
    void a_tenant_that_is_suspended_is_closed_at_once_and_open_at_once_when_it_is_resumed() {
        String bearer =
                "Bearer " + server.token(Cast.GLOBEX, Optional.empty()).text().reveal();
        assertThat(server.get("/globex" + USERS).status()).isEqualTo(200);

        server.serveGlobex(false);
        assertThat(server.get("/globex" + USERS).status()).isEqualTo(404);
        assertThat(server.send("POST", "/globex" + USERS, "{'userName':'late'}").status())
                .isEqualTo(404);
        assertThat(server.plain("GET", USERS, "", "Authorization", bearer).status())
                .isEqualTo(401);

        server.serveGlobex(true);
        assertThat(server.get("/globex" + USERS).status()).isEqualTo(200);
        assertThat(server.plain("GET", "/globex" + USERS, "", "Authorization", bearer)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_of_a_provisioning_client_opens_its_own_tenant_until_it_is_removed() {
        server.made("/globex" + USERS, "{'userName':'gina'}");
        var issued = server.token(Cast.GLOBEX, Optional.of(Duration.ofDays(1)));
        String bearer = "Bearer " + issued.text().reveal();

        assertThat(names(server.plain("GET", USERS, "", "Authorization", bearer)))
                .as("it says itself whose it is")
                .containsExactly("gina");
        assertThat(server.plain("GET", "/globex" + USERS, "", "Authorization", bearer)
                        .status())
                .isEqualTo(200);
        assertThat(server.plain("GET", "/acme" + USERS, "", "Authorization", bearer)
                        .status())
                .isEqualTo(401);
        assertThat(server.plain("GET", USERS, "", "Authorization", bearer + "x").status())
                .isEqualTo(401);
        server.remove(Cast.GLOBEX, issued.token().id());
        assertThat(server.plain("GET", USERS, "", "Authorization", bearer).status())
                .isEqualTo(401);
    }

    @Test
    void where_it_is_off_there_is_nothing() {
        try (ScimServer off = new ScimServer(false, false)) {
            Answer nothing = off.get(USERS);
            assertThat(nothing.status()).isEqualTo(404);
            assertThat(nothing.json()).containsEntry("detail", "Not Found");
        }
    }

    @Test
    void what_the_server_itself_refuses_is_told_in_the_same_words() {
        Answer unknown = server.get("/scim/v2/Cars");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json())
                .containsEntry("detail", "Not Found")
                .containsEntry("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"));
        assertThat(server.send("PUT", USERS, "{}").status()).isEqualTo(405);
    }

    private void people(int count) {
        for (int i = 0; i < count; i++) {
            server.made(USERS, "{'userName':'user" + (char) ('a' + i) + "'}");
        }
    }

    private Map<String, Object> shown(String id, String query) {
        return server.get(USERS + "/" + id + "?" + query).json();
    }

    private static List<Object> names(Answer answer) {
        return members(answer.json().get("Resources")).stream()
                .<Object>map(one -> String.valueOf(one.get("userName")))
                .toList();
    }

    private void refused(int status, String type, String method, String path, String body) {
        Answer answer = server.send(method, path, body);
        assertThat(answer.status()).as("%s %s: %s", path, body, answer.body()).isEqualTo(status);
        assertThat(answer.json())
                .as("%s %s", path, body)
                .containsEntry("status", String.valueOf(status))
                .containsEntry("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"))
                .containsKey("detail");
        assertThat(String.valueOf(answer.json().getOrDefault("scimType", "")))
                .as("%s %s", path, body)
                .isEqualTo(type);
    }

    private static String patch(String op, String path, String value) {
        return "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'%s','path':'%s','value':%s}]}"
                .formatted(op, path, value);
    }

    private static String url(String text) {
        return dev.signet.rest.Caller.encoded(text);
    }
}
