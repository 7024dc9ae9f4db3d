package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What remains of refresh tokens when a process is killed in the middle of a storm of refreshes.
final class KillTest {

    private static final int ROUNDS = 3;
    private static final int FAMILIES = 12;
    private static final int WARM = 5;
    private static final int LONGEST_STORM_MILLIS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path home = Path.of("");

    @Test
    void killing_the_service_loses_no_acknowledged_rotation_and_forks_no_family() throws Exception {
        ServerProcess server = ServerProcess.start(home);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                List<RefreshChain> chains = storm(server.caller(), killing(server));
                server = ServerProcess.start(home);
                judge(chains, server.caller());
            }
        } finally {
            server.close();
        }
    }

    @Test
    void killing_the_database_loses_no_acknowledged_rotation_and_forks_no_family() throws Exception {
        try (ServerProcess server = ServerProcess.start(home)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<RefreshChain> chains = storm(server.caller(), () -> {
                    server.killDatabase();
                    awaitReady(server.caller());
                    return null;
                });
                judge(chains, server.caller());
            }
        }
    }

    private static Callable<Void> killing(ServerProcess server) {
        return () -> {
            server.kill();
            return null;
        };
    }

    /// Begins families, refreshes them all at once, and does `harm` at a random moment.
    private static List<RefreshChain> storm(Caller caller, Callable<Void> harm) throws Exception {
        List<RefreshChain> chains = IntStream.range(0, FAMILIES)
                .mapToObj(i -> RefreshChain.begin(
                        i % 2 == 0 ? RefreshChain.Kind.WITH_CLIENT : RefreshChain.Kind.WITHOUT_CLIENT, caller))
                .toList();
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> holders = chains.stream()
                    .<Future<?>>map(chain -> threads.submit(() -> chain.refreshUntil(over::get, caller)))
                    .toList();
            awaitWarm(chains);
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_STORM_MILLIS));
            harm.call();
            over.set(true); // for those whose requests were carried out nevertheless
            for (Future<?> holder : holders) {
                holder.get(); // what went wrong before the harm was done would be thrown here
            }
        }
        return chains;
    }

    private static void judge(List<RefreshChain> chains, Caller caller) {
        chains.forEach(chain -> chain.judge(caller));
    }

    private static void awaitWarm(List<RefreshChain> chains) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (chains.stream().anyMatch(chain -> chain.length() < WARM)) {
            assertThat(Instant.now()).as("refreshes go on").isBefore(end);
            Thread.sleep(5);
        }
    }

    private static void awaitReady(Caller caller) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (caller.get("/ready").status() != 200) {
            assertThat(Instant.now()).as("the service gets ready again").isBefore(end);
            Thread.sleep(50);
        }
    }
}
