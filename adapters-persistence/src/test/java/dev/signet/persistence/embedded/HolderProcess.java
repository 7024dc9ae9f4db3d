package dev.signet.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Another process that holds a directory's server and writes rows for as long as it lives, saying each number only
/// after it was acknowledged. Closing its input ends it in order.
final class HolderProcess implements AutoCloseable {

    private static final String WRITING = "writing";

    private final Process process;
    private final BufferedReader said;
    private final List<Integer> acknowledged = new ArrayList<>();

    private HolderProcess(Process process) {
        this.process = process;
        said = process.inputReader(StandardCharsets.UTF_8);
    }

    static HolderProcess start(Path dataDirectory, Path programs) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.jooq.no-logo=true",
                        "-Dorg.jooq.no-tips=true",
                        HolderProcess.class.getName(),
                        dataDirectory.toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        HolderProcess holder = new HolderProcess(process);
        String line;
        while ((line = holder.said.readLine()) != null && !line.equals(WRITING)) {
            // whatever libraries print at their start
        }
        return holder;
    }

    /// Returns once it has written so often.
    void awaitWrites(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            acknowledged.add(Integer.valueOf(Objects.requireNonNull(said.readLine(), "it has ended")));
        }
    }

    long pid() {
        return process.pid();
    }

    /// Ends it as `kill -9` does, and gives what it had said by then.
    List<Integer> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // unlike the process's own, leaves what it said to be read
        process.waitFor();
        String line;
        while ((line = said.readLine()) != null && line.matches("\\d+")) {
            acknowledged.add(Integer.valueOf(line));
        }
        return List.copyOf(acknowledged);
    }

    /// Asks it to end in order, without waiting for it.
    void askToEnd() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        AtomicBoolean asked = new AtomicBoolean();
        try (var database = EmbeddedDatabase.open(
                        Path.of(arguments[0]), Duration.ofMinutes(2), false, Path.of(arguments[1]));
                Connection connection = database.url().connect()) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.execute("create table if not exists storm (n int primary key)");
            Thread.ofPlatform().daemon().start(() -> awaitEndOfInput(asked));
            say(WRITING);
            for (int n = 0; !asked.get(); n++) {
                sql.execute("insert into storm values (?)", n);
                say(Integer.toString(n));
            }
        }
    }

    private static void awaitEndOfInput(AtomicBoolean asked) {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            asked.set(true);
        }
    }

    @SuppressWarnings("SystemOut") // the pipe to the test
    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
