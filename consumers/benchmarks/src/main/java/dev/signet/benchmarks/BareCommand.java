package dev.signet.benchmarks;

import dev.signet.benchmarks.load.BareServer;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves nothing but HTTP, as the peer that shows the raw limit.
@Command(
        name = "bare",
        mixinStandardHelpOptions = true,
        description = "A server that only answers: the raw limit of HTTP.")
final class BareCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", description = "Port on loopback (default: ${DEFAULT-VALUE}).")
    private int port = 8190;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "Ends by itself after these (default: ${DEFAULT-VALUE}).")
    private int minutes = 10;

    @Override
    public Integer call() throws InterruptedException {
        try (BareServer server = new BareServer()) {
            System.out.println("bare server on port " + server.listen(port) + ", process "
                    + ProcessHandle.current().pid());
            Thread.sleep(Duration.ofMinutes(minutes));
        }
        return 0;
    }
}
