package dev.signet.rest.description;

import io.micronaut.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that answers carry.
public final class Headers {

    /// The version of what is shown, for `If-Match`.
    public static final String ETAG = HttpHeaders.ETAG;

    /// Where to find what was made.
    public static final String LOCATION = HttpHeaders.LOCATION;

    /// There where a POST with an `Idempotency-Key` had been answered before.
    public static final String REPLAYED = "Idempotent-Replayed";

    /// In seconds, when to come again (RFC 9110 §10.2.3).
    public static final String RETRY_AFTER = HttpHeaders.RETRY_AFTER;

    /// How to prove oneself (RFC 9110 §11.6.1).
    public static final String CHALLENGE = HttpHeaders.WWW_AUTHENTICATE;

    private Headers() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(ETAG, header("The version of what is shown, for If-Match.", true, Schema.pattern("^\"[^\"]+\"$")));
        all.put(LOCATION, header("Where it is.", true, Schema.TEXT));
        all.put(REPLAYED, header("There if the answer was given before.", false, Schema.pattern("^true$")));
        all.put(RETRY_AFTER, header("Seconds after which to come again.", true, Schema.whole(0, Integer.MAX_VALUE)));
        all.put(CHALLENGE, header("How to prove oneself.", true, Schema.TEXT));
        return all;
    }

    private static Map<String, Object> header(String description, boolean required, Schema schema) {
        return Map.of("description", description, "required", required, "schema", schema);
    }
}
