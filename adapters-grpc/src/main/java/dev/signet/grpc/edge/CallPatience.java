package dev.signet.grpc.edge;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long the caller still waits whose gRPC call the calling thread serves.
public final class CallPatience {

    private static final Context.Key<Long> UNTIL = Context.key("signet.until");

    private CallPatience() {}

    /// In nanoseconds; negative where they have gone; [Long#MAX_VALUE] where no call is served.
    public static long nanosLeft() {
        Long until = UNTIL.get();
        return until == null ? Long.MAX_VALUE : until - System.nanoTime();
    }

    /// The context of a call that has just arrived: until its own deadline, or until `patience` is over.
    static Context begun(Duration patience) {
        Context context = Context.current();
        Deadline deadline = context.getDeadline();
        long own = deadline == null ? Long.MAX_VALUE : deadline.timeRemaining(TimeUnit.NANOSECONDS);
        return context.withValue(UNTIL, System.nanoTime() + Math.min(own, patience.toNanos()));
    }
}
