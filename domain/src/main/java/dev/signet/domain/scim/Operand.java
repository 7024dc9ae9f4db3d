package dev.signet.domain.scim;

import java.time.Instant;

/// What a filter compares with.
public sealed interface Operand {

    /// A text, folded already where case does not matter.
    record Text(String value) implements Operand {}

    /// True or false.
    record Flag(boolean value) implements Operand {}

    /// A point in time.
    record Moment(Instant value) implements Operand {}

    /// Whether `value`, as an attribute has it, is so to this.
    private static int compare(String one, String other) {
        int[] ones = one.codePoints().toArray();
        int[] others = other.codePoints().toArray();
        return java.util.Arrays.compare(ones, others);
    }

    /// Whether `value`, folded already, compares to this as `how` asks.
    default boolean holds(Comparison how, String value) {
        return switch (this) {
            case Text text ->
                switch (how) {
                    case CO -> value.contains(text.value());
                    case SW -> value.startsWith(text.value());
                    case EW -> value.endsWith(text.value());
                    case EQ, NE, GT, GE, LT, LE -> how.holds(compare(value, text.value()));
                };
            case Flag flag -> how.holds(Boolean.compare(Boolean.parseBoolean(value), flag.value()));
            case Moment moment -> how.holds(Instant.parse(value).compareTo(moment.value()));
        };
    }
}
