package dev.signet.persistence.embedded;

import dev.signet.persistence.embedded.PostgresServer.Launch;
import dev.signet.persistence.embedded.PostgresServer.NotStarted;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one server running on one port: brings it up again whenever it ends, until told to stop.
final class PostgresKeeper implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresKeeper.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final PostgresServer server;
    private final int port;
    private final Thread watch;
    private volatile Launch current;
    private volatile boolean closing;

    private PostgresKeeper(PostgresServer server, int port) throws IOException {
        this.server = server;
        this.port = port;
        current = server.launch(port);
        watch = Thread.ofPlatform().daemon().name("embedded-postgres-keeper").unstarted(this::keep);
    }

    /// Ends a server that a dead process left behind, and starts one of our own.
    ///
    /// @throws IOException if none comes up, with what it said
    static PostgresKeeper start(PostgresServer server) throws IOException, InterruptedException {
        server.stop();
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            PostgresKeeper keeper = new PostgresKeeper(server, freePort());
            try {
                server.awaitReady(keeper.current);
                keeper.watch.start();
                return keeper;
            } catch (NotStarted e) {
                if (!e.passing() || Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(FIRST_PAUSE);
            } catch (IOException | InterruptedException e) {
                keeper.close();
                throw e;
            }
        }
    }

    /// The port of the loopback interface, the same for as long as this lives.
    int port() {
        return port;
    }

    /// Removes the programs of earlier versions, which nothing runs any more.
    void removeOtherPrograms() throws IOException {
        server.programs().removeOthers();
    }

    /// Stops the server in order; a start that is under way is broken off.
    @Override
    public void close() throws IOException {
        closing = true;
        watch.interrupt();
        Waiting.uninterrupted(watch);
        server.stop();
        current.process().destroyForcibly(); // only a process that has not even begun is left
        Waiting.uninterrupted(current.process());
    }

    private void keep() {
        Duration pause = FIRST_PAUSE;
        try {
            while (!closing) {
                int status = current.process().waitFor();
                LOG.error("The embedded database ended with status {}; starting it again", status);
                pause = startedAgain() ? FIRST_PAUSE : pausedFor(pause);
            }
        } catch (InterruptedException e) {
            LOG.debug("The embedded database is no longer watched", e);
        }
    }

    private boolean startedAgain() throws InterruptedException {
        try {
            current = server.launch(port);
            server.awaitReady(current);
            LOG.warn("The embedded database runs again");
            return true;
        } catch (IOException e) {
            LOG.error("The embedded database did not start: {}", e.getMessage());
            return false;
        }
    }

    /// Pauses, and says how long to pause next time.
    private static Duration pausedFor(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return probe.getLocalPort();
        }
    }
}
