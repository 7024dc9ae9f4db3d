package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.io.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The embedded database of a data directory, as anybody of the same user may reach it. Not a record: a record prints
/// itself.
final class Database {

    private final Path data;
    private final String name;
    private final String user;
    private final String password;
    private final int port;
    private final int through;

    private Database(Path data, String name, String user, String password, int port, int through) {
        this.data = data;
        this.name = name;
        this.user = user;
        this.password = password;
        this.port = port;
        this.through = through;
    }

    static Database of(Path data) throws IOException {
        Properties noted = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve("postgres/connection.properties"))) {
            noted.load(file);
        }
        int port = Integer.parseInt(noted.getProperty("port", ""));
        return new Database(
                data,
                noted.getProperty("database", ""),
                noted.getProperty("user", ""),
                noted.getProperty("password", ""),
                port,
                port);
    }

    /// The same behind a gate.
    Database through(Gate gate) {
        return new Database(data, name, user, password, port, gate.port());
    }

    Path data() {
        return data;
    }

    int port() {
        return port;
    }

    String masterKey() throws IOException {
        return Files.readString(data.resolve("master.key")).strip();
    }

    /// As a setting.
    String url() {
        return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(encoded(user), encoded(password), through, name);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), user, password);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "Database[" + data + "]";
    }
}
