package dev.signet.rest.dialect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Times as the tenant API's clients can read them. Old Pythons read neither a `Z` nor a fraction of other than
/// three or six digits, and introspection has another form than the rest.
public final class Times {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssX").withZone(ZoneOffset.UTC);

    private Times() {}

    /// Six digits of a fraction and `+00:00`.
    public static String micros(Instant instant) {
        return MICROS.format(instant);
    }

    /// Whole seconds and `Z`.
    public static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }
}
