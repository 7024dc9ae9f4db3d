package dev.signet.benchmarks.fault;

import dev.signet.benchmarks.gauge.ProcessGauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in a process of its own.
final class Node implements AutoCloseable {

    /// What opens introspection and administration of the servers that are started here. They listen on loopback and
    /// end with the command.
    static final String SERVICE_TOKEN = "service-token-of-the-faults";

    static final String ADMIN_TOKEN = "admin-token-of-the-faults";

    private static final Pattern GREETING = Pattern.compile("HTTP on port (\\d+), gRPC on port");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final Path home;
    private final int port;
    private final double startMillis;

    private Node(Process process, Path home, int port, double startMillis) {
        this.process = process;
        this.home = home;
        this.port = port;
        this.startMillis = startMillis;
    }

    /// Starts one; when this returns, it answers.
    static Node start(List<String> command, Path home, Map<String, String> settings)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path said = home.resolve("said-" + began + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IDENTITY_"));
        builder.environment().putAll(usual());
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            int port = awaitPort(process, said);
            return new Node(process, home, port, (System.nanoTime() - began) / 1e6);
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static Map<String, String> usual() {
        return Map.of(
                "IDENTITY_DEFAULT_ISSUER", "http://127.0.0.1:8140", // one name, whatever the port
                "IDENTITY_HTTP_HOST", "127.0.0.1",
                "IDENTITY_HTTP_PORT", "0",
                "IDENTITY_GRPC_PORT", "0",
                "IDENTITY_ARGON2_MEMORY_KIB", "8192", // what is tried here is not hashing
                "IDENTITY_ARGON2_ITERATIONS", "1",
                "IDENTITY_PASSWORD_HASH_WAIT_SECONDS", "60",
                "IDENTITY_REFRESH_GRACE_SECONDS", "120", // longer than any recovery here
                "IDENTITY_INTERNAL_SERVICE_TOKEN", SERVICE_TOKEN,
                "IDENTITY_ADMIN_TOKEN", ADMIN_TOKEN);
    }

    private static int awaitPort(Process process, Path said) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            Matcher greeting = GREETING.matcher(Files.readString(said));
            if (greeting.find()) {
                return Integer.parseInt(greeting.group(1));
            }
            if (!alive || System.nanoTime() > end) {
                throw new IOException("the server did not start; what it said is in " + said);
            }
            Thread.sleep(20);
        }
    }

    Caller caller() {
        return new Caller("http://127.0.0.1:" + port);
    }

    /// From its start until it answered.
    double startMillis() {
        return startMillis;
    }

    /// Resident memory of the service alone.
    double mebibytes() {
        return ProcessGauge.residentMebibytes(process.pid());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Database database() throws IOException {
        return Database.of(home.resolve("data"));
    }

    /// `kill -9` of the service.
    void kill() throws InterruptedException {
        end(process.toHandle());
    }

    /// `kill -9` of the embedded database's first process.
    void killDatabase() throws IOException, InterruptedException {
        List<String> pid = Files.readAllLines(home.resolve("data/postgres/data/postmaster.pid"));
        end(ProcessHandle.of(Long.parseLong(pid.getFirst().strip()))
                .orElseThrow(() -> new IOException("the database is not running")));
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroyForcibly();
        while (process.isAlive()) {
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 60, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
