package dev.signet.rest.token;

import dev.signet.rest.OAuthError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.Serial;

/// A request that cannot be read, together with the answer to it. It never leaves its endpoint.
final class Unacceptable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient HttpResponse<byte[]> answer;

    Unacceptable(HttpResponse<byte[]> answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    /// A request that breaks a rule of RFC 6749 §3.2.
    static Unacceptable request(String description) {
        return new Unacceptable(OAuthError.of(HttpStatus.BAD_REQUEST, OAuthError.INVALID_REQUEST, description)
                .answer());
    }

    /// A client that cannot be who it says, or does not say it properly.
    static Unacceptable client() {
        return new Unacceptable(ClientErrors.NOT_AUTHENTICATED.answer());
    }

    HttpResponse<byte[]> answer() {
        return answer;
    }
}
