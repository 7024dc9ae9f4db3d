package dev.signet.rest.token;

import dev.signet.application.client.AuthenticateClient;
import dev.signet.rest.OAuthError;
import dev.signet.rest.dialect.TooManyGuesses;
import dev.signet.rest.dialect.Unacceptable;
import dev.signet.rest.tenant.TenantAnswers;
import io.micronaut.http.HttpResponse;

/// What is told to a client that did not prove itself: why, only where it has proven itself (RFC 6749 §5.2).
final class ClientErrors {

    static final OAuthError NOT_AUTHENTICATED =
            OAuthError.challenging(OAuthError.BASIC, OAuthError.INVALID_CLIENT, "Client authentication failed");

    private static final OAuthError DISABLED =
            OAuthError.challenging(OAuthError.BASIC, OAuthError.INVALID_CLIENT, "Client is disabled");

    private ClientErrors() {}

    /// A client that cannot be who it says, or does not say it properly.
    static Unacceptable unacceptable() {
        return new Unacceptable(NOT_AUTHENTICATED.answer());
    }

    static HttpResponse<byte[]> answer(AuthenticateClient.Outcome why) {
        return switch (why) {
            case AuthenticateClient.NoTenant none -> TenantAnswers.unknown();
            case AuthenticateClient.TooMany many -> TooManyGuesses.answer(many.retryAfter());
            case AuthenticateClient.Refused refused ->
                switch (refused.why()) {
                    case DISABLED -> DISABLED.answer();
                    case ABSENT, UNKNOWN, METHOD_NOT_REGISTERED, WRONG_SECRET, BAD_ASSERTION, REPLAYED_ASSERTION ->
                        NOT_AUTHENTICATED.answer();
                };
            case AuthenticateClient.Authenticated who ->
                throw new IllegalArgumentException("an authenticated client is no error");
        };
    }
}
