package dev.signet.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScimTokenTest {

    private static final String TOKENS = "/admin/v1/tenants/acme/scim-tokens";
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    private final AdminServer server = new AdminServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_token_is_shown_once_listed_and_taken_away() {
        var issued = server.post(TOKENS, AdminServer.OPERATOR, "{\"name\":\"okta\",\"ttl_seconds\":3600}");

        assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
        assertThat(issued.body()).contains("\"token\":\"sgs_", "\"expires_at\":\"2026-06-01T13:00:00Z\"");
        Matcher id = ID.matcher(issued.body());
        assertThat(id.find()).isTrue();
        assertThat(issued.headers().firstValue("Location")).contains(TOKENS + "/" + id.group(1));
        assertThat(server.get(TOKENS, AdminServer.OPERATOR).body())
                .contains(id.group(1), "\"name\":\"okta\"", "\"last_used_at\":null")
                .doesNotContain("sgs_");
        assertThat(server.get("/admin/v1/tenants/globex/scim-tokens", AdminServer.OPERATOR)
                        .body())
                .doesNotContain(id.group(1));
        assertThat(server.delete(TOKENS + "/" + id.group(1), AdminServer.OPERATOR)
                        .statusCode())
                .isEqualTo(204);
        assertThat(server.delete(TOKENS + "/" + id.group(1), AdminServer.OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.delete(TOKENS + "/17", AdminServer.OPERATOR).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoever_administers_people_makes_tokens_and_nobody_else() {
        assertThat(server.post(TOKENS, server.bearer("acme", "admin:users"), "{\"name\":\"okta\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(server.post(TOKENS, server.bearer("acme", "admin:clients"), "{\"name\":\"okta\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.post(TOKENS, server.bearer("globex", "admin:users"), "{\"name\":\"okta\"}")
                        .statusCode())
                .isIn(401, 403);
        assertThat(server.post(TOKENS, AdminServer.OPERATOR, "{\"ttl_seconds\":1}")
                        .statusCode())
                .isEqualTo(422);
    }
}
