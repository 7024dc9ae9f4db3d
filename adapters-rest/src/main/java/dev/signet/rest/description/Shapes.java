package dev.signet.rest.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the names and texts of the domain look like.
public final class Shapes {

    /// A tenant's slug.
    public static final Schema SLUG = Schema.pattern("^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$");

    /// A `client_id`.
    public static final Schema CLIENT_ID = Schema.pattern("^[A-Za-z0-9._~-]{1,255}$");

    /// A scope.
    public static final Schema SCOPE = Schema.pattern("^[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}$");

    /// Scopes separated by spaces.
    public static final Schema SCOPES = Schema.pattern("^ *([\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}( +|$))*$");

    /// A role's name.
    public static final Schema ROLE = Schema.pattern("^(?=.*\\S)[^\\u0000-\\u001F\\u007F-\\u009F]+$")
            .with("minLength", 1)
            .with("maxLength", 64);

    /// A user's name.
    public static final Schema USER_NAME = Schema.pattern("^[^\\s\\u0000-\\u001F\\u007F-\\u009F]+$")
            .with("minLength", 1)
            .with("maxLength", 128);

    /// A user's name or e-mail address, as somebody types it.
    public static final Schema LOGIN_NAME = USER_NAME.with("maxLength", 256);

    /// An e-mail address.
    public static final Schema EMAIL = Schema.pattern(
                    "^[^\\s\\u0000-\\u001F\\u007F-\\u009F]+@[^\\s\\u0000-\\u001F\\u007F-\\u009F@]+$")
            .with("maxLength", 254);

    /// A secret: anything that can be typed.
    public static final Schema SECRET = Schema.TEXT.with("format", "password");

    /// A redirect URI.
    public static final Schema REDIRECT_URI = Schema.ANY
            .with("type", "string")
            .with("format", "uri")
            .with("maxLength", 2048)
            .with("description", "absolute, without fragment; http only on a loopback address");

    /// Where a page comes from (RFC 6454 §6.2).
    public static final Schema WEB_ORIGIN = Schema.ANY
            .with("type", "string")
            .with("maxLength", 300)
            .with("description", "an origin in lower case without a path; http only on a loopback address");

    /// A public key (RFC 7517).
    public static final Schema JWK = Schema.object(
                    Map.of("kty", Schema.words(List.of("RSA", "EC", "OKP"))), Set.of("kty"))
            .named("Jwk");

    /// A UUID.
    public static final Schema UUID = Schema.ANY.with("type", "string").with("format", "uuid");

    private Shapes() {}

    /// A part of a list of these.
    public static Schema listing(Schema item) {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put("items", Schema.list(item));
        members.put(
                "next",
                Schema.TEXT.orNull().with("description", "what to give as `after` for the next part; null at the end"));
        return Schema.exactly(members);
    }

    /// The parameters of an operation that answers a part of a list.
    public static Operation paged(Operation operation, Schema key) {
        return operation
                .asks("query", "limit", Schema.whole(1, 1000).with("default", 50), "how many items at most")
                .asks("query", "after", key, "the `next` of the part before");
    }

    /// The parameter of an operation that changes only what its author saw.
    public static Operation matching(Operation operation) {
        return operation
                .asks(
                        "header",
                        "If-Match",
                        Schema.TEXT,
                        "the ETag that the author of the change saw, or *; without it, any version is changed")
                .refuses(412, "It has changed since.");
    }

    /// The parameter of an operation that is done once however often it is asked for.
    public static Operation once(Operation operation) {
        return operation.asks(
                "header",
                "Idempotency-Key",
                Schema.pattern(
                        "^(\"[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255}\"|[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,255})$"),
                "names the request: when it comes again, it is answered as before");
    }
}
