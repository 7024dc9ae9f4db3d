package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/// Many chains, each refreshed by its own thread as fast as the answers come, or at a pace.
final class Storm implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Chain> chains = new ArrayList<>();
    private final IntFunction<Caller> callers;
    private final Duration pace;
    private final Findings found;
    private final Map<Chain.Step, AtomicLong> steps = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> holders = new ArrayList<>();
    private volatile Histogram right = Findings.times();
    private volatile Histogram trouble = Findings.times();
    private volatile long lastRight = System.nanoTime();
    private volatile boolean over;

    /// @param callers of whom the holder of each chain asks; asked for before each request
    /// @param pace between two refreshes of one chain; zero: none
    Storm(IntFunction<Caller> callers, Duration pace, Findings found) {
        this.callers = callers;
        this.pace = pace;
        this.found = found;
    }

    /// Begins so many grants, half of them with a client.
    Storm of(int families) throws IOException, InterruptedException {
        for (int i = 0; i < families; i++) {
            chains.add(Chain.begin(callers.apply(i), i % 2 == 0));
        }
        return this;
    }

    /// Begins to blow, and waits until every chain has grown.
    Storm blow() throws InterruptedException {
        for (int i = 0; i < chains.size(); i++) {
            int which = i;
            holders.add(threads.submit(() -> {
                hold(which);
                return null;
            }));
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(Chain.Step.DONE) < 5L * chains.size()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("refreshes do not go on");
            }
            Thread.sleep(5);
        }
        return this;
    }

    private void hold(int which) throws InterruptedException {
        Chain chain = chains.get(which);
        while (!over && !chain.isOrphaned()) {
            long began = System.nanoTime();
            Chain.Step step = chain.step(callers.apply(which));
            long now = System.nanoTime();
            steps.computeIfAbsent(step, any -> new AtomicLong()).incrementAndGet();
            switch (step) {
                case DONE -> {
                    right.recordValue((now - began) / 1_000);
                    lastRight = now;
                    Thread.sleep(pace);
                }
                case TROUBLE -> {
                    trouble.recordValue((now - began) / 1_000);
                    Thread.sleep(PAUSE);
                }
                case CUT -> Thread.sleep(PAUSE);
                case ORPHANED -> {
                    return;
                }
                case BROKEN -> {
                    found.broken("a refresh was answered with neither tokens nor 503 with Retry-After");
                    return;
                }
            }
        }
    }

    /// Refreshes that went so, until now.
    long count(Chain.Step step) {
        AtomicLong count = steps.get(step);
        return count == null ? 0 : count.get();
    }

    /// The times of right answers since this was asked last, and from now on others.
    Histogram takeRight() {
        Histogram taken = right;
        right = Findings.times();
        return taken;
    }

    /// The same of 503.
    Histogram takeTrouble() {
        Histogram taken = trouble;
        trouble = Findings.times();
        return taken;
    }

    /// Waits for the next right answer, and says how long that took, in milliseconds.
    double awaitRight(Duration most) throws InterruptedException {
        long began = System.nanoTime();
        while (lastRight < began) {
            if (System.nanoTime() - began > most.toNanos()) {
                found.broken("no refresh succeeded within " + most.toSeconds() + " s");
                return most.toMillis();
            }
            Thread.sleep(2);
        }
        return (lastRight - began) / 1e6;
    }

    /// Lets every request end, and begins no other.
    void calm() throws InterruptedException {
        over = true;
        for (Future<?> holder : holders) {
            try {
                holder.get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException("a holder failed", e.getCause());
            }
        }
    }

    /// Compares every chain with what was acknowledged.
    void judge(Caller caller) throws IOException, InterruptedException {
        for (Chain chain : chains) {
            chain.judge(caller.insistent(), found);
        }
    }

    int families() {
        return chains.size();
    }

    @Override
    public void close() {
        over = true;
        threads.shutdownNow();
    }
}
