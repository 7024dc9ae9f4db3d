package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What whoever operates a server sees of it.
@TestInstance(Lifecycle.PER_CLASS)
final class ObservationTest {

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;
    private final ManagedChannel channel;

    ObservationTest(@TempDir Path directory) {
        node = Node.start(database, directory, InstantSource.system());
        channel = Grpc.newChannelBuilderForAddress("127.0.0.1", node.grpcPort(), InsecureChannelCredentials.create())
                .build();
    }

    @AfterAll
    void stop() throws InterruptedException {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        node.close();
        database.close();
    }

    @Test
    void grpc_says_that_it_serves() {
        var answer = HealthGrpc.newBlockingStub(channel)
                .withDeadlineAfter(Duration.ofSeconds(30))
                .withWaitForReady()
                .check(HealthCheckRequest.getDefaultInstance());

        assertThat(answer.getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void grpc_lists_its_services() throws Exception {
        CompletableFuture<List<String>> names = new CompletableFuture<>();
        var asking = ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new FirstNames(names));
        asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

        assertThat(names.get(30, TimeUnit.SECONDS))
                .contains("grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection");
        asking.onCompleted();
    }

    @Test
    void metrics_tell_what_was_done() {
        assertThat(node.caller().login("acme", "alice", "AlicePass123!").status())
                .isEqualTo(200);

        assertThat(node.caller().get("/metrics").body().lines())
                .anyMatch(line -> line.startsWith("signet_use_case_seconds_count{use_case=\"IssueUserTokens\"}"));
    }

    @Test
    void metrics_tell_of_caches_hashing_release_and_process() {
        node.caller().get("/.well-known/jwks.json");

        assertThat(node.caller().get("/metrics").body())
                .contains(
                        "cache_gets_total{cache=\"tenants\",result=\"hit\"}",
                        "cache_size{cache=\"key_rings\"}",
                        "cache_size{cache=\"signing_keys\"}",
                        "cache_size{cache=\"client_secrets\"}",
                        "cache_size{cache=\"public_documents\"}",
                        "signet_password_hashes_refused_total",
                        "signet_build_info{",
                        "jvm_gc_memory_allocated_bytes_total",
                        "jvm_threads_live_threads",
                        "process_uptime_seconds")
                .as("requests are measured once")
                .doesNotContain("http_server_requests");
    }

    @Test
    void readiness_has_one_entry_for_each_check() {
        assertThat(node.caller().get("/ready").member("checks"))
                .isEqualTo(Map.of(
                        "custody", Map.of("status", "ok"),
                        "database", Map.of("status", "ok"),
                        "keys", Map.of("status", "ok"),
                        "migrations", Map.of("status", "ok")));
    }

    private record FirstNames(CompletableFuture<List<String>> names)
            implements StreamObserver<ServerReflectionResponse> {

        @Override
        public void onNext(ServerReflectionResponse answer) {
            names.complete(answer.getListServicesResponse().getServiceList().stream()
                    .map(service -> service.getName())
                    .toList());
        }

        @Override
        public void onError(Throwable t) {
            names.completeExceptionally(t);
        }

        @Override
        public void onCompleted() {
            // The names are already there.
        }
    }
}
