package dev.signet.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Tells whoever watches how long work gets on, once a second, on a line of its own that is wiped at the end.
final class Progress implements AutoCloseable {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final String what;
    private final AtomicLong done = new AtomicLong();
    private final Thread teller;

    private Progress(PrintWriter err, String what, boolean watched) {
        this.err = err;
        this.what = what;
        this.teller = Thread.ofVirtual().unstarted(this::tell);
        if (watched) {
            teller.start();
        }
    }

    /// Begins to tell of `what`, if somebody watches.
    static Progress of(Surroundings surroundings, String what) {
        return new Progress(surroundings.err(), what, surroundings.watched());
    }

    /// Tells of `work` while it is under way.
    static <T> T during(Surroundings surroundings, String what, Supplier<T> work) {
        Progress progress = of(surroundings, what);
        try {
            return work.get();
        } finally {
            progress.close();
        }
    }

    /// One more is done.
    void step() {
        done.incrementAndGet();
    }

    /// How many are done.
    long count() {
        return done.get();
    }

    private void tell() {
        long seconds = 0;
        try {
            while (true) {
                long number = done.get();
                err.print("\r%s ... %d s%s".formatted(what, seconds, number == 0 ? "" : ", %,d".formatted(number)));
                err.flush();
                Thread.sleep(BEAT);
                seconds++;
            }
        } catch (InterruptedException e) {
            // the work is done
        }
        err.print("\r" + " ".repeat(what.length() + 40) + "\r");
        err.flush();
    }

    @Override
    public void close() {
        if (teller.isAlive()) {
            teller.interrupt();
            try {
                teller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
