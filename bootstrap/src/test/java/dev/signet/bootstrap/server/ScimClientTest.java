package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Somebody else's SCIM client, and a provisioning token of the tenant acme, against a real server.
@TestInstance(Lifecycle.PER_CLASS)
final class ScimClientTest {

    private static final String USERS = "/Users";
    private static final String GROUPS = "/Groups";

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;
    private final ScimRequestBuilder client;

    ScimClientTest(@TempDir Path directory) {
        node = Node.start(database, directory, InstantSource.system());
        Caller.Answer issued = node.caller()
                .operator("POST", "/admin/v1/tenants/acme/scim-tokens", "{\"name\":\"somebody's client\"}");
        assertThat(issued.status()).as(issued.body()).isEqualTo(201);
        client = new ScimRequestBuilder(
                "http://127.0.0.1:%d/acme/scim/v2".formatted(node.httpPort()),
                ScimClientConfig.builder()
                        .httpHeaders(Map.of(
                                "Authorization", "Bearer " + issued.text("token"), "Accept", "application/scim+json"))
                        .build());
    }

    @AfterAll
    void stop() {
        client.close();
        node.close();
        database.close();
    }

    @Test
    void it_learns_what_the_provider_can_do() {
        var provider = client.loadServiceProviderConfiguration();

        assertThat(provider.getPatchConfig().isSupported()).isTrue();
        assertThat(provider.getBulkConfig().getMaxOperations()).isEqualTo(1000);
        assertThat(provider.getFilterConfig().getMaxResults()).isEqualTo(1000);
        var all = client.loadMetaConfiguration().sendRequest();
        assertThat(all.isSuccess()).as(all.getResponseBody()).isTrue();
        assertThat(all.getResource().getResourceTypes()).hasSize(2);
        assertThat(all.getResource().getSchemas()).hasSize(3);
    }

    @Test
    void the_largest_message_is_as_large_as_the_provider_says() {
        int largest = Math.toIntExact(
                client.loadServiceProviderConfiguration().getBulkConfig().getMaxPayloadSize());
        String nobody = "{\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Groups/nobody\"}]}";
        String full = nobody + " ".repeat(largest - nobody.length());

        assertThat(node.caller().operator("POST", "/acme/scim/v2/Bulk", full).status())
                .isEqualTo(200);
        assertThat(node.caller()
                        .operator("POST", "/acme/scim/v2/Bulk", full + " ")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void it_makes_finds_changes_and_removes_a_person() {
        User barbara = User.builder()
                .userName("bjensen")
                .name(Name.builder().givenName("Barbara").familyName("Jensen").build())
                .emails(List.of(Email.builder()
                        .value("bjensen@example.com")
                        .type("work")
                        .primary(true)
                        .build()))
                .build();
        User made = good(client.create(User.class, USERS).setResource(barbara).sendRequest());
        String id = made.getId().orElseThrow();

        assertThat(good(client.get(User.class, USERS, id).sendRequest()).getUserName())
                .contains("bjensen");
        var found = good(client.list(User.class, USERS)
                .filter("name.familyName", Comparator.SW, "JEN")
                .and("emails.value", Comparator.CO, "@example")
                .build()
                .get()
                .sendRequest());
        assertThat(found.getListedResources()).map(User::getId).containsExactly(java.util.Optional.of(id));
        User patched = good(client.patch(User.class, USERS, id)
                .addOperation()
                .path("displayName")
                .op(PatchOp.REPLACE)
                .value("Babs")
                .next()
                .path("emails[type eq \"work\"].value")
                .op(PatchOp.REPLACE)
                .value("babs@example.com")
                .build()
                .sendRequest());
        assertThat(patched.getDisplayName()).contains("Babs");
        assertThat(patched.getEmails().getFirst().getValue()).contains("babs@example.com");
        var stale = client.update(User.class, USERS, id)
                .setETagForIfMatch(de.captaingoldfish.scim.sdk.common.etag.ETag.newInstance("1"))
                .setResource(barbara)
                .sendRequest();
        assertThat(stale.getHttpStatus()).isEqualTo(412);
        assertThat(good(client.update(User.class, USERS, id)
                                .setResource(barbara)
                                .sendRequest())
                        .getDisplayName())
                .isEmpty();
        var again = client.create(User.class, USERS).setResource(barbara).sendRequest();
        assertThat(again.getHttpStatus()).isEqualTo(409);
        assertThat(again.getErrorResponse().getScimType()).contains("uniqueness");
        assertThat(client.delete(User.class, USERS, id).sendRequest().getHttpStatus())
                .isEqualTo(204);
        assertThat(client.get(User.class, USERS, id).sendRequest().getHttpStatus())
                .isEqualTo(404);
    }

    @Test
    void it_gathers_people_in_a_bulk() {
        User carol = User.builder().userName("carol").build();
        Group tour = Group.builder()
                .displayName("Tour")
                .members(List.of(
                        Member.builder().value("bulkId:carol").type("User").build()))
                .build();

        var bulk = client.bulk()
                .bulkRequestOperation(GROUPS)
                .method(HttpMethod.POST)
                .bulkId("tour")
                .data(tour)
                .next()
                .bulkRequestOperation(USERS)
                .method(HttpMethod.POST)
                .bulkId("carol")
                .data(carol)
                .sendRequest();

        assertThat(bulk.isSuccess()).as(bulk.getResponseBody()).isTrue();
        assertThat(bulk.getResource().getBulkResponseOperations())
                .map(operation -> operation.getStatus())
                .containsExactly(201, 201);
        var groups = good(client.list(Group.class, GROUPS)
                .filter("displayName eq \"tour\"")
                .get()
                .sendRequest());
        assertThat(groups.getListedResources().getFirst().getMembers())
                .map(Member::getDisplay)
                .containsExactly(java.util.Optional.of("carol"));
    }

    @Test
    void who_is_disabled_is_out_at_once() {
        User dora = User.builder()
                .userName("dora")
                .password("correct horse battery")
                .build();
        String id = good(client.create(User.class, USERS).setResource(dora).sendRequest())
                .getId()
                .orElseThrow();
        var login = node.caller().login("acme", "dora", "correct horse battery");
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        assertThat(node.caller().introspect("acme", login.text("access_token")).member("active"))
                .isEqualTo(true);

        good(client.patch(User.class, USERS, id)
                .addOperation()
                .path("active")
                .op(PatchOp.REPLACE)
                .value("False")
                .build()
                .sendRequest());

        assertThat(node.caller().introspect("acme", login.text("access_token")).member("active"))
                .isEqualTo(false);
        var refresh = node.caller()
                .json(
                        "/oauth/token",
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}"
                                .formatted(login.text("refresh_token")),
                        "X-Tenant-ID",
                        "acme");
        assertThat(refresh.status()).isEqualTo(401);
        assertThat(node.caller().login("acme", "dora", "correct horse battery").status())
                .isEqualTo(403);
    }

    private static <T extends de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode> T good(
            ServerResponse<T> response) {
        assertThat(response.isSuccess())
                .as("%s %s", response.getHttpStatus(), response.getResponseBody())
                .isTrue();
        return response.getResource();
    }
}
