package dev.signet.rest.edge;

import io.micronaut.http.HttpStatus;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is answered instead of what was asked for. It travels as an exception, so that the signature of an
/// endpoint says what it answers when all is well; nobody went astray, so it has no stack trace. [Faults] puts
/// it into words.
public final class Fault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final transient String code;
    private final transient List<Wrong> wrongs;
    private final transient Map<String, String> headers;

    private Fault(HttpStatus status, String code, String detail, List<Wrong> wrongs, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.wrongs = List.copyOf(wrongs);
        this.headers = Map.copyOf(headers);
    }

    /// A fault with this status.
    ///
    /// @param code a short name that programs can tell apart, in the manner of RFC 6749 §5.2: `invalid_request`
    /// @param detail a sentence for people, without secrets
    public static Fault of(HttpStatus status, String code, String detail) {
        return new Fault(status, code, detail, List.of(), Map.of());
    }

    /// A body that could be read, but not taken: 422 (RFC 9110 §15.5.21).
    public static Fault invalid(List<Wrong> wrongs) {
        return new Fault(
                HttpStatus.UNPROCESSABLE_ENTITY, "invalid_request", "The body has wrong members.", wrongs, Map.of());
    }

    /// A parameter that is not what it must be: 400.
    public static Fault invalidParameter(String name, String detail) {
        return new Fault(
                HttpStatus.BAD_REQUEST,
                "invalid_request",
                "The request has a wrong parameter.",
                List.of(new Wrong(name, detail)),
                Map.of());
    }

    /// Nothing here: 404.
    public static Fault notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not_found", detail);
    }

    /// It does not go with what is there: 409.
    public static Fault conflict(String detail) {
        return of(HttpStatus.CONFLICT, "conflict", detail);
    }

    /// The same fault with one more header.
    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(status, code, detail(), wrongs, more);
    }

    /// The status of the answer.
    public HttpStatus status() {
        return status;
    }

    /// The name that programs tell apart.
    public String code() {
        return code;
    }

    /// The sentence for people.
    public String detail() {
        return String.valueOf(getMessage());
    }

    /// What is wrong in particular.
    public List<Wrong> wrongs() {
        return wrongs;
    }

    /// What the answer carries beside its body.
    public Map<String, String> headers() {
        return headers;
    }
}
