package dev.signet.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// Counts while it is on. The event loop alone touches it.
final class Recorder {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private Histogram latencies = new Histogram(LONGEST, 3);
    private long errors;
    private String firstError = "";
    private boolean on;

    void start() {
        latencies = new Histogram(LONGEST, 3);
        errors = 0;
        firstError = "";
        on = true;
    }

    Tally stop() {
        on = false;
        return new Tally(latencies, errors, firstError);
    }

    void right(long nanos) {
        if (on) {
            latencies.recordValue(Math.min(nanos, LONGEST));
        }
    }

    void wrong(String what) {
        if (on) {
            errors++;
            firstError = firstError.isEmpty() ? what : firstError;
        }
    }
}
