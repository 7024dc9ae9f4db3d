package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the flight recorder sees of a server.
final class FlightRecordTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void minting_verifying_and_rotating_are_recorded() throws IOException {
        List<RecordedEvent> events;
        try (Recording recording = new Recording()) {
            for (String name : List.of("TokenSigned", "TokenVerified", "RefreshTokenRotated", "KeyMade")) {
                recording.enable("dev.signet." + name);
            }
            recording.start();
            refresh();
            recording.stop();
            Path file = directory.resolve("flight.jfr");
            recording.dump(file);
            events = RecordingFile.readAllEvents(file);
        }

        assertThat(of(events, "KeyMade"))
                .anySatisfy(made -> assertThat(made.getString("algorithm")).isEqualTo("RS256"));
        assertThat(of(events, "TokenSigned"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(signed -> assertThat(signed.getString("key")).isNotEmpty());
        assertThat(of(events, "TokenVerified"))
                .anySatisfy(
                        verified -> assertThat(verified.getBoolean("genuine")).isTrue());
        assertThat(of(events, "RefreshTokenRotated"))
                .singleElement()
                .satisfies(rotated -> assertThat(rotated.getString("outcome")).isEqualTo("advanced"));
    }

    private void refresh() {
        try (Node node = Node.start(DATABASE, directory, InstantSource.system())) {
            Caller caller = node.caller();
            var login = caller.login("acme", "alice", "AlicePass123!");
            assertThat(caller.introspect("acme", login.text("access_token")).member("active"))
                    .isEqualTo(true);
            String refresh = "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"}"
                    .formatted(login.text("refresh_token"));
            assertThat(caller.json("/oauth/token", refresh, "X-Tenant-ID", "acme")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals("dev.signet." + name))
                .toList();
    }
}
