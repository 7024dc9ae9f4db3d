package dev.signet.rest.dialect;

import dev.signet.rest.JsonBytes;
import dev.signet.rest.OAuthError;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.time.Duration;

/// What is told to who guessed too often (RFC 6585 §4), in both dialects: when to come again, as a header and as a
/// member, and not whether it is their address, the account or the client that is waited for.
public final class TooManyGuesses {

    private static final OAuthError ERROR = OAuthError.of(
            HttpStatus.TOO_MANY_REQUESTS, "rate_limit_exceeded", "Too many failed attempts. Try again later.");

    private TooManyGuesses() {}

    /// When `retryAfter` is over, another may be made.
    public static HttpResponse<byte[]> answer(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return ERROR.answer(JsonBytes.object(json -> {
                    json.writeStringField("error", ERROR.error());
                    json.writeStringField("error_description", ERROR.description());
                    json.writeStringField("detail", ERROR.description());
                    json.writeNumberField("retry_after", seconds);
                }))
                .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
