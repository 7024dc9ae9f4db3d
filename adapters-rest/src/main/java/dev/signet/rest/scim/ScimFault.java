package dev.signet.rest.scim;

import io.micronaut.http.HttpStatus;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is answered instead of what was asked for (RFC 7644 §3.12). Nobody went astray, so it has no stack trace.
final class ScimFault extends RuntimeException {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final transient String type;

    private ScimFault(HttpStatus status, String type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
    }

    static ScimFault of(HttpStatus status, String detail) {
        return new ScimFault(status, "", detail);
    }

    static ScimFault invalidFilter(String detail) {
        return bad("invalidFilter", detail);
    }

    static ScimFault invalidPath(String detail) {
        return bad("invalidPath", detail);
    }

    static ScimFault invalidValue(String detail) {
        return bad("invalidValue", detail);
    }

    static ScimFault invalidSyntax(String detail) {
        return bad("invalidSyntax", detail);
    }

    static ScimFault invalidCursor() {
        return bad("invalidCursor", "The cursor is of no earlier answer to this question");
    }

    static ScimFault noTarget(String detail) {
        return bad("noTarget", detail);
    }

    static ScimFault mutability(String attribute) {
        return bad("mutability", attribute + " is read-only");
    }

    static ScimFault uniqueness() {
        return new ScimFault(HttpStatus.CONFLICT, "uniqueness", "The name or address belongs to somebody else");
    }

    static ScimFault notOffered() {
        return of(
                HttpStatus.NOT_IMPLEMENTED,
                "This provider does not offer that; ServiceProviderConfig says what it does");
    }

    /// Operations of a message that wait for one another (RFC 7644 §3.7.2).
    static ScimFault circle() {
        return of(HttpStatus.CONFLICT, "Its bulkIds wait for one another in a circle");
    }

    static ScimFault stale() {
        return of(HttpStatus.PRECONDITION_FAILED, "The resource has changed since");
    }

    static ScimFault beyondAuthor() {
        return of(HttpStatus.FORBIDDEN, "That takes more administration than is held here: provisioning holds none");
    }

    private static ScimFault bad(String type, String detail) {
        return new ScimFault(HttpStatus.BAD_REQUEST, type, detail);
    }

    HttpStatus status() {
        return status;
    }

    /// The name that programs tell apart; empty where the status says all.
    String type() {
        return type;
    }

    /// The body of the answer, which clients of the tenant API understand by its `detail`.
    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(SCHEMA));
        body.put("status", String.valueOf(status.getCode()));
        if (!type.isEmpty()) {
            body.put("scimType", type);
        }
        body.put("detail", String.valueOf(getMessage()));
        return body;
    }
}
