package dev.signet.domain;

import java.io.Serial;

/// A value from outside that breaks a rule of the domain. The message says what the rule is and never repeats the
/// value, so an edge may show it as it is.
public final class InvalidValue extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    /// @param rule what a valid value would look like, as a phrase: "must have at most 64 characters"
    public InvalidValue(String rule) {
        super(rule);
    }

    /// Refuses with `rule` unless `holds`.
    public static void unless(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidValue(rule);
        }
    }
}
