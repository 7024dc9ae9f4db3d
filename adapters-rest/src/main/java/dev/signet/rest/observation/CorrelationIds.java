package dev.signet.rest.observation;

import io.micronaut.http.HttpRequest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Ties a request to the caller's own records: the id that the caller gave it, if that is fit to stand in a log, or
/// else a new one. It guards nothing, so it need not be unpredictable.
public final class CorrelationIds {

    /// The header that carries it, of requests and answers.
    public static final String HEADER = "X-Correlation-ID";
    private static final String OTHER_HEADER = "X-Request-ID";
    private static final int LONGEST = 128;

    private CorrelationIds() {}

    /// The id of `request`.
    public static String of(HttpRequest<?> request) {
        return fit(request.getHeaders().get(HEADER))
                .or(() -> fit(request.getHeaders().get(OTHER_HEADER)))
                .orElseGet(CorrelationIds::fresh);
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
