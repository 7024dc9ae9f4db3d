package dev.signet.bootstrap.command;

import dev.signet.bootstrap.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command has.
final class SettingOptions {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the embedded database is kept (IDENTITY_DATA_DIR; default: data).")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings in YAML, JSON or as properties (IDENTITY_CONFIG_FILE); the environment wins.")
    private @Nullable Path config;

    SettingOptions() {}

    /// The settings, with `more` options of the command itself.
    Settings read(Surroundings surroundings, Map<String, String> more) {
        Map<String, String> options = new LinkedHashMap<>(more);
        put(options, "IDENTITY_DATA_DIR", dataDirectory);
        put(options, "IDENTITY_CONFIG_FILE", config);
        return Settings.read(options, surroundings.environment(), surroundings.directory());
    }

    private static void put(Map<String, String> options, String name, @Nullable Path value) {
        if (value != null) {
            options.put(name, value.toString());
        }
    }
}
