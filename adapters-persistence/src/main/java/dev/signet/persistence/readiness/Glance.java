package dev.signet.persistence.readiness;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.function.Supplier;

/// What was seen at the last look. Whoever asks after a while gets it once more, while somebody looks again: nobody
/// waits but the first, and a look that fails leaves what was seen before.
final class Glance<T> {

    private final LoadingCache<String, T> seen;

    /// @param pause how old what was seen may be before somebody looks again
    Glance(Duration pause, Supplier<T> look) {
        this.seen = Caffeine.newBuilder()
                .refreshAfterWrite(pause)
                .executor(Thread::startVirtualThread)
                .build(only -> look.get());
    }

    T now() {
        return seen.get("");
    }
}
