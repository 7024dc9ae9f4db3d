package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import dev.signet.bootstrap.server.Node;
import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/// Two nodes on one store, the clock they go by, chance, and the model of what they ought to say.
final class Scene implements AutoCloseable {

    private static final int NODES = 2;

    /// So long a pool hands out a connection without a look whether it still is one.
    private static final long UNLOOKED_MILLIS = 600;

    final Random chance;
    final Model model = new Model();
    final SimulatedClock clock = new SimulatedClock();
    final FlakyStore store;
    private final TestDatabase database;
    private final Path directory;
    private final List<Node> nodes = new ArrayList<>();
    private boolean failing;
    private int names;

    Scene(long seed, TestDatabase database, Path directory) {
        this.chance = new Random(seed);
        this.database = database;
        this.directory = directory;
        this.store = new FlakyStore(URI.create(database.urlText()).getPort());
        for (int i = 0; i < NODES; i++) {
            nodes.add(start());
        }
    }

    private Node start() {
        URI real = URI.create(database.urlText());
        String through = database.urlText().replace(":" + real.getPort() + "/", ":" + store.port() + "/");
        return Node.start(
                database,
                directory,
                clock,
                Map.ofEntries(
                        Map.entry("IDENTITY_DATABASE_URL", through),
                        Map.entry("IDENTITY_DATABASE_WAIT_SECONDS", "1"),
                        Map.entry("IDENTITY_UPKEEP_INTERVAL_SECONDS", "1"),
                        Map.entry("IDENTITY_SHUTDOWN_GRACE_SECONDS", "1"),
                        Map.entry("IDENTITY_FAILED_LOGINS_PER_MINUTE", "100000"),
                        Map.entry("IDENTITY_MAX_LOGIN_ATTEMPTS", "1000"),
                        Map.entry("IDENTITY_REFRESH_GRACE_SECONDS", seconds(Model.GRACE)),
                        Map.entry("IDENTITY_ACCESS_TOKEN_TTL_SECONDS", seconds(Model.ACCESS)),
                        Map.entry("IDENTITY_REFRESH_TOKEN_TTL_SECONDS", seconds(Model.IDLE)),
                        Map.entry("IDENTITY_REFRESH_TOKEN_ABSOLUTE_TTL_SECONDS", seconds(Model.ABSOLUTE)),
                        Map.entry("IDENTITY_TOKEN_ALGORITHM", "ES256")));
    }

    private static String seconds(java.time.Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /// Now, by the clock of the nodes.
    Instant now() {
        return clock.instant();
    }

    /// Whoever calls one of the nodes.
    Caller node() {
        return anyNode().caller();
    }

    /// One of the nodes.
    Node anyNode() {
        return nodes.get(chance.nextInt(NODES));
    }

    /// All of them.
    List<Caller> everyNode() {
        return nodes.stream().map(Node::caller).toList();
    }

    /// Stops a node and starts another in its place.
    int restartOne() {
        int which = chance.nextInt(NODES);
        nodes.get(which).close();
        nodes.set(which, start());
        return which;
    }

    /// One of `all` that fits.
    <T> T one(List<T> all, Predicate<T> fits) {
        List<T> fitting = all.stream().filter(fits).toList();
        if (fitting.isEmpty()) {
            throw new Operation.Impossible();
        }
        return fitting.get(chance.nextInt(fitting.size()));
    }

    /// One of `all`, mostly one that is preferred, if there is any.
    <T> T preferably(List<T> all, Predicate<T> preferred) {
        boolean any = chance.nextInt(4) == 0 || all.stream().noneMatch(preferred);
        return one(all, any ? one -> true : preferred);
    }

    /// One of `all`, more often one of the last few.
    <T> T recent(List<T> all, Predicate<T> fits) {
        int from = chance.nextBoolean() ? Math.max(0, all.size() - 12) : 0;
        return one(all.subList(from, all.size()), fits);
    }

    /// A name that nobody has.
    String newName(String kind) {
        return "%s-%d".formatted(kind, names++);
    }

    /// From here on the store is expected to fail, or no more.
    void storeFails(boolean fails) {
        failing = fails;
    }

    /// The answer, unless the service cannot now and has reason to say so. Anything else that tells of trouble in the
    /// server is wrong.
    Caller.Answer heard(Caller.Answer answer) {
        if (answer.status() == 503) {
            assertThat(failing).as("503 without need: " + answer.body()).isTrue();
            assertThat(answer.whole().headers().firstValue("Retry-After")).isPresent();
            throw new Operation.StoreFailed();
        }
        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        return answer;
    }

    /// As the operator, who must be obeyed.
    Caller.Answer operate(String method, String path, String body) {
        Caller.Answer answer = heard(node().operator(method, "/admin/v1/tenants" + path, body));
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.body())
                .isBetween(200, 204);
        return answer;
    }

    /// Waits until every node has found its store again.
    void awaitReady() {
        for (Caller node : everyNode()) {
            for (int attempt = 0; node.get("/ready").status() != 200; attempt++) {
                assertThat(attempt).as("ready again").isLessThan(200);
                pause(50);
            }
        }
        pause(UNLOOKED_MILLIS);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(Node::close);
        store.close();
    }
}
