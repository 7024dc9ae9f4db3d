package dev.signet.bootstrap.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The environment with its `.env` file, for secrets that are kept there. It prints nothing.
public final class Variables {

    private final Map<String, String> values;

    /// @param values by names in capitals
    Variables(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// The value of the variable, if it is set.
    public Optional<String> of(String name) {
        return Optional.ofNullable(values.get(name.toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return "Variables(hidden)";
    }
}
