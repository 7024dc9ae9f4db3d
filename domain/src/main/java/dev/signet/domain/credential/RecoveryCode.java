package dev.signet.domain.credential;

import dev.signet.domain.Base32;
import dev.signet.domain.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A code that stands in for a lost authenticator, once: ten characters of five bits each, typed with or without the
/// hyphen between them, in any case.
public final class RecoveryCode {

    /// How many random bytes one is made of.
    public static final int RANDOM_BYTES = 7;

    /// How many somebody gets at once.
    public static final int BATCH = 10;

    private static final int LENGTH = 10;
    private static final int HALF = LENGTH / 2;

    private final String value;

    private RecoveryCode(String value) {
        this.value = value;
    }

    /// A code made of chance.
    ///
    /// @param random [#RANDOM_BYTES] bytes
    public static RecoveryCode of(byte[] random) {
        InvalidValue.unless(random.length == RANDOM_BYTES, "must have %d bytes".formatted(RANDOM_BYTES));
        return new RecoveryCode(
                Base32.encode(Arrays.copyOf(random, RANDOM_BYTES)).substring(0, LENGTH));
    }

    /// What was typed, if it can be such a code at all.
    public static Optional<RecoveryCode> read(OneTimeCode typed) {
        String text = typed.reveal().replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        return text.length() == LENGTH ? Optional.of(new RecoveryCode(text)) : Optional.empty();
    }

    /// The code without its hyphen: what is digested.
    public String plain() {
        return value;
    }

    /// The code as it is shown, once. Who calls this is responsible for where it goes.
    public String reveal() {
        return (value.substring(0, HALF) + "-" + value.substring(HALF)).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "RecoveryCode(hidden)";
    }
}
