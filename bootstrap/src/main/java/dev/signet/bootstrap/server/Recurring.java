package dev.signet.bootstrap.server;

import dev.signet.application.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does a piece of work behind the requests again and again, at moments that differ between nodes. What fails is
/// logged and tried again. While there is much to do it rests as long as it worked, so that those who are served hardly
/// notice.
final class Recurring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    /// How long a round that runs may go on when everything is closed.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Work work;
    private final Ending ending;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    private Recurring(String name, Duration interval, Work work, Ending ending) {
        this.name = name;
        this.interval = interval;
        this.work = work;
        this.ending = ending;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// One round of the work.
    @FunctionalInterface
    interface Work {

        /// Does it, and tells whether there is more to do at once.
        boolean round();
    }

    /// What closing does.
    enum Ending {
        /// A round that runs is given a moment to finish.
        AT_ONCE,
        /// The same, and then there is another, for what came up since.
        AFTER_A_LAST_ROUND
    }

    /// Begins with the first round.
    ///
    /// @param name for log lines, such as `upkeep`
    static Recurring start(String name, Duration interval, Work work, Ending ending) {
        Recurring recurring = new Recurring(name, interval, work, ending);
        recurring.thread.start();
        return recurring;
    }

    private void run() {
        try {
            Duration rest;
            do {
                long began = System.nanoTime();
                boolean more = round();
                rest = more ? Duration.ofNanos(System.nanoTime() - began) : jittered();
            } while (!closing.await(rest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean round() {
        try {
            return work.round();
        } catch (StoreUnavailable e) {
            LOG.warn("{}: put off: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{}: failed, and will be tried again", name, e);
        }
        return false;
    }

    /// From four fifths of the interval to all of it, so that nodes do not meet.
    private Duration jittered() {
        long millis = interval.toMillis();
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(1 + millis / 5));
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        switch (ending) {
            case AT_ONCE -> {}
            case AFTER_A_LAST_ROUND -> round();
        }
    }
}
