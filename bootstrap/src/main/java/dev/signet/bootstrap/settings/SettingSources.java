package dev.signet.bootstrap.settings;

import dev.signet.bootstrap.Document;
import dev.signet.domain.InvalidValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where settings come from: options of the command line win over the environment, that over a `.env` file
/// in the working directory, that over the file of settings. Names are case-insensitive; an empty value
/// counts as unset.
final class SettingSources {

    private static final String PREFIX = "IDENTITY_";

    private final Map<String, String> values = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SettingSources() {}

    static SettingSources of(Map<String, String> options, Map<String, String> environment, Path directory) {
        SettingSources sources = new SettingSources();
        sources.add(options);
        sources.add(environment);
        sources.add(sources.dotEnv(directory.resolve(".env")));
        sources.unknownAsWarnings();
        sources.configFile().ifPresent(sources::addFile);
        return sources;
    }

    /// The text set under one of the names of `setting`; its own name wins over its aliases.
    Optional<String> text(Setting<?> setting) {
        List<String> names = new ArrayList<>(List.of(setting.name()));
        names.addAll(setting.aliases());
        return names.stream()
                .map(values::get)
                .filter(value -> value != null)
                .map(String::strip)
                .findFirst();
    }

    /// Everything that is set, by name.
    Variables variables() {
        return new Variables(values);
    }

    /// The variables that hold the signing keys of single tenants.
    List<String> keyVariables() {
        return values.keySet().stream()
                .filter(name -> KeyPlaces.VARIABLE.matcher(name).matches())
                .toList();
    }

    List<String> mistakes() {
        return mistakes;
    }

    List<String> warnings() {
        return warnings;
    }

    private Optional<Path> configFile() {
        return text(StorageSettings.CONFIG_FILE).flatMap(text -> {
            try {
                return Optional.of(Texts.path(text));
            } catch (InvalidValue e) {
                return Optional.empty(); // reported with all the others
            }
        });
    }

    private void add(Map<String, String> more) {
        more.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.putIfAbsent(name.toUpperCase(Locale.ROOT), value);
            }
        });
    }

    private void unknownAsWarnings() {
        values.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !isKnown(name))
                .forEach(name -> warnings.add(name + " is no setting of Signet and has no effect."));
    }

    private Map<String, String> dotEnv(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try {
            return EnvFile.read(file);
        } catch (IOException e) {
            mistakes.add(file + ": cannot be read");
            return Map.of();
        }
    }

    private void addFile(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            Map<String, String> found =
                    file.toString().endsWith(".properties") ? properties(text) : yaml(Document.parse(text));
            found.keySet().stream()
                    .filter(name -> !isKnown(name))
                    .forEach(name -> mistakes.add(
                            "%s: %s is no setting; docs/operating.md lists them all".formatted(file, name)));
            add(found);
        } catch (IOException e) {
            mistakes.add(StorageSettings.CONFIG_FILE.name() + ": the file " + file + " cannot be read");
        } catch (IllegalArgumentException e) {
            mistakes.add(file + ": " + e.getMessage());
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(SettingSources::nameOf, properties::getProperty));
    }

    private static Map<String, String> yaml(@Nullable Object document) {
        Map<String, String> found = new TreeMap<>();
        switch (document) {
            case null -> {}
            case Map<?, ?> members -> flatten("", members, found);
            default -> throw new InvalidValue("must be a map of names and values");
        }
        return found;
    }

    /// `http: {port: 8140}` is `IDENTITY_HTTP_PORT`, and so is `IDENTITY_HTTP_PORT: 8140`.
    private static void flatten(String before, Map<?, ?> members, Map<String, String> found) {
        members.forEach((key, value) -> {
            String name = before + key;
            switch (value) {
                case null -> {}
                case Map<?, ?> inner -> flatten(name + "_", inner, found);
                case List<?> list ->
                    found.put(nameOf(name), list.stream().map(String::valueOf).collect(Collectors.joining(",")));
                default -> found.put(nameOf(name), value.toString());
            }
        });
    }

    private static String nameOf(String key) {
        String name = key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        return name.startsWith(PREFIX) || isKnown(name) ? name : PREFIX + name;
    }

    private static boolean isKnown(String name) {
        return KeyPlaces.VARIABLE.matcher(name).matches()
                || SettingTable.all().stream()
                        .anyMatch(setting ->
                                setting.name().equals(name) || setting.aliases().contains(name));
    }
}
