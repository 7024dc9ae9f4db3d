package dev.signet.bootstrap.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A file of `NAME=value` lines, as shells and containers read it: blank lines and `#` comments are skipped,
/// `export` before a name and quotes around a value are taken off.
public final class EnvFile {

    private static final String EXPORT = "export ";

    private EnvFile() {}

    /// The pairs of `file`, in their order.
    public static Map<String, String> read(Path file) throws IOException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String raw : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals < 1) {
                continue;
            }
            String name = line.substring(0, equals).strip();
            pairs.put(
                    name.startsWith(EXPORT) ? name.substring(EXPORT.length()).strip() : name,
                    unquoted(line.substring(equals + 1).strip()));
        }
        return pairs;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
