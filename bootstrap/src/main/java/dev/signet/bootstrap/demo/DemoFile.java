package dev.signet.bootstrap.demo;

import dev.signet.bootstrap.settings.EnvFile;
import dev.signet.bootstrap.storage.CannotStart;
import dev.signet.bootstrap.storage.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `demo.env` in the data directory: every id and secret that the demonstration made, one `NAME=value` a line,
/// for its owner alone.
final class DemoFile {

    static final String SERVICE_TOKEN = "SIGNET_DEMO_SERVICE_TOKEN";
    static final String ADMIN_TOKEN = "SIGNET_DEMO_ADMIN_TOKEN";
    static final String CLIENT_ID = "SIGNET_DEMO_CLIENT_ID";
    static final String PRIVATE_JWK = "SIGNET_DEMO_PRIVATE_JWK";
    static final String MADE = "SIGNET_DEMO_MADE";
    static final String PAYMENT_SERVICE_SECRET = "SIGNET_DEMO_PAYMENT_SERVICE_SECRET";

    private final Path path;
    private final Map<String, String> values;

    private DemoFile(Path path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    static DemoFile in(Path directory) {
        Path path = directory.resolve("demo.env");
        try {
            return new DemoFile(path, Files.exists(path) ? EnvFile.read(path) : new LinkedHashMap<>());
        } catch (IOException e) {
            throw new CannotStart("The file %s cannot be read.".formatted(path));
        }
    }

    /// Whether a demonstration was made from this directory before.
    boolean exists() {
        return Files.exists(path);
    }

    Path path() {
        return path;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The value of `name`, which is made if there is none yet.
    String valueOr(String name, Supplier<String> making) {
        return values.computeIfAbsent(name, missing -> making.get());
    }

    void put(String name, String value) {
        values.put(name, value);
    }

    /// Writes the file, whole or not at all.
    void write() {
        Path directory = PrivateDirectory.made(path.resolveSibling("").toAbsolutePath());
        String text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Path draft = Files.createTempFile(directory, "demo", ".env", PrivateDirectory.ownerOnly());
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStart("The file %s cannot be written: %s".formatted(path, e.getMessage()));
        }
    }
}
