package dev.signet.rest.description;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What refusals look like.
public final class Problems {

    /// Problem details (RFC 9457) with this server's additions.
    public static final Schema PROBLEM = problem().named("Problem");

    /// RFC 6749 §5.2 with the `detail` that other clients read.
    public static final Schema OAUTH = Schema.exactly(
                    Map.of("error", Schema.TEXT, "error_description", Schema.TEXT, "detail", Schema.TEXT))
            .named("OAuthError");

    /// RFC 7644 §3.12.
    public static final Schema SCIM = Schema.object(
                    Map.of(
                            "schemas",
                            Schema.list(Schema.words(List.of("urn:ietf:params:scim:api:messages:2.0:Error"))),
                            "status",
                            Schema.TEXT,
                            "scimType",
                            Schema.TEXT,
                            "detail",
                            Schema.TEXT),
                    Set.of("schemas", "status", "detail"))
            .named("ScimError");

    /// The same to who guessed too often.
    public static final Schema TOO_MANY = Schema.exactly(Map.of(
                    "error",
                    Schema.words(List.of("rate_limit_exceeded")),
                    "error_description",
                    Schema.TEXT,
                    "detail",
                    Schema.TEXT,
                    "retry_after",
                    Schema.whole(1, Integer.MAX_VALUE)))
            .named("TooManyGuesses");

    /// What is wrong with the members of a request in the tenant API's dialect.
    public static final Schema FLAWS = Schema.exactly(Map.of(
                    "error",
                    Schema.TEXT,
                    "error_description",
                    Schema.TEXT,
                    "detail",
                    Schema.list(Schema.exactly(Map.of(
                            "type",
                            Schema.TEXT,
                            "loc",
                            Schema.list(Schema.TEXT),
                            "msg",
                            Schema.TEXT,
                            "input",
                            Schema.NULL)))))
            .named("RequestFlaws");

    private Problems() {}

    private static Schema problem() {
        Map<String, Schema> members = new LinkedHashMap<>();
        members.put("type", Schema.words(List.of("about:blank")));
        members.put("title", Schema.TEXT);
        members.put("status", Schema.whole(400, 599));
        members.put("code", Schema.TEXT);
        members.put("detail", Schema.TEXT);
        Schema wrong = Schema.object(Map.of("detail", Schema.TEXT), Set.of("detail"))
                .or(Map.of(
                        "pointer",
                        Schema.pattern("^#(/.*)?$").with("description", "into the body (RFC 6901 §6)"),
                        "parameter",
                        Schema.TEXT.with("description", "the name of a parameter or header")))
                .with("minProperties", 2)
                .closed();
        return Schema.object(members, members.keySet())
                .or(Map.of(
                        "errors",
                        Schema.list(wrong)
                                .with("minItems", 1)
                                .with("description", "everything that is wrong with the request"),
                        "correlation_id",
                        Schema.TEXT))
                .closed();
    }
}
