package dev.signet.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.rest.Caller;
import dev.signet.rest.Inhabitants;
import dev.signet.rest.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is refused is counted for the audit trail, and nothing else is.
final class RefusalsTest {

    private final World world = new World();
    private final Caller caller = world.caller();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void wrong_passwords_are_counted_with_the_name_and_without_the_password() {
        for (int i = 0; i < 3; i++) {
            login("alice", "wrong-" + i);
        }

        assertThat(world.refused()).singleElement().satisfies(tally -> {
            assertThat(tally.refusal().action()).isEqualTo(AuditAction.LOGIN_REFUSED);
            assertThat(tally.refusal().reason()).isEqualTo("wrong_password");
            assertThat(tally.refusal().source()).isEqualTo("127.0.0.1");
            assertThat(tally.refusal().tenant().value()).isEqualTo("acme");
            assertThat(tally.onlyName()).contains("alice");
            assertThat(tally.count()).isEqualTo(3);
            assertThat(tally.toString()).doesNotContain("wrong-");
        });
    }

    @Test
    void a_login_that_succeeds_is_not_counted() {
        assertThat(login("alice", Inhabitants.PASSWORD)).isEqualTo(200);
        assertThat(world.refused()).isEmpty();
    }

    @Test
    void refused_tokens_and_callers_are_counted_by_what_they_are() {
        caller.json("/oauth/token", "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"srt_x\"}");
        assertThat(only(world.refused()).refusal())
                .satisfies(refusal -> assertThat(refusal.action()).isEqualTo(AuditAction.REFRESH_REFUSED));

        caller.with("X-Service-Token", "not-the-service-token").json("/oauth/introspect", "{\"token\":\"x\"}");
        assertThat(only(world.refused()).refusal()).satisfies(refusal -> {
            assertThat(refusal.action()).isEqualTo(AuditAction.ACCESS_REFUSED);
            assertThat(refusal.reason()).isEqualTo("service_token");
        });

        caller.with("Authorization", "Bearer nothing").json("/oauth/introspect", "{\"token\":\"x\"}");
        assertThat(only(world.refused()).refusal().reason()).isEqualTo("bearer");
    }

    @Test
    void what_cannot_be_read_is_no_refusal() {
        caller.json("/oauth/token", "{\"grant_type\":\"nonsense\"}");
        assertThat(world.refused()).isEmpty();
    }

    private int login(String name, String password) {
        return caller.json(
                        "/oauth/token",
                        "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}"
                                .formatted(name, password))
                .status();
    }

    private static RefusalTally only(List<RefusalTally> tallies) {
        assertThat(tallies).hasSize(1);
        return tallies.getFirst();
    }
}
