package dev.signet.benchmarks.fault;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `kill -9` of PostgreSQL in a storm of refreshes, again and again, under a service that goes on.
@Command(
        name = "kill-database",
        mixinStandardHelpOptions = true,
        description = "kill -9 of the embedded PostgreSQL in a storm of refreshes; the service goes on.")
final class KillDatabaseCommand implements Callable<Integer> {

    private static final int LONGEST_STORM_MILLIS = 400;
    private static final Duration RECOVERY = Duration.ofSeconds(30);

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
        Histogram trouble = Findings.times();
        long rotations = 0;
        try (Node node = launch.demo(launch.home(), Map.of())) {
            Caller caller = node.caller();
            double before = 0;
            for (int round = 0; round < rounds; round++) {
                try (Storm storm = new Storm(i -> caller, Duration.ZERO, found).of(families)) {
                    storm.blow();
                    Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_STORM_MILLIS));
                    long began = System.nanoTime();
                    node.killDatabase();
                    storm.awaitRight(RECOVERY);
                    caller.awaitReady(RECOVERY);
                    recovery.recordValue((System.nanoTime() - began) / 1_000);
                    storm.calm();
                    storm.judge(caller);
                    rotations += storm.count(Chain.Step.DONE);
                    trouble.add(storm.takeTrouble());
                    found.promise(storm.count(Chain.Step.CUT) == 0, "a request got no answer from a living service");
                }
                before = round == (rounds - 1) / 2 ? node.mebibytes() : before;
            }
            found.figure("rounds", rounds);
            found.figure("acknowledged rotations", rotations);
            found.times("503 meanwhile, each after", trouble);
            found.times("from the kill to ready again", recovery);
            found.figure("resident memory after half the rounds", before, "MiB");
            found.figure("resident memory at the end", node.mebibytes(), "MiB");
            found.promise(node.mebibytes() < before * 1.1, "memory grew by more than 10 % in the second half");
        }
        return found.report(System.out);
    }
}
