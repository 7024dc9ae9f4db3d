package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Introspection asked again and again, as gateways ask: long enough for every layer to have prepared its statements.
@TestInstance(Lifecycle.PER_CLASS)
final class IntrospectionTest {

    private static final int TIMES = 50;
    private static final String USERS = "/admin/v1/tenants/acme/users";
    private static final String PASSWORD = "Correct-Horse-1";

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;
    private final Caller caller;

    IntrospectionTest(@TempDir Path directory) {
        node = Node.start(database, directory, InstantSource.system());
        caller = node.caller();
    }

    @AfterAll
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void a_token_stays_active_until_it_is_revoked_and_is_dead_at_once() {
        user("revoked");
        String token = login("revoked");
        staysActive(token);

        var revoked = caller.post(
                "/oauth/revoke",
                "token=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-Tenant-ID",
                "acme",
                "X-Service-Token",
                Node.SERVICE_TOKEN);
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(200);

        staysInactive(token);
    }

    @Test
    void a_token_stays_active_until_its_user_is_disabled_and_is_dead_at_once() {
        String id = user("disabled");
        String token = login("disabled");
        staysActive(token);

        var disabled = caller.operator("PATCH", USERS + "/" + id, "{\"active\":false}");
        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);

        staysInactive(token);
    }

    private void staysActive(String token) {
        for (int i = 0; i < TIMES; i++) {
            var answer = caller.introspect("acme", token);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.member("active")).as("time %d", i).isEqualTo(true);
        }
    }

    private void staysInactive(String token) {
        for (int i = 0; i < TIMES; i++) {
            assertThat(caller.introspect("acme", token).member("active"))
                    .as("time %d", i)
                    .isEqualTo(false);
        }
    }

    private String login(String name) {
        var answer = caller.login("acme", name, PASSWORD);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("access_token");
    }

    private String user(String name) {
        var made =
                caller.operator("POST", USERS, "{\"userName\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }
}
