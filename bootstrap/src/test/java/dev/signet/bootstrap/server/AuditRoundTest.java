package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

final class AuditRoundTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path directory;

    @Test
    void what_was_refused_until_the_server_stopped_is_in_the_trail_and_the_rest_is_sealed() {
        try (Node node = Node.start(DATABASE, directory, InstantSource.system())) {
            assertThat(node.caller().login("acme", "alice", "WrongPass1").status())
                    .isEqualTo(401);
        }

        try (Node node = Node.start(DATABASE, directory, InstantSource.system())) {
            String audit = "/admin/v1/tenants/acme/audit";
            assertThat(node.caller()
                            .operator("GET", audit + "?action=login.refused", "")
                            .body())
                    .contains("\"reason\":\"wrong_password\"")
                    .contains("\"count\":1");
            assertThat(node.caller().operator("GET", audit + "/verify", "").body())
                    .contains("\"intact\":true")
                    .doesNotContain("\"sealed\":0,");
            assertThat(node.caller().get("/metrics").body())
                    .contains("signet_audit_seal_lag_seconds")
                    .contains("signet_audit_refusals_dropped_total");
        }
    }
}
