package dev.signet.secrets.credential;

import dev.signet.application.Overloaded;
import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// The places at which slow hashes are computed: so many at once, so many waiting in their order, for so long.
/// Whoever waits holds no memory yet. Each place is a thread of the platform: a hash never yields, and on a virtual
/// thread it would keep a carrier from everybody else.
public final class HashingPlaces {

    private final Semaphore free;
    private final ExecutorService threads;
    private final int places;
    private final int queue;
    private final Duration patience;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder refused = new LongAdder();

    /// @param places how many hashes are computed at once; each takes a core and its memory
    /// @param queue how many callers may wait for a place
    /// @param patience how long one waits at most
    public HashingPlaces(int places, int queue, Duration patience) {
        InvalidValue.unless(places >= 1 && queue >= 0, "must have a place, and no negative queue");
        this.places = places;
        this.queue = queue;
        this.patience = patience;
        this.free = new Semaphore(places, true);
        this.threads = Executors.newFixedThreadPool(
                places, Thread.ofPlatform().daemon().name("hashing-", 1).factory());
    }

    /// As many places as cores, sixteen callers waiting for each, two seconds long.
    public static HashingPlaces perCore(int cores) {
        return new HashingPlaces(cores, 16 * cores, Duration.ofSeconds(2));
    }

    /// Computes at a place of its own.
    ///
    /// @throws Overloaded if the queue is full, or no place comes free in time
    <T> T at(Supplier<T> computation) {
        enter();
        try {
            return CompletableFuture.supplyAsync(computation, threads).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : e;
        } finally {
            free.release();
        }
    }

    /// How many hashes are being computed.
    public int running() {
        return places - free.availablePermits();
    }

    /// How many callers wait for a place.
    public int waiting() {
        return waiting.get();
    }

    /// How many callers found no place in time since the process began.
    public long refused() {
        return refused.sum();
    }

    private void enter() {
        try {
            if (free.tryAcquire(0, TimeUnit.NANOSECONDS)) { // unlike tryAcquire(), does not overtake those who wait
                return;
            }
            if (waiting.incrementAndGet() > queue) {
                waiting.decrementAndGet();
                throw overloaded();
            }
            boolean entered;
            try {
                entered = free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
            } finally {
                waiting.decrementAndGet();
            }
            if (!entered) {
                throw overloaded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw overloaded();
        }
    }

    private Overloaded overloaded() {
        refused.increment();
        long seconds = Math.max(1, patience.plusMillis(999).toSeconds());
        return new Overloaded("no place to hash came free in time", Duration.ofSeconds(seconds));
    }
}
