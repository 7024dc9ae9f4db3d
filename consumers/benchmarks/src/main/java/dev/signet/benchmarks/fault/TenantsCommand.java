package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Ten thousand tenants, each with keys and a client of its own, against one.
@Command(
        name = "tenants",
        mixinStandardHelpOptions = true,
        description = "10,000 tenants with a client each: start, memory and latency against those of one.")
final class TenantsCommand implements Callable<Integer> {

    private static final int AT_ONCE = 8;
    private static final int REQUESTS = 4_000;
    private static final double LARGEST_FACTOR = 1.2;

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--count", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int count = 10_000;

    private final Map<Integer, String> secrets = new ConcurrentHashMap<>();

    @Override
    public Integer call() throws Exception {
        Findings found = new Findings();
        Path home = launch.home();
        Map<String, String> settings = Map.of("IDENTITY_TOKEN_ALGORITHM", "ES256");
        try (Node node = launch.demo(home, settings)) {
            make(node.caller(), 0);
            node.caller().awaitReady(Duration.ofSeconds(30));
        }
        try (Node node = launch.demo(home, settings)) {
            measure("1 tenant: ", node, () -> 0, found);
            long began = System.nanoTime();
            atOnce(count - 1, i -> make(node.caller(), i + 1));
            found.figure(
                    "tenants made with a client each", (count - 1) / ((System.nanoTime() - began) / 1e9), "a second");
        }
        String many = "%,d tenants: ".formatted(count);
        try (Node node = launch.demo(home, settings)) {
            Histogram first = Findings.times();
            AtomicInteger next = new AtomicInteger();
            atOnce(Math.min(count, REQUESTS), i -> ask(node.caller(), next.getAndIncrement(), first, found));
            found.times(many + "first request of each", first);
            measure(many, node, () -> ThreadLocalRandom.current().nextInt(count), found);
        }
        for (String what : new String[] {START, MEMORY}) {
            double factor = value(many + what) / value("1 tenant: " + what);
            found.figure(what + ", factor", factor, "×");
            found.promise(factor < LARGEST_FACTOR, what + " is more than " + LARGEST_FACTOR + " times that of one");
        }
        return found.report(System.out);
    }

    private static final String START = "start to ready";
    private static final String MEMORY = "resident memory after load";

    private final Map<String, Double> values = new ConcurrentHashMap<>();

    private double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    private void measure(String name, Node node, IntSupplier which, Findings found) throws InterruptedException {
        Histogram warm = Findings.times();
        Histogram times = Findings.times();
        atOnce(REQUESTS, i -> ask(node.caller(), which.getAsInt(), warm, found));
        atOnce(REQUESTS, i -> ask(node.caller(), which.getAsInt(), times, found));
        found.times(name + "client_credentials, " + AT_ONCE + " at once", times);
        keep(name + START, node.startMillis(), "ms", found);
        keep(name + MEMORY, node.mebibytes(), "MiB", found);
    }

    private void keep(String name, double value, String unit, Findings found) {
        values.put(name, value);
        found.figure(name, value, unit);
    }

    private void make(Caller caller, int i) throws IOException, InterruptedException {
        String slug = "many-" + i;
        if (caller.operate("/admin/v1/tenants", "{\"slug\":\"%s\",\"name\":\"Many\"}".formatted(slug))
                        .status()
                != 201) {
            throw new IOException("no tenant " + slug);
        }
        Caller.Answer made = caller.operate(
                "/admin/v1/tenants/" + slug + "/clients",
                "{\"client_id\":\"robot\",\"grant_types\":[\"client_credentials\"],\"scope\":\"read:all\"}");
        secrets.put(i, made.text("client_secret"));
    }

    private void ask(Caller caller, int i, Histogram times, Findings found) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Caller.Answer answer = caller.form(
                "/many-" + i + Caller.TOKEN, "robot", secrets.getOrDefault(i, ""), "grant_type=client_credentials");
        times.recordValue((System.nanoTime() - began) / 1_000);
        found.promise(answer.status() == 200, "a token request was answered " + answer.status());
    }

    /// Something that is done many times.
    @FunctionalInterface
    private interface Work {
        void accept(int i) throws IOException, InterruptedException;
    }

    private static void atOnce(int times, Work work) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        AtomicInteger failed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int which = i;
                places.acquire();
                threads.execute(() -> {
                    try {
                        work.accept(which);
                    } catch (IOException | RuntimeException e) {
                        failed.incrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        failed.incrementAndGet();
                    } finally {
                        places.release();
                    }
                });
            }
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " of " + times + " failed");
        }
    }
}
