package dev.signet.rest.admin;

import static dev.signet.rest.admin.AdminAnswers.body;
import static dev.signet.rest.admin.AdminAnswers.items;
import static dev.signet.rest.admin.AdminAnswers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ClientCredentialsTest {

    private static final String CLIENTS = "/admin/v1/tenants/acme/clients";
    private static final String SIGNER = CLIENTS + "/signer";
    private static final String OPERATOR = AdminServer.OPERATOR;

    private final AdminServer server = new AdminServer();

    @BeforeEach
    void a_client() {
        assertThat(server.post(CLIENTS, OPERATOR, "{\"client_id\":\"signer\",\"grant_types\":[\"client_credentials\"]}")
                        .statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_key_is_shown_once_and_listed_without_itself() {
        var made = server.post(SIGNER + "/hmac-key", OPERATOR, "{}");
        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(body(made)).containsOnlyKeys("client_id", "credential_id", "version", "hmac_key");
        assertThat(body(made)).containsEntry("client_id", "signer").containsEntry("version", 1);
        String key = text(body(made), "hmac_key");
        assertThat(key).matches("[A-Za-z0-9_-]{43}");

        var next = server.post(SIGNER + "/hmac-key", OPERATOR, "{\"overlap_seconds\":60}");
        assertThat(body(next)).containsEntry("version", 2);
        var listed = server.get(SIGNER + "/credentials", OPERATOR);
        assertThat(items(listed))
                .extracting(item -> item.get("kind"), item -> item.get("state"), item -> item.get("expires_at"))
                .containsExactlyInAnyOrder(
                        tuple("hmac_key", "live", null),
                        tuple(
                                "hmac_key",
                                "live",
                                AdminServer.NOON.plusSeconds(60).toString()),
                        tuple("client_secret", "live", null));
        assertThat(items(listed))
                .filteredOn(item -> "hmac_key".equals(item.get("kind")))
                .allSatisfy(item -> assertThat(item).containsEntry("created_by", "operator"));
        for (String place : List.of(SIGNER, SIGNER + "/credentials", "/admin/v1/tenants/acme/audit")) {
            assertThat(server.get(place, OPERATOR).body()).as(place).doesNotContain(key, text(body(next), "hmac_key"));
        }
        assertThat(server.get("/admin/v1/tenants/acme/audit", OPERATOR).body()).contains("client.hmac_key_rotated");
    }

    @Test
    void a_rotation_that_comes_again_under_one_key_is_one() {
        var first = server.send("POST", SIGNER + "/hmac-key", OPERATOR, "{}", "Idempotency-Key", "one");
        var again = server.send("POST", SIGNER + "/hmac-key", OPERATOR, "{}", "Idempotency-Key", "one");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    }

    @Test
    void a_credential_is_taken_away_by_its_id() {
        String id = text(body(server.post(SIGNER + "/hmac-key", OPERATOR, "{}")), "credential_id");
        String place = SIGNER + "/credentials/" + id;
        assertThat(server.delete(place.replace("acme", "globex"), OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(server.delete(place, OPERATOR).statusCode()).isEqualTo(204);
        assertThat(server.delete(place, OPERATOR).statusCode()).isEqualTo(404);
        assertThat(server.delete(SIGNER + "/credentials/nonsense", OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(items(server.get(SIGNER + "/credentials", OPERATOR)))
                .filteredOn(item -> id.equals(item.get("id")))
                .singleElement()
                .satisfies(item -> assertThat(item)
                        .containsEntry("state", "revoked")
                        .containsEntry("ended_at", AdminServer.NOON.toString()));
    }

    @Test
    void what_cannot_be_done_is_refused() {
        assertThat(server.post(SIGNER + "/hmac-key", OPERATOR, "{\"overlap_seconds\":-1}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(server.post(SIGNER + "/hmac-key", OPERATOR, "{\"overlap_seconds\":2592001}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(server.post(CLIENTS + "/nobody/hmac-key", OPERATOR, "{}").statusCode())
                .isEqualTo(404);
        assertThat(server.get(CLIENTS + "/nobody/credentials", OPERATOR).statusCode())
                .isEqualTo(404);
        server.post(
                CLIENTS,
                OPERATOR,
                "{\"client_id\":\"app\",\"token_endpoint_auth_method\":\"none\",\"redirect_uris\":[\"https://a.example/\"]}");
        assertThat(server.post(CLIENTS + "/app/hmac-key", OPERATOR, "{}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void only_administrators_of_clients_within_their_reach_get_a_key() {
        assertThat(server.post(SIGNER + "/hmac-key", server.bearer("acme", "admin:users"), "{}")
                        .statusCode())
                .isEqualTo(403);
        String clerk = server.bearer("acme", "admin:clients");
        assertThat(server.post(SIGNER + "/hmac-key", clerk, "{}").statusCode()).isEqualTo(200);
        server.patch(SIGNER, OPERATOR, "{\"scope\":\"admin:keys\"}");
        assertThat(server.post(SIGNER + "/hmac-key", clerk, "{}").statusCode()).isEqualTo(403);
        String id = text(items(server.get(SIGNER + "/credentials", clerk)).getFirst(), "id");
        assertThat(server.delete(SIGNER + "/credentials/" + id, clerk).statusCode())
                .isEqualTo(403);
        assertThat(server.post(SIGNER.replace("acme", "globex") + "/hmac-key", clerk, "{}")
                        .statusCode())
                .isEqualTo(401);
    }
}
