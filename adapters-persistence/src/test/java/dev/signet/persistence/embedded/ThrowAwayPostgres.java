package dev.signet.persistence.embedded;

import dev.signet.persistence.database.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A server for the tests of one JVM: the embedded one's programs and settings, but nothing on it outlives the
/// JVM, so here alone nothing need reach the disk.
public final class ThrowAwayPostgres implements AutoCloseable {

    /// Where the programs are unpacked, once for all test runs of a module.
    static final Path PROGRAMS = Path.of("target", "postgres").toAbsolutePath();

    private static final PostgresSettings FLEETING = PostgresSettings.DURABLE.with(Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "200"));

    private final Path directory;
    private final PostgresKeeper keeper;
    private final DatabaseUrl url;

    private ThrowAwayPostgres(Path directory, PostgresKeeper keeper, DatabaseUrl url) {
        this.directory = directory;
        this.keeper = keeper;
        this.url = url;
    }

    /// Makes and starts one, in the directory for temporary files.
    public static ThrowAwayPostgres start() {
        try {
            Path directory = Files.createTempDirectory("signet-test-postgres");
            Path password = directory.resolve("password");
            Directories.writePrivate(password, "throw away\n");
            PostgresServer server = new PostgresServer(
                    PostgresPrograms.unpackedIn(PROGRAMS), directory.resolve("data"), password, FLEETING);
            server.initialise();
            PostgresKeeper keeper = PostgresKeeper.start(server);
            return new ThrowAwayPostgres(
                    directory, keeper, DatabaseUrl.local(keeper.port(), "postgres", PostgresServer.USER, "throw away"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Its superuser, in its first database.
    public DatabaseUrl url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        keeper.close();
        Directories.delete(directory);
    }
}
