package dev.signet.persistence.transaction;

import dev.signet.application.StoreUnavailable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/// Tries again what collided, a bounded number of times, and says what went wrong in the words of the application.
public final class Attempts {

    private static final int MOST = 6;
    private static final long FIRST_PAUSE_MILLIS = 8;

    private Attempts() {}

    /// Runs a single statement that commits alone. A broken connection leaves unknown whether it did, so only
    /// collisions are tried again.
    public static <T> T of(Supplier<T> statement) {
        return of(committing -> {
            committing.set(true);
            return statement.get();
        });
    }

    /// Runs `work`.
    ///
    /// @param work told apart by the flag it is given: set means that the store may have been told to commit
    static <T> T of(Function<AtomicBoolean, T> work) {
        for (int attempt = 1; ; attempt++) {
            var committing = new AtomicBoolean();
            try {
                return work.apply(committing);
            } catch (RuntimeException failure) {
                Trouble trouble = Trouble.of(failure).orElseThrow(() -> failure);
                boolean again = trouble == Trouble.COLLISION || (trouble == Trouble.LOST && !committing.get());
                if (trouble == Trouble.BUG) {
                    throw new IllegalStateException("the store refused a statement", failure);
                }
                if (!again || attempt == MOST) {
                    throw new StoreUnavailable("the store cannot: " + trouble, failure);
                }
                pause(attempt, failure);
            }
        }
    }

    private static void pause(int attempt, RuntimeException failure) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, FIRST_PAUSE_MILLIS << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw new StoreUnavailable("interrupted", failure);
        }
    }
}
