package dev.signet.domain.audit;

import dev.signet.domain.InvalidValue;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ties a request to the caller's own records, logs and the audit trail: what the caller calls it, if that is fit to
/// stand in a log, or else something new.
///
/// @param value 1 to 128 letters, digits and `-._~:/+=@`
public record CorrelationId(String value) {

    private static final int LONGEST = 128;

    public CorrelationId {
        InvalidValue.unless(isFit(value), "must have 1 to 128 letters, digits and -._~:/+=@");
    }

    /// What somebody calls a request, if that is fit.
    public static Optional<CorrelationId> fit(@Nullable String given) {
        return given != null && isFit(given) ? Optional.of(new CorrelationId(given)) : Optional.empty();
    }

    /// A new one. It guards nothing, so it need not be unpredictable.
    public static CorrelationId of(long chance, long more) {
        HexFormat hex = HexFormat.of();
        return new CorrelationId(hex.toHexDigits(chance) + hex.toHexDigits(more));
    }

    private static boolean isFit(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(CorrelationId::isSafe);
    }

    private static boolean isSafe(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "-._~:/+=@".indexOf(c) >= 0;
    }
}
