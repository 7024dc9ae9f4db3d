package dev.signet.bootstrap.server;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.credential.usage.RecordCredentialUses;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Behind the requests, writes down when credentials were used, again and again, and a last time when it is closed.
final class UsageLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UsageLoop.class);

    private final RecordCredentialUses uses;
    private final Duration interval;
    private final Thread thread;

    private UsageLoop(RecordCredentialUses uses, Duration interval) {
        this.uses = uses;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("usage").unstarted(this::run);
    }

    static UsageLoop start(RecordCredentialUses uses, Duration interval) {
        UsageLoop loop = new UsageLoop(uses, interval);
        loop.thread.start();
        return loop;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(jittered());
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            uses.handle();
        } catch (StoreUnavailable e) {
            LOG.warn("the uses of credentials are written later: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("the uses of credentials could not be written", e);
        }
    }

    /// From four fifths of the interval to all of it, so that nodes do not meet.
    private Duration jittered() {
        long millis = interval.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(1 + millis / 5));
    }

    /// Ends the loop, after a last round.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        round();
    }
}
