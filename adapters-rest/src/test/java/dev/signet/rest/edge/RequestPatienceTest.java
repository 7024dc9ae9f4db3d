package dev.signet.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.World;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RequestPatienceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(Optional.of(World.SERVICE_TOKEN), new EdgeLimits(TrustedProxies.NONE, 10, PATIENCE));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_thread_knows_how_long_its_request_is_waited_for() {
        Dawdling dawdling = world.beans().getBean(Dawdling.class);
        dawdling.leave.release();
        assertThat(world.caller().get("/.dawdle").status()).isEqualTo(200);
        assertThat(dawdling.left.get()).isBetween(PATIENCE.toNanos() / 2, PATIENCE.toNanos());
    }

    @Test
    void a_thread_that_serves_nobody_has_all_the_time() {
        assertThat(RequestPatience.nanosLeft()).isEqualTo(Long.MAX_VALUE);
    }
}
