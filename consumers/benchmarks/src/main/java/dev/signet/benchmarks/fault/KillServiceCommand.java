package dev.signet.benchmarks.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kill -9` of the service in a storm of refreshes, again and again.
@Command(
        name = "kill-service",
        mixinStandardHelpOptions = true,
        description = "kill -9 of the service (with its embedded database) in a storm of refreshes.")
final class KillServiceCommand implements Callable<Integer> {

    private static final int LONGEST_STORM_MILLIS = 400;
    private static final Duration RECOVERY = Duration.ofSeconds(20);

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--rounds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 100;

    @Option(names = "--families", paramLabel = "N", description = "Grants in each round (default: ${DEFAULT-VALUE}).")
    private int families = 12;

    @Override
    public Integer call() throws Exception {
        Findings found = new Findings();
        Histogram recovery = Findings.times();
        long rotations = 0;
        long cut = 0;
        Path home = launch.home();
        Node node = launch.demo(home, Map.of());
        try {
            for (int round = 0; round < rounds; round++) {
                Node struck = node;
                try (Storm storm = new Storm(i -> struck.caller(), Duration.ZERO, found).of(families)) {
                    storm.blow();
                    Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_STORM_MILLIS));
                    struck.kill();
                    storm.calm();
                    long began = System.nanoTime();
                    node = launch.demo(home, Map.of());
                    node.caller().awaitReady(Duration.ofMinutes(1));
                    recovery.recordValue((System.nanoTime() - began) / 1_000);
                    storm.judge(node.caller());
                    rotations += storm.count(Chain.Step.DONE);
                    cut += storm.count(Chain.Step.CUT);
                }
            }
        } finally {
            node.close();
        }
        found.figure("rounds", rounds);
        found.figure("acknowledged rotations", rotations);
        found.figure("requests cut off", cut);
        found.times("from the start after the kill to ready", recovery);
        found.promise(recovery.getMaxValue() < RECOVERY.toMillis() * 1_000, "recovery took longer than " + RECOVERY);
        return found.report(System.out);
    }
}
