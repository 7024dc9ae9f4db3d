package dev.signet.persistence.embedded;

import dev.signet.persistence.database.UnusableDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One data directory and the calls that make it, start a server on it and stop that. It keeps no lock: its caller
/// holds the directory's.
///
/// @param programs PostgreSQL
/// @param data the data directory, absolute
/// @param passwordFile holds the password of [#USER]
/// @param settings what each start says
record PostgresServer(PostgresPrograms programs, Path data, Path passwordFile, PostgresSettings settings) {

    /// The superuser whom the password lets in.
    static final String USER = "postgres";

    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final String PATIENCE_SECONDS = "30";

    /// What goes away by itself, or with another port: the last server's processes that have not noticed its
    /// death yet, and a port that somebody took.
    private static final Pattern PASSING = Pattern.compile(
            "shared memory block|lock file|could not bind|Address already in use|could not create any TCP");

    /// Why a server did not come up.
    static final class NotStarted extends IOException {

        private static final long serialVersionUID = 1L;

        private final boolean passing;

        NotStarted(String output) {
            super(output);
            passing = PASSING.matcher(output).find();
        }

        /// Whether another try, with another port, may well succeed.
        boolean passing() {
            return passing;
        }
    }

    /// Makes the data directory unless it is there: checksums, UTF-8, collation C, a password for everybody. A
    /// making that was cut off leaves nothing that looks finished.
    ///
    /// @throws UnusableDatabase if another major version made it
    void initialise() throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.exists(version)) {
            String made = Files.readString(version).strip();
            String ours = programs.major();
            if (!made.equals(ours)) {
                throw new UnusableDatabase(
                        ("The directory %s holds data of PostgreSQL %s, but this Signet brings PostgreSQL %s: "
                                        + "dump it with the one and load it with the other.")
                                .formatted(data, made, ours));
            }
            return;
        }
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        Directories.delete(fresh);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + USER,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--data-checksums",
                        "--no-instructions"));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Starts a server process, which accepts connections later: see [#awaitReady].
    Launch launch(int port) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        arguments.addAll(settings.arguments());
        Process process = programs.call(true, "postgres", arguments).start();
        process.getOutputStream().close();
        return new Launch(process, new ServerOutput(process));
    }

    /// A server process from its start on.
    ///
    /// @param process the postmaster
    /// @param output what it says
    record Launch(Process process, ServerOutput output) {}

    /// Returns when `launch` accepts connections, which after a crash is when it has recovered.
    ///
    /// @throws NotStarted if it ended instead
    void awaitReady(Launch launch) throws IOException, InterruptedException {
        long pid = launch.process().pid();
        while (launch.process().isAlive()) {
            if (PostmasterFile.of(data)
                    .filter(file -> file.pid() == pid && file.ready())
                    .isPresent()) {
                return;
            }
            Thread.sleep(GLANCE);
        }
        throw new NotStarted(launch.output().tail());
    }

    /// Stops whatever server runs on the directory: sessions are cut off, everything acknowledged is written.
    void stop() throws IOException {
        if (runs()) {
            try {
                stop("fast");
            } catch (IOException e) {
                if (runs()) {
                    stop("immediate"); // loses nothing either: the next start recovers from the log
                }
            }
        }
        PostmasterFile.discardIfStrangers(data);
    }

    private boolean runs() throws IOException {
        return PostmasterFile.of(data).flatMap(file -> file.server(data)).isPresent();
    }

    private void stop(String mode) throws IOException {
        programs.run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", mode, "-w", "-t", PATIENCE_SECONDS));
    }
}
