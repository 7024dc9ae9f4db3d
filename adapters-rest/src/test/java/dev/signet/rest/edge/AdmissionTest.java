package dev.signet.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.rest.Answer;
import dev.signet.rest.World;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class AdmissionTest {

    private static final int MOST = 3;

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(
                Optional.of(World.SERVICE_TOKEN), new EdgeLimits(TrustedProxies.NONE, MOST, Duration.ofSeconds(60)));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void beyond_the_bound_it_is_503_at_once_while_health_still_answers() throws Exception {
        Dawdling dawdling = world.beans().getBean(Dawdling.class);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> inside = new ArrayList<>();
            Callable<Answer> call = () -> world.caller().get("/.dawdle");
            for (int i = 0; i < MOST; i++) {
                inside.add(callers.submit(call));
            }
            dawdling.arrived.acquire(MOST);

            for (String path : new String[] {"/.dawdle", "/oauth/token", "/acme/.well-known/jwks.json"}) {
                Answer turnedAway = world.caller().get(path);
                assertThat(turnedAway.status()).as(path).isEqualTo(503);
                assertThat(turnedAway.header("Retry-After")).as(path).isEqualTo("1");
                assertThat(turnedAway.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            }
            assertThat(world.caller().get("/health").status()).isEqualTo(200);
            assertThat(inside).as("they are all still inside").noneMatch(Future::isDone);

            dawdling.leave.release(MOST);
            for (Future<Answer> answer : inside) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }
        assertThat(world.caller().get("/acme/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @Test
    void who_goes_away_in_the_middle_of_a_body_leaves_their_place() throws Exception {
        for (int i = 0; i < 4 * MOST; i++) {
            abandon();
        }
        for (int i = 0; i < 4 * MOST; i++) {
            assertThat(world.caller().get("/acme/.well-known/jwks.json").status())
                    .isEqualTo(200);
        }
    }

    /// Goes away once the request was let in; when this returns, its place is free.
    private static void abandon() throws IOException, InterruptedException {
        try (Socket socket = new Socket("localhost", world.port())) {
            socket.getOutputStream()
                    .write(("POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 500\r\n\r\n{\"grant_type\":")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await(1);
        }
        await(0);
    }

    private static void await(int underWay) throws InterruptedException {
        Admission admission = world.beans().getBean(Admission.class);
        while (admission.underWay() != underWay) {
            Thread.sleep(5);
        }
    }
}
