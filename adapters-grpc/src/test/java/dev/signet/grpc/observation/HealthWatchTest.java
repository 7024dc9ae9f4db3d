package dev.signet.grpc.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.readiness.CheckReadiness;
import dev.signet.application.readiness.Probe;
import dev.signet.grpc.GrpcCertificates;
import dev.signet.grpc.edge.GrpcLimits;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HealthWatchTest {

    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    private final ApplicationContext context = ApplicationContext.builder()
            .properties(Map.of("grpc.server.port", 0, "signet.grpc.health-interval", "20ms"))
            .singletons(
                    new CheckReadiness(List.of(new Switch(trouble))), new GrpcCertificates(false), GrpcLimits.STANDARD)
            .build()
            .start();
    private final GrpcEmbeddedServer server = context.getBean(GrpcEmbeddedServer.class);
    private final ManagedChannel channel = channel();

    private ManagedChannel channel() {
        var started = server.start();
        return Grpc.newChannelBuilderForAddress("localhost", started.getPort(), InsecureChannelCredentials.create())
                .build();
    }

    @AfterEach
    void stop() throws InterruptedException {
        assertThat(channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        context.close();
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
    void a_server_that_stops_serves_nobody_any_more() {
        await(ServingStatus.SERVING);
        context.getEventPublisher(ServerShutdownEvent.class).publishEvent(new ServerShutdownEvent(server));

        await(ServingStatus.NOT_SERVING);
    }

    @Test
    void the_services_can_be_listed() throws InterruptedException {
        BlockingQueue<String> names = new ArrayBlockingQueue<>(10);
        var asked = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new Collect(names));
        asked.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(List.of(
                        String.valueOf(names.poll(5, TimeUnit.SECONDS)),
                        String.valueOf(names.poll(5, TimeUnit.SECONDS))))
                .containsExactlyInAnyOrder("grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection");
        asked.onCompleted();
    }

    private void await(ServingStatus expected) {
        Instant end = Instant.now().plusSeconds(10);
        ServingStatus seen = status();
        while (seen != expected && Instant.now().isBefore(end)) {
            seen = status();
        }
        assertThat(seen).isEqualTo(expected);
    }

    private ServingStatus status() {
        return HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(Duration.ofSeconds(5))
                .check(HealthCheckRequest.getDefaultInstance())
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
