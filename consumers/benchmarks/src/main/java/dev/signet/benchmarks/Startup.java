package dev.signet.benchmarks;

import dev.signet.benchmarks.gauge.ProcessGauge;
import dev.signet.benchmarks.load.Credentials;
import dev.signet.benchmarks.load.FirstToken;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One start of a server, up to its first token, and its end.
///
/// @param millis from the start of the process to the first token
/// @param mebibytes resident then, of the largest process that the command started
record Startup(double millis, double mebibytes) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int EXIT_SECONDS = 30;

    /// @throws IllegalStateException if no token came, or the server did not stop when asked to
    static Startup of(List<String> command, URI base, Credentials credentials, File log)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        try (FirstToken token = new FirstToken(base, credentials)) {
            while (!token.came()) {
                if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("no token; the command's output is in " + log);
                }
                Thread.sleep(Duration.ofMillis(5));
            }
            double millis = (System.nanoTime() - began) / 1e6;
            double mebibytes = ProcessGauge.tree(process.pid())
                    .map(ProcessGauge::residentMebibytes)
                    .max(Comparator.naturalOrder())
                    .orElse(Double.NaN);
            return new Startup(millis, mebibytes);
        } finally {
            stop(process);
        }
    }

    private static void stop(Process process) throws InterruptedException {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
            descendants.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the server did not stop within " + EXIT_SECONDS + " seconds");
        }
    }
}
