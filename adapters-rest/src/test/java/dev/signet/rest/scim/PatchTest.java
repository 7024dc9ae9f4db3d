package dev.signet.rest.scim;

import static dev.signet.rest.scim.ScimServer.members;
import static dev.signet.rest.scim.ScimServer.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// RFC 7644 §3.5.2, and what clients of the field make of it.
final class PatchTest {

    private static final String USERS = "/scim/v2/Users";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final ScimServer server = new ScimServer();
    private String one = "";

    @BeforeEach
    void babs() {
        one = USERS + "/"
                + server.made(
                        USERS,
                        "{'userName':'babs','name':{'givenName':'Barbara'},'emails':["
                                + "{'value':'babs@example.org','type':'work','primary':true},"
                                + "{'value':'babs@home.test','type':'home'}]}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_single_attribute_is_put_and_taken_away() {
        assertThat(patched("{'op':'add','path':'title','value':'Guide'}")).containsEntry("title", "Guide");
        assertThat(patched("{'op':'REPLACE','path':'TITLE','value':'Chief'}")).containsEntry("title", "Chief");
        assertThat(patched("{'op':'Remove','path':'title'}")).doesNotContainKey("title");
        assertThat(patched("{'op':'remove','path':'title'}")).doesNotContainKey("title");
        assertThat(object(patched("{'op':'add','path':'name.familyName','value':'Jensen'}")
                        .get("name")))
                .isEqualTo(Map.of("givenName", "Barbara", "familyName", "Jensen"));
        assertThat(object(patched("{'op':'replace','path':'name','value':{'givenName':'Babs'}}")
                        .get("name")))
                .isEqualTo(Map.of("givenName", "Babs", "familyName", "Jensen"));
        assertThat(patched("{'op':'remove','path':'name'}")).containsEntry("name", null);
    }

    @Test
    void elements_are_chosen_by_a_filter() {
        assertThat(emails(patched("{'op':'replace','path':'emails[type eq \\\"home\\\"].value','value':'b@new.test'}")))
                .contains(Map.of("value", "b@new.test", "type", "home"));
        assertThat(emails(patched("{'op':'replace','path':'emails[type eq \\\"home\\\"]','value':{'display':'Home'}}")))
                .contains(Map.of("value", "b@new.test", "type", "home", "display", "Home"));
        assertThat(emails(patched("{'op':'remove','path':'emails[type eq \\\"home\\\" and value sw \\\"b@\\\"]'}")))
                .containsExactly(Map.of("value", "babs@example.org", "type", "work", "primary", true));
        refused("noTarget", "{'op':'replace','path':'emails[type eq \\\"fax\\\"].value','value':'x@y.z'}");
    }

    @Test
    void what_is_added_by_a_filter_that_says_all_is_made() {
        assertThat(members(patched("{'op':'Add','path':'phoneNumbers[type eq \\\"mobile\\\"].value','value':'+1 555'}")
                        .get("phoneNumbers")))
                .containsExactly(Map.of("value", "+1 555", "type", "mobile"));
        refused("noTarget", "{'op':'add','path':'phoneNumbers[type ne \\\"mobile\\\"].value','value':'+1 555'}");
    }

    @Test
    void there_is_one_primary_element_and_it_is_the_address_to_log_in_with() {
        assertThat(emails(
                                patched(
                                        "{'op':'add','path':'emails','value':[{'value':'new@example.org','type':'other','primary':true}]}"))
                        .getFirst())
                .isEqualTo(Map.of("value", "new@example.org", "type", "other", "primary", true));
        assertThat(server.found(
                        "filter=" + dev.signet.rest.Caller.encoded("emails[primary eq true].value sw \"new@\"")))
                .containsExactly("babs");
        assertThat(emails(server.get(one).json()))
                .hasSize(3)
                .filteredOn(element -> element.containsKey("primary"))
                .hasSize(1);
        assertThat(emails(patched("{'op':'add','path':'emails','value':[{'value':'new@example.org','type':'other'}]}")))
                .as("it is there already")
                .hasSize(3);
    }

    @Test
    void a_value_without_a_path_has_paths_for_names() {
        Map<String, Object> after = patched("{'op':'replace','value':{'displayName':'B','name.familyName':'Jensen',"
                + "'active':'False','" + ENTERPRISE + ":department':'Tours','id':'x','shoeSize':5,"
                + "'" + ENTERPRISE + "':{'costCenter':'4130'}}}");

        assertThat(after).containsEntry("displayName", "B").containsEntry("active", false);
        assertThat(object(after.get("name"))).containsEntry("familyName", "Jensen");
        assertThat(object(after.get(ENTERPRISE))).isEqualTo(Map.of("department", "Tours", "costCenter", "4130"));
        assertThat(patched("{'op':'remove','path':'" + ENTERPRISE + "'}")).doesNotContainKey(ENTERPRISE);
    }

    @Test
    void a_manager_may_be_named_by_the_id_alone() {
        assertThat(object(object(patched("{'op':'add','path':'" + ENTERPRISE + ":manager','value':'42'}")
                                .get(ENTERPRISE))
                        .get("manager")))
                .isEqualTo(Map.of("value", "42"));
        assertThat(object(object(patched("{'op':'add','path':'" + ENTERPRISE + ":manager','value':[{'value':'43'}]}")
                                .get(ENTERPRISE))
                        .get("manager")))
                .isEqualTo(Map.of("value", "43"));
        assertThat(server.found("filter=" + dev.signet.rest.Caller.encoded(ENTERPRISE + ":manager.value eq \"43\"")))
                .containsExactly("babs");
    }

    @Test
    void roles_come_and_go() {
        assertThat(roles(patched("{'op':'add','path':'roles','value':[{'value':'reader'},{'value':'writer'}]}")))
                .containsExactly("reader", "writer");
        assertThat(roles(patched("{'op':'remove','path':'roles[value eq \\\"reader\\\"]'}")))
                .containsExactly("writer");
        assertThat(roles(patched("{'op':'remove','path':'roles'}"))).isEmpty();
    }

    @Test
    void several_operations_are_one_change_or_none() {
        Answer refused =
                send("{'op':'add','path':'title','value':'Guide'},{'op':'add','path':'userName','value':'a b'}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(server.get(one).json()).doesNotContainKey("title");
        assertThat(server.get(one).header("ETag")).isEqualTo("W/\"1\"");
    }

    @Test
    void what_cannot_be_done_is_refused() {
        refused("invalidPath", "{'op':'add','path':'shoeSize','value':5}");
        refused("invalidPath", "{'op':'add','path':'emails[type eq \\\"work\\\"','value':'x'}");
        refused("invalidPath", "{'op':'add','path':'emails[type eq \\\"work\\\"]value','value':'x'}");
        refused("invalidPath", "{'op':'add','path':'emails[type zz \\\"work\\\"].value','value':'x'}");
        refused("invalidPath", "{'op':'add','path':'name[familyName eq \\\"x\\\"]','value':'x'}");
        refused("invalidPath", "{'op':'add','path':'emails..value','value':'x'}");
        refused("invalidPath", "{'op':'add','path':5,'value':'x'}");
        refused("mutability", "{'op':'replace','path':'id','value':'x'}");
        refused("mutability", "{'op':'replace','path':'meta.created','value':'x'}");
        refused("mutability", "{'op':'add','path':'groups','value':[{'value':'x'}]}");
        refused("noTarget", "{'op':'remove'}");
        refused("invalidSyntax", "{'op':'move','path':'title','value':'x'}");
        refused("invalidSyntax", "{'path':'title','value':'x'}");
        refused("invalidValue", "{'op':'add','path':'title'}");
        refused("invalidValue", "{'op':'add','path':'active','value':'perhaps'}");
        refused("invalidValue", "{'op':'add','path':'title','value':{'a':1}}");
        refused("invalidValue", "{'op':'replace','value':'text'}");
        refused("invalidValue", "{'op':'remove','path':'userName'}");
        assertThat(server.send("PATCH", one, "{'Operations':[]}").json()).containsEntry("scimType", "invalidSyntax");
        assertThat(server.send("PATCH", USERS + "/17", "{'Operations':[{'op':'remove','path':'title'}]}")
                        .status())
                .isEqualTo(404);
    }

    private Map<String, Object> patched(String operation) {
        Answer answer = send(operation);
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(200);
        assertThat(server.get(one).json()).isEqualTo(answer.json());
        return answer.json();
    }

    private Answer send(String operations) {
        return server.send(
                "PATCH",
                one,
                "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}");
    }

    private void refused(String type, String operation) {
        Answer answer = send(operation);
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(400);
        assertThat(answer.json()).as(operation).containsEntry("scimType", type);
    }

    private static List<Map<String, Object>> emails(Map<String, Object> person) {
        return members(person.get("emails"));
    }

    private static List<Object> roles(Map<String, Object> person) {
        return members(person.get("roles")).stream()
                .<Object>map(role -> String.valueOf(role.get("value")))
                .toList();
    }
}
