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

/// One of two nodes tells the time wrongly.
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = {
            "One of two nodes is 10 minutes fast, then slow. Needs libfaketime (Debian: apt install faketime)."
        })
final class ClockCommand implements Callable<Integer> {

    private static final int STEPS = 200;

    @Mixin
    private Launch launch = new Launch();

    @Option(names = "--library", paramLabel = "FILE", description = "Default: ${DEFAULT-VALUE}.")
    private Path library = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

    @Option(names = "--minutes", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int minutes = 10;

    @Override
    public Integer call() throws Exception {
        if (!Files.isReadable(library)) {
            throw new IOException("there is no " + library + ": install Debian's package faketime, or see --library");
        }
        Findings found = new Findings();
        Path home = launch.home();
        try (Node right = launch.demo(home, Map.of("IDENTITY_UPKEEP_INTERVAL_SECONDS", "86400"))) {
            for (String sign : new String[] {"+", "-"}) {
                Path place = Files.createDirectories(home.resolve(sign.equals("+") ? "fast" : "slow"));
                Map<String, String> wrongly = Map.of(
                        "LD_PRELOAD", library.toString(),
                        "FAKETIME", sign + minutes + "m",
                        "NO_FAKE_STAT", "1",
                        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX", "0", // else no wait of the JVM lasts
                        "IDENTITY_UPKEEP_INTERVAL_SECONDS", "1");
                try (Node wrong = launch.beside(right.database(), place, wrongly)) {
                    beside(right.caller(), wrong.caller(), sign.equals("+") ? "fast node: " : "slow node: ", found);
                }
            }
        }
        return found.report(System.out);
    }

    private static void beside(Caller right, Caller wrong, String name, Findings found)
            throws IOException, InterruptedException {
        String revoked = revoked(right);
        Chain chain = Chain.begin(right, true);
        int done = 0;
        for (int i = 0; i < STEPS; i++) {
            done += chain.step(i % 2 == 0 ? wrong : right) == Chain.Step.DONE ? 1 : 0;
        }
        found.figure(name + "refreshes in turns", "%d of %d".formatted(done, STEPS));
        found.promise(done == STEPS, name + "a refresh in turns was refused");

        Chain ofWrong = Chain.begin(wrong, true);
        Chain ofRight = Chain.begin(right, true);
        found.figure(name + "its token at itself", word(wrong, ofWrong));
        found.figure(name + "its token at the right node", word(right, ofWrong));
        found.figure(name + "the right node's token at it", word(wrong, ofRight));
        found.promise(right.isActive(ofRight.tenant(), ofRight.access()), name + "it harms the right node's tokens");
        found.promise(ofWrong.redeemNewest(right).status() == 200, name + "its refresh token is nothing elsewhere");

        Thread.sleep(Duration.ofSeconds(5)); // its upkeep runs every second, and would throw away too early
        found.promise(!right.isActive("primary", revoked), name + "a revoked token counts again");
        chain.judge(right, found);
    }

    private static String word(Caller at, Chain chain) throws IOException, InterruptedException {
        return at.isActive(chain.tenant(), chain.access()) ? "active" : "inactive until the clocks meet";
    }

    private static String revoked(Caller caller) throws IOException, InterruptedException {
        Chain chain = Chain.begin(caller, true);
        caller.form("/oauth/revoke", Caller.CLIENT, Caller.SECRET, "token=" + Caller.url(chain.access()));
        return chain.access();
    }
}
