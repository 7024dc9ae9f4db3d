package dev.signet.domain.scim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a filter compares (RFC 7644 §3.4.2.2, table 3).
public enum Comparison {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    /// The one that `word` names, in any case.
    public static Optional<Comparison> of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /// Whether it looks into a text.
    public boolean isTextual() {
        return this == CO || this == SW || this == EW;
    }

    /// Whether it asks for sameness alone.
    public boolean isIdentity() {
        return this == EQ || this == NE;
    }

    /// Whether it holds of a value that compares so to the one asked for; no textual one does.
    boolean holds(int sign) {
        return switch (this) {
            case EQ -> sign == 0;
            case NE -> sign != 0;
            case GT -> sign > 0;
            case GE -> sign >= 0;
            case LT -> sign < 0;
            case LE -> sign <= 0;
            case CO, SW, EW -> false;
        };
    }
}
