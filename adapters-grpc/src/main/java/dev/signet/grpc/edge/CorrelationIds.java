package dev.signet.grpc.edge;

import io.grpc.Metadata;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Ties a call to the caller's own records: the id that the caller gave it, if that is fit to stand in a log, or else
/// a new one. It guards nothing, so it need not be unpredictable.
public final class CorrelationIds {

    /// The name that carries it, of calls and answers.
    public static final Metadata.Key<String> NAME =
            Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<String> OTHER_NAME =
            Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);
    private static final int LONGEST = 128;

    private CorrelationIds() {}

    static String of(Metadata metadata) {
        return fit(metadata.get(NAME)).or(() -> fit(metadata.get(OTHER_NAME))).orElseGet(CorrelationIds::fresh);
    }

    private static Optional<String> fit(@Nullable String text) {
        boolean fits = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(CorrelationIds::isSafe);
        return fits ? Optional.ofNullable(text) : Optional.empty();
    }

    private static boolean isSafe(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "-._~:/+=@".indexOf(c) >= 0;
    }

    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
