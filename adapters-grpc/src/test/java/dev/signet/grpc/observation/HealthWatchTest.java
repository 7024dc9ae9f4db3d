package dev.signet.grpc.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.readiness.Probe;
import dev.signet.grpc.World;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealthWatchTest {

    private static final List<String> SERVICES =
            List.of("identity.v1.Identity", "signet.identity.v1.Identity", "envoy.service.auth.v3.Authorization");

    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    private final World world = new World(false, List.of(new Switch(trouble)));

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void health_follows_readiness() {
        await(ServingStatus.SERVING);
        trouble.set(Optional.of("the database does not answer"));
        await(ServingStatus.NOT_SERVING);
        trouble.set(Optional.empty());
        await(ServingStatus.SERVING);
    }

    @Test
    void every_service_has_its_own_health() {
        await(ServingStatus.SERVING);
        for (String service : SERVICES) {
            assertThat(status(service)).as(service).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void a_server_that_stops_serves_nobody_any_more() {
        await(ServingStatus.SERVING);
        world.beans()
                .getEventPublisher(ServerShutdownEvent.class)
                .publishEvent(new ServerShutdownEvent(world.server()));

        await(ServingStatus.NOT_SERVING);
    }

    @Test
    void the_services_can_be_listed() throws InterruptedException {
        BlockingQueue<String> names = new ArrayBlockingQueue<>(20);
        var asked = ServerReflectionGrpc.newStub(world.channel()).serverReflectionInfo(new Collect(names));
        asked.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < SERVICES.size() + 3; i++) {
            listed.add(String.valueOf(names.poll(60, TimeUnit.SECONDS)));
        }

        assertThat(listed)
                .containsAll(SERVICES)
                .contains(
                        "grpc.health.v1.Health",
                        "grpc.reflection.v1.ServerReflection",
                        "grpc.reflection.v1alpha.ServerReflection");
        asked.onCompleted();
    }

    private void await(ServingStatus expected) {
        Instant end = Instant.now().plusSeconds(120);
        ServingStatus seen = status();
        while (seen != expected && Instant.now().isBefore(end)) {
            seen = status();
        }
        assertThat(seen).isEqualTo(expected);
    }

    private ServingStatus status() {
        return status("");
    }

    private ServingStatus status(String service) {
        return HealthGrpc.newBlockingStub(world.channel())
                .withDeadlineAfter(Duration.ofSeconds(60))
                .check(HealthCheckRequest.newBuilder().setService(service).build())
                .getStatus();
    }

    private record Switch(AtomicReference<Optional<String>> state) implements Probe {

        @Override
        public String name() {
            return "database";
        }

        @Override
        public Optional<String> trouble() {
            return state.get();
        }
    }

    private record Collect(BlockingQueue<String> names) implements StreamObserver<ServerReflectionResponse> {

        @Override
        public void onNext(ServerReflectionResponse answer) {
            answer.getListServicesResponse().getServiceList().forEach(service -> names.add(service.getName()));
        }

        @Override
        public void onError(Throwable t) {
            names.add(String.valueOf(t.getMessage()));
        }

        @Override
        public void onCompleted() {
            // The names are already there.
        }
    }
}
