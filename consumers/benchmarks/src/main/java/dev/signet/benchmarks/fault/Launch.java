package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what is started, and where its data go.
final class Launch {

    @Option(
            names = "--jar",
            required = true,
            paramLabel = "FILE",
            description = "The server (bootstrap/target/signet.jar).")
    private Path jar = Path.of("signet.jar");

    @Option(names = "--heap", paramLabel = "SIZE", description = "Its largest heap (default: ${DEFAULT-VALUE}).")
    private String heap = "192m";

    @Option(
            names = "--aot",
            paramLabel = "FILE",
            description = "A cache that makes it start fast, as ./signet makes one (java -XX:AOTCache).")
    private @Nullable Path aot;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Where fresh directories for data and logs are made (default: that of temporary files).")
    private @Nullable Path directory;

    /// An empty directory.
    Path home() throws IOException {
        Path made = directory == null
                ? Files.createTempDirectory("signet-fault")
                : Files.createTempDirectory(Files.createDirectories(directory), "signet-fault");
        return made.toAbsolutePath();
    }

    /// A demonstration on an embedded database in `home`.
    Node demo(Path home, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(more);
        all.put("IDENTITY_DATA_DIR", home.resolve("data").toString());
        return Node.start(command(), home, all);
    }

    /// One more node on a database.
    Node beside(Database database, Path home, Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(more);
        all.put(
                "IDENTITY_DATA_DIR",
                Files.createDirectories(home.resolve("data")).toString());
        all.put("IDENTITY_DATABASE_URL", database.url());
        all.put("IDENTITY_MASTER_KEY", database.masterKey());
        Path demo = database.data().resolve("demo.env");
        Files.copy(demo, home.resolve("data/demo.env"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return Node.start(command(), home, all);
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx" + heap));
        if (aot != null) {
            words.add("-XX:AOTCache=" + aot.toAbsolutePath());
        }
        words.addAll(List.of("-jar", jar.toAbsolutePath().toString(), "serve", "--demo"));
        return words;
    }
}
