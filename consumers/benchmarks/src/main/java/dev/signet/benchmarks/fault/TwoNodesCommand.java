package dev.signet.benchmarks.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Two nodes on one database, one of which is killed in a storm of refreshes over both.
@Command(
        name = "two-nodes",
        mixinStandardHelpOptions = true,
        description = "Two nodes on one database; kill -9 of one in a storm of refreshes over both.")
final class TwoNodesCommand implements Callable<Integer> {

    private static final int LONGEST_STORM_MILLIS = 400;

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--rounds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 20;

    @Option(names = "--families", paramLabel = "N", description = "Grants in each round (default: ${DEFAULT-VALUE}).")
    private int families = 12;

    @Override
    public Integer call() throws Exception {
        Findings found = new Findings();
        Histogram gap = Findings.times();
        long rotations = 0;
        long cut = 0;
        long trouble = 0;
        Path home = launch.home();
        Path first = Files.createDirectories(home.resolve("first"));
        Path second = Files.createDirectories(home.resolve("second"));
        try (Node holder = launch.demo(home, Map.of());
                Node survivor = launch.beside(holder.database(), second, Map.of())) {
            for (int round = 0; round < rounds; round++) {
                try (Node victim = launch.beside(holder.database(), first, Map.of())) {
                    AtomicReference<Node> other = new AtomicReference<>(victim);
                    Storm storm = new Storm(
                            i -> (ThreadLocalRandom.current().nextBoolean() ? survivor : other.get()).caller(),
                            Duration.ZERO,
                            found);
                    try (storm) {
                        storm.of(families).blow();
                        Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_STORM_MILLIS));
                        victim.kill();
                        other.set(survivor); // as a load balancer finds out
                        gap.recordValue((long) (storm.awaitRight(Duration.ofSeconds(10)) * 1_000));
                        Thread.sleep(500);
                        storm.calm();
                        storm.judge(survivor.caller());
                        rotations += storm.count(Chain.Step.DONE);
                        cut += storm.count(Chain.Step.CUT);
                        trouble += storm.count(Chain.Step.TROUBLE);
                    }
                }
            }
        }
        found.figure("rounds", rounds);
        found.figure("acknowledged rotations", rotations);
        found.figure("requests cut off", cut);
        found.figure("503 from the survivor", trouble);
        found.promise(trouble == 0, "the survivor was troubled by the other's death");
        found.times("from the kill to the next rotation anywhere", gap);
        return found.report(System.out);
    }
}
