package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The database cannot be reached for a while: connections are refused, or nothing answers.
@Command(
        name = "database-gone",
        mixinStandardHelpOptions = true,
        description = "The database is gone for 30 s, first by refusing, then by silence, under steady load.")
final class DatabaseGoneCommand implements Callable<Integer> {

    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private static final Duration STEADY = Duration.ofSeconds(5);

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--seconds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    @Option(names = "--families", paramLabel = "N", description = "Grants (default: ${DEFAULT-VALUE}).")
    private int families = 40;

    @Override
    public Integer call() throws Exception {
        Findings found = new Findings();
        Path home = launch.home();
        Path beside = Files.createDirectories(home.resolve("beside"));
        try (Node holder = launch.demo(home, Map.of());
                Gate gate = new Gate(holder.database().port());
                Node node = launch.beside(
                        holder.database().through(gate),
                        beside,
                        Map.of("IDENTITY_DATABASE_WAIT_SECONDS", "2", "IDENTITY_DATABASE_STATEMENT_SECONDS", "5"))) {
            for (Gate.State fault : new Gate.State[] {Gate.State.SHUT, Gate.State.SILENT}) {
                outage(node, gate, fault, found);
            }
        }
        return found.report(System.out);
    }

    private void outage(Node node, Gate gate, Gate.State fault, Findings found)
            throws IOException, InterruptedException {
        String name = fault == Gate.State.SHUT ? "refusing: " : "silent: ";
        try (Storm storm = new Storm(i -> node.caller(), Duration.ofMillis(100), found).of(families)) {
            storm.blow();
            Thread.sleep(STEADY);
            storm.takeRight();
            Thread.sleep(STEADY);
            found.times(name + "right answers before", storm.takeRight());
            double before = node.mebibytes();
            gate.become(fault);
            Thread.sleep(Duration.ofSeconds(seconds));
            found.figure(name + "resident memory before", before, "MiB");
            found.figure(name + "resident memory after " + seconds + " s", node.mebibytes(), "MiB");
            found.promise(node.mebibytes() < before * 1.3, name + "memory grew by more than 30 %");
            found.promise(node.caller().get("/health").status() == 200, name + "the service no longer lives");
            found.promise(node.caller().get("/ready").status() == 503, name + "it says that it is ready");
            gate.become(Gate.State.OPEN);
            double recovery = storm.awaitRight(RECOVERY);
            found.figure(name + "first rotation after the return", recovery, "ms");
            found.times(name + "503 meanwhile, each after", storm.takeTrouble());
            Thread.sleep(STEADY);
            storm.takeRight();
            Thread.sleep(STEADY);
            found.times(name + "right answers after", storm.takeRight());
            storm.calm();
            found.promise(storm.count(Chain.Step.CUT) == 0, name + "a request got no answer");
            storm.judge(node.caller());
        }
    }
}
