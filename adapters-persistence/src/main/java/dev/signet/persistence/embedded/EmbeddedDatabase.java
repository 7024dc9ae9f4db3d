package dev.signet.persistence.embedded;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.database.DatabaseUrl;
import dev.signet.persistence.database.UnusableDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The PostgreSQL that Signet runs itself, beneath `postgres` in its data directory: durable, on the loopback
/// interface only, with a password of its own, and never two on one directory.
///
/// A server that ends is brought up again while this lives. If this process is killed, its server runs on without
/// it; the next start ends that one in order and starts its own. So does a start after a power cut, from what the
/// log holds.
public final class EmbeddedDatabase implements AutoCloseable {

    /// The one database on the server.
    static final String NAME = "signet";

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int PASSWORD_BYTES = 24;

    private final DatabaseUrl url;
    private final Closeable held;

    private EmbeddedDatabase(DatabaseUrl url, Closeable held) {
        this.url = url;
        this.held = held;
    }

    /// Starts the server of `dataDirectory`, waiting up to `patience` for a process that is giving it up.
    ///
    /// @throws UnusableDatabase if the directory stays in use or its data are of another major version
    /// @throws UncheckedIOException if files or processes fail
    public static EmbeddedDatabase start(Path dataDirectory, Duration patience) {
        return open(dataDirectory, patience, false, home(dataDirectory));
    }

    /// As [#start], but if a process serves from the directory already, its server is used and left running on
    /// close.
    public static EmbeddedDatabase attachOrStart(Path dataDirectory, Duration patience) {
        return open(dataDirectory, patience, true, home(dataDirectory));
    }

    /// The server's database, under its superuser.
    public DatabaseUrl url() {
        return url;
    }

    /// Stops the server if this started it.
    @Override
    public void close() {
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database did not stop in order", e);
        }
    }

    /// As [#start] or, if `sharing`, as [#attachOrStart], with PostgreSQL's programs unpacked beneath `programs`.
    static EmbeddedDatabase open(Path dataDirectory, Duration patience, boolean sharing, Path programs) {
        Instant end = Instant.now().plus(patience);
        try {
            Path directory = Directories.createPrivate(home(dataDirectory));
            ConnectionFile note = new ConnectionFile(directory);
            while (true) {
                Optional<DirectoryLock> lock = DirectoryLock.take(directory);
                if (lock.isPresent()) {
                    return started(directory, programs, note, lock.get());
                }
                Optional<DatabaseUrl> other = sharing ? note.url().filter(EmbeddedDatabase::answers) : Optional.empty();
                if (other.isPresent()) {
                    return new EmbeddedDatabase(other.get(), () -> {});
                }
                if (Instant.now().isAfter(end)) {
                    throw new UnusableDatabase("The directory %s is in use by %s, which did not give it up within %d s."
                            .formatted(directory, note.holder(), patience.toSeconds()));
                }
                Thread.sleep(GLANCE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database cannot start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the embedded database started", e);
        }
    }

    /// Where it all is.
    static Path home(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().normalize().resolve("postgres");
    }

    private static EmbeddedDatabase started(Path directory, Path programs, ConnectionFile note, DirectoryLock lock)
            throws IOException, InterruptedException {
        try {
            note.delete(); // whoever wrote it is gone
            String password = password(directory);
            PostgresPrograms postgres = PostgresPrograms.unpackedIn(programs);
            PostgresServer server = new PostgresServer(
                    postgres, directory.resolve("data"), directory.resolve("password"), PostgresSettings.DURABLE);
            server.initialise();
            return noted(PostgresKeeper.start(server), password, note, lock);
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedDatabase noted(
            PostgresKeeper keeper, String password, ConnectionFile note, DirectoryLock lock) throws IOException {
        try {
            DatabaseUrl url = database(keeper.port(), password);
            keeper.removeOtherPrograms();
            note.write(keeper.port(), password);
            return new EmbeddedDatabase(url, () -> {
                try (lock;
                        keeper) {
                    note.delete();
                }
            });
        } catch (IOException | RuntimeException e) {
            keeper.close();
            throw e;
        }
    }

    /// The password, made with the directory and kept as long.
    private static String password(Path directory) throws IOException {
        Path file = directory.resolve("password");
        if (!Files.exists(file)) {
            if (Files.exists(directory.resolve("data"))) {
                throw new UnusableDatabase(
                        "The file %s, which holds the embedded database's password, is missing.".formatted(file));
            }
            byte[] chance = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(chance);
            Directories.writePrivate(file, HexFormat.of().formatHex(chance) + "\n");
        }
        return Files.readString(file).strip();
    }

    /// Makes the one database unless it is there.
    private static DatabaseUrl database(int port, String password) {
        DatabaseUrl server = DatabaseUrl.local(port, "postgres", PostgresServer.USER, password);
        try (Connection connection = server.connect()) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            if (sql.fetch("select from pg_database where datname = ?", NAME).isEmpty()) {
                sql.execute("create database {0}", DSL.quotedName(NAME));
            }
            return server.database(NAME);
        } catch (SQLException e) {
            throw new StoreUnavailable("The embedded database does not answer.", e);
        }
    }

    private static boolean answers(DatabaseUrl url) {
        try (Connection connection = url.connect()) {
            return connection.isValid(1);
        } catch (SQLException | StoreUnavailable e) {
            return false;
        }
    }
}
