package dev.signet.rest.dialect;

import dev.signet.rest.OAuthError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.io.Serial;

/// A request that cannot be read, together with the answer to it. It never leaves its endpoint.
public final class Unacceptable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient HttpResponse<byte[]> answer;

    /// @param answer what to answer
    public Unacceptable(HttpResponse<byte[]> answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    /// A request that breaks a rule of RFC 6749 §3.2.
    public static Unacceptable request(String description) {
        return new Unacceptable(OAuthError.of(HttpStatus.BAD_REQUEST, OAuthError.INVALID_REQUEST, description)
                .answer());
    }

    /// What to answer.
    public HttpResponse<byte[]> answer() {
        return answer;
    }
}
