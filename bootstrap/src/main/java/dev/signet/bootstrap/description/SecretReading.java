package dev.signet.bootstrap.description;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads what must not stand in every file: `name`, or `name_env` with the variable that holds it.
final class SecretReading {

    private final Node node;
    private final Map<String, String> environment;

    SecretReading(Node node, Map<String, String> environment) {
        this.node = node;
        this.environment = environment;
    }

    <T> Optional<T> read(String name, Function<String, T> reading) {
        Optional<T> named = named(name, reading);
        return node.optional(name, reading).or(() -> named);
    }

    /// What the variable holds, where `name` itself is no text.
    <T> Optional<T> named(String name, Function<String, T> reading) {
        String variable = name + "_env";
        if (node.isPresent(name) && node.isPresent(variable)) {
            node.mistake(variable, "stands beside " + name + ", and one of them is enough");
        }
        return node.optional(variable, Function.identity()).flatMap(in -> {
            String value = environment.get(in);
            if (value == null || value.isEmpty()) {
                node.mistake(variable, "names a variable of the environment that is not set");
                return Optional.empty();
            }
            try {
                return Optional.of(reading.apply(value));
            } catch (IllegalArgumentException e) {
                node.mistake(variable, "names a variable whose value is wrong: " + e.getMessage());
                return Optional.empty();
            }
        });
    }
}
