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

    /// Who it is: the `sub` claim, percent-encoded beyond visible ASCII, as all of these.
    public static final String USER = "X-Authenticated-User";

    /// Whose token it is: a slug.
    public static final String TENANT = "X-Tenant-ID";

    /// What the token opens: names, separated by spaces.
    public static final String SCOPES = "X-User-Scopes";

    /// The person's roles: names, separated by spaces.
    public static final String ROLES = "X-User-Roles";

    /// Through which client the token was given; empty if through none.
    public static final String CLIENT = "X-Client-ID";

    private Headers() {}

    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(ETAG, header("The version of what is shown, for If-Match.", true, Schema.pattern("^\"[^\"]+\"$")));
        all.put(LOCATION, header("Where it is.", true, Schema.TEXT));
        all.put(REPLAYED, header("There if the answer was given before.", false, Schema.pattern("^true$")));
        all.put(RETRY_AFTER, header("Seconds after which to come again.", true, Schema.whole(0, Integer.MAX_VALUE)));
        all.put(CHALLENGE, header("How to prove oneself.", true, Schema.TEXT));
        all.put(USER, header("Who the bearer is.", true, Schema.TEXT));
        all.put(TENANT, header("The tenant of the token.", true, Shapes.SLUG));
        all.put(SCOPES, header("The scopes of the token.", true, Schema.TEXT));
        all.put(ROLES, header("The roles of the bearer.", true, Schema.TEXT));
        all.put(CLIENT, header("The client of the token.", true, Schema.TEXT));
        return all;
    }

    private static Map<String, Object> header(String description, boolean required, Schema schema) {
        return Map.of("description", description, "required", required, "schema", schema);
    }
}
