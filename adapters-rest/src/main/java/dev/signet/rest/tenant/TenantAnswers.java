package dev.signet.rest.tenant;

import dev.signet.rest.OAuthError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/// The answers to who addresses no tenant. One body for unknown and suspended ones, so that nobody learns which
/// exist.
public final class TenantAnswers {

    private static final OAuthError UNKNOWN =
            OAuthError.of(HttpStatus.NOT_FOUND, OAuthError.INVALID_REQUEST, "Unknown tenant");
    private static final OAuthError CONTRADICTION =
            OAuthError.of(HttpStatus.BAD_REQUEST, OAuthError.INVALID_REQUEST, "Path and header name different tenants");

    private TenantAnswers() {}

    /// 404.
    public static HttpResponse<byte[]> unknown() {
        return UNKNOWN.answer();
    }

    /// 400.
    public static HttpResponse<byte[]> contradiction() {
        return CONTRADICTION.answer();
    }
}
