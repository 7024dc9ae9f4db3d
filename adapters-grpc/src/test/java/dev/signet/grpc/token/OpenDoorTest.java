package dev.signet.grpc.token;

import static dev.signet.grpc.Caller.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.grpc.Caller;
import dev.signet.grpc.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenDoorTest {

    private final World world = new World(true, List.of());
    private final Caller caller = new Caller(world.channel());

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_demonstration_may_take_who_sends_nothing_for_a_service_but_nobody_who_sends_something_wrong() {
        String token = caller.login("alice").getFieldsOrThrow("access_token").getStringValue();

        assertThat(caller.call("IntrospectToken", "token", token)
                        .getFieldsOrThrow("active")
                        .getBoolValue())
                .isTrue();
        assertThat(said(() -> caller.with("x-service-token", "wrong").call("IntrospectToken", "token", token)))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
    }
}
