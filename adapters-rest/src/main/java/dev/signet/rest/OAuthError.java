package dev.signet.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Optional;

/// An error in words that all clients of the OAuth endpoints understand: `error` and `error_description` as RFC 6749
/// §5.2 has them, `detail` as the tenant API has it. The dialects differ in the status.
///
/// @param error the code
/// @param description for people
/// @param challenge the `WWW-Authenticate` header that every 401 carries (RFC 9110 §15.5.2)
public record OAuthError(HttpStatus status, String error, String description, Optional<String> challenge) {

    public static final String INVALID_REQUEST = "invalid_request";
    public static final String INVALID_CLIENT = "invalid_client";
    public static final String INVALID_GRANT = "invalid_grant";
    public static final String INVALID_SCOPE = "invalid_scope";
    public static final String INVALID_TOKEN = "invalid_token";
    public static final String SERVER_ERROR = "server_error";
    public static final String TEMPORARILY_UNAVAILABLE = "temporarily_unavailable";
    public static final String UNAUTHORIZED_CLIENT = "unauthorized_client";
    public static final String UNSUPPORTED_GRANT_TYPE = "unsupported_grant_type";

    /// Asks a client to prove itself (RFC 7617 §2).
    public static final String BASIC = "Basic realm=\"signet\", charset=\"UTF-8\"";

    /// Asks for a bearer token (RFC 6750 §3).
    public static final String BEARER = "Bearer realm=\"signet\"";

    /// An error without a challenge.
    public static OAuthError of(HttpStatus status, String error, String description) {
        return new OAuthError(status, error, description, Optional.empty());
    }

    /// A 401.
    public static OAuthError challenging(String challenge, String error, String description) {
        return new OAuthError(HttpStatus.UNAUTHORIZED, error, description, Optional.of(challenge));
    }

    /// The answer; nobody may keep it (RFC 6749 §5.1).
    public MutableHttpResponse<byte[]> answer() {
        return answer(JsonBytes.object(json -> {
            json.writeStringField("error", error);
            json.writeStringField("error_description", description);
            json.writeStringField("detail", description);
        }));
    }

    /// The answer with another body.
    public MutableHttpResponse<byte[]> answer(byte[] body) {
        MutableHttpResponse<byte[]> answer =
                uncached(HttpResponse.<byte[]>status(status)).body(body);
        answer.contentType(MediaType.APPLICATION_JSON_TYPE);
        challenge.ifPresent(value -> answer.header(HttpHeaders.WWW_AUTHENTICATE, value));
        return answer;
    }

    /// Forbids every cache to keep `answer`.
    public static <B> MutableHttpResponse<B> uncached(MutableHttpResponse<B> answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.PRAGMA, "no-cache");
    }
}
