package dev.signet.bootstrap.server;

import dev.signet.application.StoreUnavailable;
import dev.signet.application.signature.RotateDueKeys;
import dev.signet.application.upkeep.ThrowAwayExpired;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Throws away what has expired and rotates keys that are due, again and again, at moments that differ
/// between nodes. The store lets one node at a time do it. While there is much to do it rests as long as it
/// worked, so that those who are served hardly notice.
final class UpkeepLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UpkeepLoop.class);

    private final ThrowAwayExpired throwAway;
    private final RotateDueKeys rotate;
    private final Duration interval;
    private final Thread thread;
    private volatile boolean closing;

    private UpkeepLoop(ThrowAwayExpired throwAway, RotateDueKeys rotate, Duration interval) {
        this.throwAway = throwAway;
        this.rotate = rotate;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("upkeep").unstarted(this::run);
    }

    static UpkeepLoop start(ThrowAwayExpired throwAway, RotateDueKeys rotate, Duration interval) {
        UpkeepLoop loop = new UpkeepLoop(throwAway, rotate, interval);
        loop.thread.start();
        return loop;
    }

    private void run() {
        boolean more = false;
        try {
            while (!closing) {
                long began = System.nanoTime();
                more = round();
                Thread.sleep(more ? Duration.ofNanos(System.nanoTime() - began) : jittered());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() {
        try {
            ThrowAwayExpired.Done done = throwAway.handle();
            if (done.removed() > 0) {
                LOG.atInfo().addKeyValue("removed", done.removed()).log("threw away what had expired");
            }
            return rotated() || done.more();
        } catch (StoreUnavailable e) {
            LOG.warn("upkeep is put off: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (!closing) { // else it was cut off in the middle, which is no fault
                LOG.error("upkeep failed, and will be tried again", e);
            }
        }
        return false;
    }

    /// Whether more keys are due.
    private boolean rotated() {
        RotateDueKeys.Done done = rotate.handle();
        if (done.rotated() > 0) {
            LOG.atInfo().addKeyValue("keys", done.rotated()).log("rotated signing keys that were due");
        }
        return done.more();
    }

    /// From four fifths to six fifths of the interval.
    private Duration jittered() {
        long millis = interval.toMillis();
        return Duration.ofMillis(
                millis - millis / 5 + ThreadLocalRandom.current().nextLong(1 + 2 * millis / 5));
    }

    /// Ends the loop; a round that runs is given a moment to finish.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
