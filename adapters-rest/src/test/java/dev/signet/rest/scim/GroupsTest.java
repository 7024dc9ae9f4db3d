package dev.signet.rest.scim;

import static dev.signet.rest.scim.ScimServer.members;
import static dev.signet.rest.scim.ScimServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GroupsTest {

    private static final String USERS = "/scim/v2/Users";
    private static final String GROUPS = "/scim/v2/Groups";

    private final ScimServer server = new ScimServer();
    private String alice = "";
    private String bob = "";

    @BeforeEach
    void alice_and_bob() {
        alice = server.made(USERS, "{'userName':'alice'}");
        bob = server.made(USERS, "{'userName':'bob'}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_group_shows_its_members_and_they_show_it() {
        Answer made = server.send(
                "POST",
                GROUPS,
                "{'displayName':'Drivers','externalId':'g1','members':[{'value':'%s'},{'value':'%s','type':'User'}]}"
                        .formatted(alice, bob));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String id = made.text("id");
        assertThat(made.header("Location")).isEqualTo(ScimServer.BASE + GROUPS + "/" + id);
        assertThat(server.get(GROUPS + "/" + id).json())
                .isEqualTo(made.json())
                .containsEntry("displayName", "Drivers")
                .containsEntry("externalId", "g1");
        assertThat(members(made.json().get("members")))
                .contains(Map.of(
                        "value",
                        alice,
                        "$ref",
                        ScimServer.BASE + USERS + "/" + alice,
                        "type",
                        "User",
                        "display",
                        "alice"))
                .hasSize(2);
        assertThat(members(server.get(USERS + "/" + alice).json().get("groups")))
                .containsExactly(Map.of(
                        "value",
                        id,
                        "$ref",
                        ScimServer.BASE + GROUPS + "/" + id,
                        "display",
                        "Drivers",
                        "type",
                        "direct"));
        assertThat(server.found("filter=" + dev.signet.rest.Caller.encoded("groups.display eq \"drivers\"")))
                .hasSize(2);
    }

    @Test
    void members_come_and_go_as_clients_of_the_field_say_it() {
        String one = GROUPS + "/" + server.made(GROUPS, "{'displayName':'Drivers'}");

        assertThat(patched(
                        one,
                        "{'op':'Add','path':'members','value':[{'value':'%s'},{'value':'%s'}]}".formatted(alice, bob)))
                .hasSize(2);
        assertThat(patched(
                        one, "{'op':'add','path':'members','value':[{'value':'%s','type':'User'}]}".formatted(alice)))
                .hasSize(2);
        assertThat(patched(one, "{'op':'Remove','path':'members','value':[{'value':'%s'}]}".formatted(bob)))
                .containsExactly(alice);
        assertThat(patched(one, "{'op':'replace','value':{'members':[{'value':'%s'}]}}".formatted(bob)))
                .containsExactly(bob);
        assertThat(patched(one, "{'op':'remove','path':'members[value eq \\\"%s\\\"]'}".formatted(bob)))
                .isEmpty();
        assertThat(server.send(
                                "PATCH",
                                one,
                                "{'Operations':[{'op':'replace','value':{'id':'x','displayName':'Pilots'}}]}")
                        .json())
                .containsEntry("displayName", "Pilots");
        assertThat(patched(one, "{'op':'add','path':'members','value':[{'value':'%s'}]}".formatted(alice)))
                .containsExactly(alice);
        assertThat(patched(one, "{'op':'remove','path':'members'}")).isEmpty();
    }

    @Test
    void only_people_who_exist_belong() {
        for (String member : List.of("'" + UUID.randomUUID() + "'", "'17'")) {
            Answer refused =
                    server.send("POST", GROUPS, "{'displayName':'X','members':[{'value':%s}]}".formatted(member));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json()).containsEntry("scimType", "invalidValue");
        }
        assertThat(server.send(
                                "POST",
                                GROUPS,
                                "{'displayName':'X','members':[{'value':'%s','type':'Group'}]}".formatted(alice))
                        .status())
                .isEqualTo(400);
        assertThat(server.send("POST", GROUPS, "{'externalId':'x'}").status()).isEqualTo(400);
        assertThat(server.get(GROUPS).json()).containsEntry("totalResults", 0);
    }

    @Test
    void a_group_is_replaced_by_the_version_that_was_seen_and_removed() {
        String one = GROUPS + "/" + server.made(GROUPS, "{'displayName':'Drivers','externalId':'g1'}");

        Answer put = server.send(
                "PUT",
                one,
                "{'displayName':'Pilots','members':[{'value':'%s'}]}".formatted(alice),
                "If-Match",
                "W/\"1\"");
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json()).containsEntry("externalId", null);
        assertThat(members(put.json().get("members"))).hasSize(1);
        assertThat(server.send("PUT", one, "{'displayName':'X'}", "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(server.send("DELETE", one, "", "If-Match", "W/\"1\"").status())
                .isEqualTo(412);
        assertThat(server.send("DELETE", one, "").status()).isEqualTo(204);
        assertThat(server.send("DELETE", one, "").status()).isEqualTo(204);
        assertThat(server.get(one).status()).isEqualTo(404);
        assertThat(server.send("PUT", one, "{'displayName':'X'}").status()).isEqualTo(404);
    }

    @Test
    void groups_are_searched_without_their_members() {
        server.made(GROUPS, "{'displayName':'Drivers','members':[{'value':'%s'}]}".formatted(alice));
        server.made(GROUPS, "{'displayName':'Pilots','externalId':'g2'}");

        Answer found = server.get(GROUPS + "?excludedAttributes=members&filter="
                + dev.signet.rest.Caller.encoded("displayName eq \"DRIVERS\""));
        assertThat(members(found.json().get("Resources")))
                .singleElement()
                .satisfies(group -> assertThat(group).doesNotContainKey("members"));
        assertThat(server.get(GROUPS + "?filter="
                                + dev.signet.rest.Caller.encoded("members[value eq \"" + alice + "\"]"))
                        .json())
                .containsEntry("totalResults", 1);
        assertThat(server.get(GROUPS + "?filter=" + dev.signet.rest.Caller.encoded("externalId eq \"g2\""))
                        .json())
                .containsEntry("totalResults", 1);
        assertThat(server.get(GROUPS + "?filter=" + dev.signet.rest.Caller.encoded("userName pr"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_the_provider_can_do_is_told_from_the_one_catalogue() {
        Map<String, Object> config =
                server.get("/scim/v2/ServiceProviderConfig").json();
        assertThat(object(config.get("patch"))).containsEntry("supported", true);
        assertThat(object(config.get("pagination"))).containsEntry("cursor", true);
        assertThat(object(config.get("bulk"))).containsEntry("maxPayloadSize", ScimServer.LARGEST_MESSAGE);
        assertThat(members(server.get("/scim/v2/ResourceTypes").json().get("Resources")))
                .map(type -> type.get("endpoint"))
                .containsExactly("/Users", "/Groups");
        assertThat(server.get("/acme/scim/v2/ResourceTypes/User").json())
                .containsEntry("schema", "urn:ietf:params:scim:schemas:core:2.0:User");
        assertThat(server.get("/scim/v2/ResourceTypes/Car").status()).isEqualTo(404);
        List<Map<String, Object>> schemas =
                members(server.get("/v1/scim/acme/Schemas").json().get("Resources"));
        assertThat(schemas).hasSize(3);
        assertThat(members(schemas.getFirst().get("attributes")))
                .filteredOn(attribute -> "userName".equals(attribute.get("name")))
                .singleElement()
                .satisfies(name -> assertThat(name)
                        .containsEntry("type", "string")
                        .containsEntry("required", true)
                        .containsEntry("caseExact", false)
                        .containsEntry("uniqueness", "server")
                        .containsEntry("mutability", "readWrite")
                        .containsEntry("returned", "default"));
        String urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        assertThat(server.get("/scim/v2/Schemas/" + urn).json()).containsEntry("id", urn);
        assertThat(server.get("/scim/v2/Schemas?filter=id%20pr").status()).isEqualTo(403);
        assertThat(server.plain("GET", "/scim/v2/Schemas", "").status()).isEqualTo(401);
    }

    @Test
    void a_bulk_makes_people_and_the_group_that_they_belong_to_in_any_order() {
        Answer bulk = server.send(
                "POST",
                "/scim/v2/Bulk",
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':["
                        + "{'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'Tour','members':[{'value':'bulkId:u'}]}},"
                        + "{'method':'post','path':'/Users','bulkId':'u','data':{'userName':'carol'}},"
                        + "{'method':'PATCH','path':'/Users"
                        + "/bulkId:u','data':{'Operations':[{'op':'add','path':'title','value':'Guide'}]}},"
                        + "{'method':'PUT','path':'/Users/" + alice
                        + "','version':'W/\\\"9\\\"','data':{'userName':'alice'}},"
                        + "{'method':'DELETE','path':'/Users/" + bob + "'},"
                        + "{'method':'POST','path':'/Users','data':{'userName':'carol'}},"
                        + "{'method':'POST','path':'/Groups','data':{'displayName':'Y','members':[{'value':'bulkId:nobody'}]}},"
                        + "{'method':'POST','path':'/Cars','data':{}}]}");

        assertThat(bulk.status()).as(bulk.body()).isEqualTo(200);
        assertThat(members(bulk.json().get("Operations")))
                .map(operation -> operation.get("status"))
                .containsExactly("201", "201", "200", "412", "204", "409", "400", "400");
        assertThat(members(bulk.json().get("Operations")).getFirst())
                .containsEntry("bulkId", "g")
                .containsEntry("version", "W/\"1\"")
                .containsKey("location");
        assertThat(server.found("filter="
                        + dev.signet.rest.Caller.encoded("groups.display eq \"Tour\" and title eq \"guide\"")))
                .containsExactly("carol");
    }

    @Test
    void a_circle_of_bulk_ids_is_a_conflict_and_what_waits_for_it_or_for_nobody_is_wrong() {
        Answer bulk = server.send(
                "POST",
                "/scim/v2/Bulk",
                "{'Operations':["
                        + group("a", "b")
                        + group("b", "c")
                        + group("c", "a")
                        + group("self", "self")
                        + group("behind", "a")
                        + group("lost", "nobody")
                        + "{'method':'POST','path':'/Users','bulkId':'u','data':{'userName':'eve'}},"
                        + "{'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'G','members':[{'value':'bulkId:u'}]}}"
                        + "]}");

        assertThat(bulk.status()).as(bulk.body()).isEqualTo(200);
        assertThat(members(bulk.json().get("Operations")))
                .map(operation -> operation.get("status"))
                .containsExactly("409", "409", "409", "409", "400", "400", "201", "201");
    }

    private static String group(String name, String waitsFor) {
        return "{'method':'POST','path':'/Groups','bulkId':'%s','data':{'displayName':'%s','members':[{'value':'bulkId:%s'}]}},"
                .formatted(name, name, waitsFor);
    }

    @Test
    void what_others_offer_and_this_provider_does_not_is_not_implemented() {
        for (String base : List.of("/scim/v2", "/acme/scim/v2", "/v1/scim/acme")) {
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                assertNotImplemented(server.send(method, base + "/Me", method.equals("GET") ? "" : "{}"));
            }
            assertNotImplemented(server.send("POST", base + "/.search", "{'filter':'id pr'}"));
            assertNotImplemented(server.get(base + "?filter=id%20pr"));
        }
        assertThat(server.plain("GET", "/scim/v2/Me", "").status()).isEqualTo(401);
        assertThat(server.plain("POST", "/scim/v2/.search", "{}").status()).isEqualTo(401);
        assertThat(server.get("/scim/v2/Mine").status()).isEqualTo(404);
    }

    private static void assertNotImplemented(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(501);
        assertThat(answer.json())
                .containsEntry("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"))
                .containsEntry("status", "501")
                .containsKey("detail");
    }

    @Test
    void a_bulk_ends_at_the_errors_that_it_bears() {
        Answer bulk = server.send(
                "POST",
                "/scim/v2/Bulk",
                "{'failOnErrors':1,'Operations':[{'method':'POST','path':'/Users','data':{'userName':'alice'}},"
                        + "{'method':'POST','path':'/Users','data':{'userName':'dora'}}]}");

        assertThat(members(bulk.json().get("Operations")))
                .map(operation -> operation.get("status"))
                .containsExactly("409");
        assertThat(server.found("filter=" + dev.signet.rest.Caller.encoded("userName eq \"dora\"")))
                .isEmpty();
        assertThat(server.send("POST", "/scim/v2/Bulk", "{'Operations':[]}").status())
                .isEqualTo(400);
    }

    private List<Object> patched(String one, String operation) {
        Answer answer = server.send("PATCH", one, "{'Operations':[" + operation + "]}");
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(200);
        assertThat(server.get(one).json()).isEqualTo(answer.json());
        return members(answer.json().get("members")).stream()
                .<Object>map(member -> String.valueOf(member.get("value")))
                .toList();
    }
}
