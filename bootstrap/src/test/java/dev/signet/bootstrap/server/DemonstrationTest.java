package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The demonstration is there to be changed: whoever did finds it so after another start.
final class DemonstrationTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private static final String TENANT = "/admin/v1/tenants/primary";

    private static final Map<String, String> OPERATOR =
            Map.of("Authorization", "Bearer " + Node.ADMIN_TOKEN, "Content-Type", "application/scim+json");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void a_later_start_undoes_nothing() throws IOException {
        try (Node first = start()) {
            Caller caller = first.caller();
            change(caller, "acme", "alice", """
                {"op": "replace", "path": "userName", "value": "alicia"}\
                """);
            change(caller, "primary", "testuser", """
                {"op": "replace", "path": "userName", "value": "tester"},
                {"op": "replace", "path": "emails", "value": [{"value": "tester@example.org", "primary": true}]}\
                """);
            change(caller, "primary", "admin", """
                {"op": "replace", "path": "displayName", "value": "Somebody else"}\
                """);
            Caller.Answer role = caller.operator("PUT", TENANT + "/roles/user", """
                {"description": "Changed", "scopes": []}\
                """);
            assertThat(role.status()).as(role.body()).isEqualTo(200);
            asTheyWereLeft(caller);
        }
        try (Node second = start()) {
            asTheyWereLeft(second.caller());
            assertThat(found(second.caller(), "primary", "testuser")).contains("\"totalResults\":0");
        }

        withoutTheNoteThatItIsWhole();
        try (Node third = start()) {
            asTheyWereLeft(third.caller());
            assertThat(third.caller()
                            .login("primary", "testuser", "UserPass123!")
                            .status())
                    .as("what a first start did not come to is made")
                    .isEqualTo(200);
        }
    }

    private static void asTheyWereLeft(Caller caller) {
        assertThat(caller.login("acme", "alicia", "AlicePass123!").status()).isEqualTo(200);
        assertThat(found(caller, "acme", "alice")).contains("\"totalResults\":0");
        assertThat(caller.login("primary", "tester@example.org", "UserPass123!").status())
                .isEqualTo(200);
        assertThat(found(caller, "primary", "admin")).contains("Somebody else");
        assertThat(caller.operator("GET", TENANT + "/roles", "").body()).contains("Changed");
    }

    private static void change(Caller caller, String tenant, String user, String operations) {
        String id = found(caller, tenant, user).replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        Caller.Answer changed =
                caller.send("PATCH", "/" + tenant + "/scim/v2/Users/" + id, """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}\
                    """.formatted(operations), OPERATOR);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private static String found(Caller caller, String tenant, String user) {
        return caller.send(
                        "GET", "/" + tenant + "/scim/v2/Users?filter=userName%20eq%20%22" + user + "%22", "", OPERATOR)
                .body();
    }

    private void withoutTheNoteThatItIsWhole() throws IOException {
        Path file = directory.resolve("demo.env");
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("SIGNET_DEMO_MADE="))
                        .toList());
    }

    private Node start() {
        return Node.start(DATABASE, directory, InstantSource.system());
    }
}
