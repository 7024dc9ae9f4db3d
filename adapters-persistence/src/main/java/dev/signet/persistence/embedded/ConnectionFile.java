package dev.signet.persistence.embedded;

import dev.signet.persistence.database.DatabaseUrl;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// The note by which other processes of the same user reach a running server: port, user, password, and the process
/// that holds it. It means nothing unless that process holds the directory's lock.
final class ConnectionFile {

    private final Path file;

    ConnectionFile(Path directory) {
        file = directory.resolve("connection.properties");
    }

    void write(int port, String password) throws IOException {
        Directories.writePrivate(file, """
                # How to reach the embedded database while process "pid" runs. Keep it secret.
                host=127.0.0.1
                port=%d
                database=%s
                user=%s
                password=%s
                pid=%d
                """.formatted(
                        port,
                        EmbeddedDatabase.NAME,
                        PostgresServer.USER,
                        password,
                        ProcessHandle.current().pid()));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    Optional<DatabaseUrl> url() throws IOException {
        Properties noted = noted();
        String port = noted.getProperty("port", "");
        return port.matches("\\d{1,5}")
                ? Optional.of(DatabaseUrl.local(
                        Integer.parseInt(port),
                        noted.getProperty("database", EmbeddedDatabase.NAME),
                        noted.getProperty("user", PostgresServer.USER),
                        noted.getProperty("password", "")))
                : Optional.empty();
    }

    /// Who wrote it, as words for a sentence.
    String holder() throws IOException {
        return "process " + noted().getProperty("pid", "(starting or stopping)");
    }

    private Properties noted() throws IOException {
        Properties noted = new Properties();
        try {
            noted.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return noted;
        }
        return noted;
    }
}
