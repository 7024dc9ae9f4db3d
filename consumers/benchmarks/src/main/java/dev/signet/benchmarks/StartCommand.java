package dev.signet.benchmarks;

import dev.signet.benchmarks.load.Credentials;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Starts a server several times and says how long its first token takes.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Starts a server N times: time to its first token, memory then.")
final class StartCommand implements Callable<Integer> {

    private static final String PLACE = "{data-dir}";
    private static final int MOST_TIMES = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Identity identity = new Identity();

    @Option(names = "--base-url", paramLabel = "URL", description = "Where it will answer (default: ${DEFAULT-VALUE}).")
    private URI baseUrl = URI.create("http://127.0.0.1:8140");

    @Option(names = "--times", paramLabel = "N", description = "Starts (default: ${DEFAULT-VALUE}).")
    private int times = 5;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Existing directory, put in place of " + PLACE + "; without it a fresh one for each start.")
    private @Nullable Path dataDir;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command and its arguments, after --.")
    private List<String> command = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (times < 1 || times > MOST_TIMES) {
            throw new ParameterException(spec.commandLine(), "--times must be between 1 and " + MOST_TIMES);
        }
        Credentials credentials = identity.credentials();
        File log = Files.createTempFile("start", ".log").toFile();
        List<Startup> starts = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            Path place = dataDir == null ? Files.createTempDirectory("start") : dataDir;
            List<String> words = command.stream()
                    .map(word -> word.replace(PLACE, place.toString()))
                    .toList();
            Startup start = Startup.of(words, baseUrl, credentials, log);
            System.out.printf(Locale.ROOT, "%d: %.0f ms, %.0f MiB%n", i + 1, start.millis(), start.mebibytes());
            starts.add(start);
        }
        starts.sort(Comparator.comparingDouble(Startup::millis));
        Startup median = starts.get((starts.size() - 1) / 2);
        System.out.printf(Locale.ROOT, "median: %.0f ms, %.0f MiB%n", median.millis(), median.mebibytes());
        return 0;
    }
}
