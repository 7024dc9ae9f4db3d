package dev.signet.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The `NAME=value` lines that a demo server leaves in its data directory.
final class DemoEnv {

    private final Map<String, String> values;

    private DemoEnv(Map<String, String> values) {
        this.values = values;
    }

    static DemoEnv none() {
        return new DemoEnv(Map.of());
    }

    static DemoEnv in(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new DemoEnv(lines.filter(line -> line.matches("[A-Z0-9_]+=.*"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
