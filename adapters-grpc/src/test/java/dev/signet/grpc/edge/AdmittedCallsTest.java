package dev.signet.grpc.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.grpc.World;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
final class AdmittedCallsTest {

    private static final int MOST = 2;
    private static final int LARGEST = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final Dawdling dawdling = new Dawdling();
    private final World world = new World(
            false, List.of(), new GrpcLimits(MOST, PATIENCE, LARGEST, LARGEST, Duration.ofMinutes(1)), dawdling);

    @AfterEach
    void stop() {
        dawdling.leave.release(100);
        world.close();
    }

    @Test
    void beyond_the_bound_a_call_is_refused_at_once_while_health_still_answers() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> inside = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                inside.add(callers.submit(() -> call(new byte[1], CallOptions.DEFAULT)));
            }
            dawdling.arrived.acquire(MOST);

            assertThatThrownBy(() -> call(new byte[1], CallOptions.DEFAULT))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> {
                        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
                        assertThat(Objects.requireNonNull(refused.getTrailers()).get(AdmittedCalls.PUSHBACK))
                                .isEqualTo("1000");
                    });
            assertThat(HealthGrpc.newBlockingStub(world.channel()).check(HealthCheckRequest.getDefaultInstance()))
                    .isNotNull();

            dawdling.leave.release(MOST);
            for (Future<byte[]> call : inside) {
                assertThat(call.get()).isNotEmpty();
            }
        }
        dawdling.leave.release(5);
        for (int i = 0; i < 5; i++) {
            assertThat(call(new byte[1], CallOptions.DEFAULT)).isNotEmpty();
        }
        AdmittedCalls calls = world.beans().getBean(AdmittedCalls.class);
        assertThat(calls.underWay()).isZero();
        assertThat(calls.refused()).isEqualTo(1);
    }

    @Test
    void who_goes_away_leaves_their_place_once_the_work_ends() throws Exception {
        CallOptions brief = CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMillis(200));
        for (int i = 0; i < MOST; i++) {
            assertThatThrownBy(() -> call(new byte[1], brief)).isInstanceOf(StatusRuntimeException.class);
        }
        AdmittedCalls calls = world.beans().getBean(AdmittedCalls.class);
        dawdling.leave.release(MOST);
        for (int attempt = 0; calls.underWay() > 0; attempt++) {
            assertThat(attempt).isLessThan(4_000);
            Thread.sleep(25);
        }
    }

    @Test
    void a_message_that_is_too_large_is_refused() {
        dawdling.leave.release();
        assertThatThrownBy(() -> call(new byte[LARGEST + 1], CallOptions.DEFAULT))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED));
    }

    @Test
    void a_call_knows_how_long_its_caller_waits() {
        assertThat(CallPatience.nanosLeft()).isEqualTo(Long.MAX_VALUE);

        dawdling.leave.release(2);
        call(new byte[1], CallOptions.DEFAULT);
        assertThat(dawdling.left.get()).isBetween(PATIENCE.toNanos() / 2, PATIENCE.toNanos());

        Duration sooner = Duration.ofSeconds(30);
        call(new byte[1], CallOptions.DEFAULT.withDeadlineAfter(sooner));
        assertThat(dawdling.left.get()).isBetween(sooner.toNanos() / 2, sooner.toNanos());
    }

    private byte[] call(byte[] message, CallOptions options) {
        return ClientCalls.blockingUnaryCall(world.channel(), Dawdling.METHOD, options, message);
    }
}
