package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A real server in a process of its own, as `signet serve --demo` starts it: on the embedded database of a directory.
final class ServerProcess implements AutoCloseable {

    private static final Pattern GREETING = Pattern.compile("HTTP on port (\\d+), gRPC on port");
    private static final Duration PATIENCE = Duration.ofMinutes(2); // a busy machine is no failed start
    private static final Duration GLANCE = Duration.ofMillis(50);

    private final Process process;
    private final Path data;
    private final int httpPort;

    private ServerProcess(Process process, Path data, int httpPort) {
        this.process = process;
        this.data = data;
        this.httpPort = httpPort;
    }

    /// Starts one whose data are beneath `home`; when this returns, it answers.
    static ServerProcess start(Path home) throws IOException, InterruptedException {
        Path data = data(home);
        Path said = home.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.signet.bootstrap.Main",
                        "serve",
                        "--demo",
                        "--data-dir",
                        data.toString())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IDENTITY_"));
        builder.environment().putAll(environment());
        Process process = builder.start();
        try {
            return new ServerProcess(process, data, awaitPort(process, said));
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            new ServerProcess(process, data, 0).close();
            throw e;
        }
    }

    /// Where its data are.
    static Path data(Path home) {
        return home.resolve("data");
    }

    private static Map<String, String> environment() {
        return Map.of(
                "IDENTITY_DEFAULT_ISSUER", "http://127.0.0.1:8140", // one name, whatever the port
                "IDENTITY_HTTP_HOST", "127.0.0.1",
                "IDENTITY_HTTP_PORT", "0",
                "IDENTITY_GRPC_PORT", "0",
                "IDENTITY_ARGON2_MEMORY_KIB", "8192",
                "IDENTITY_ARGON2_ITERATIONS", "1",
                "IDENTITY_PASSWORD_HASH_WAIT_SECONDS", "60",
                "IDENTITY_REFRESH_GRACE_SECONDS", "120", // longer than any restart here
                "IDENTITY_INTERNAL_SERVICE_TOKEN", Node.SERVICE_TOKEN,
                "IDENTITY_ADMIN_TOKEN", Node.ADMIN_TOKEN);
    }

    private static int awaitPort(Process process, Path said) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            boolean alive = process.isAlive(); // asked before reading, so that its last words are read
            Matcher greeting = GREETING.matcher(Files.readString(said));
            if (greeting.find()) {
                return Integer.parseInt(greeting.group(1));
            }
            assertThat(alive && Instant.now().isBefore(end))
                    .as("still starting; it said: %s", Files.readString(said))
                    .isTrue();
            Thread.sleep(GLANCE);
        }
    }

    /// Whoever calls it.
    Caller caller() {
        return new Caller("http://127.0.0.1:" + httpPort);
    }

    /// Ends it as `kill -9` does.
    void kill() throws InterruptedException {
        end(process.toHandle());
    }

    /// Ends the database's server as `kill -9` does.
    void killDatabase() throws IOException, InterruptedException {
        end(database());
    }

    /// Asks it to stop, and gives its exit code.
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private ProcessHandle database() throws IOException {
        String pid =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        assertThat(process.destroyForcibly()).isTrue();
        while (process.isAlive()) {
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
