package dev.signet.rest.authorization;

import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.token.Introduction;
import dev.signet.rest.RestSettings;
import dev.signet.rest.description.Headers;
import dev.signet.rest.description.OpenApi;
import dev.signet.rest.description.Operation;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/// What proxies are answered: a status, and headers that they copy. Bodies are never read.
final class AuthorizationAnswers {

    /// What this endpoint says of itself.
    static final Operation OPERATION = Operation.of("Says whether the bearer may pass, for proxies.")
            .proves(OpenApi.BEARER)
            .asks(
                    "header",
                    RestSettings.USUAL_TENANT_HEADERS.getFirst(),
                    Schema.TEXT,
                    "the tenant, where the path names none; which headers count is a setting")
            .asks("query", "scope", Shapes.SCOPES, "the scopes that the token must hold, all of them")
            .gives(
                    200,
                    "They may; headers say who it is.",
                    Map.of(),
                    Headers.USER,
                    Headers.TENANT,
                    Headers.SCOPES,
                    Headers.ROLES,
                    Headers.CLIENT)
            .gives(401, "There is no token that counts here.", Map.of(), Headers.CHALLENGE)
            .gives(403, "The token does not open this.", Map.of(), Headers.CHALLENGE);

    private static final String CHALLENGE = "Bearer realm=\"signet\"";

    private AuthorizationAnswers() {}

    /// Who it is. A header is there for everything that can be told, empty where there is nothing to tell, so that a
    /// proxy that copies it overwrites whatever a client wrote in its place.
    static HttpResponse<?> ok(AuthenticateBearer.Holder holder) {
        var introduction = Introduction.of(holder.tenant().slug(), holder.token());
        return HttpResponse.ok()
                .header(Headers.USER, introduction.subject())
                .header(Headers.TENANT, introduction.tenant())
                .header(Headers.SCOPES, introduction.scopes())
                .header(Headers.ROLES, introduction.roles())
                .header(Headers.CLIENT, introduction.client());
    }

    /// @param tried whether a token was sent; who sends none learns only how to (RFC 6750 §3.1)
    static HttpResponse<?> unauthorized(boolean tried) {
        return challenged(HttpStatus.UNAUTHORIZED, tried ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
    }

    /// The token is good, and does not open this.
    static HttpResponse<?> forbidden(Scopes required) {
        return challenged(
                HttpStatus.FORBIDDEN, CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + required + "\"");
    }

    /// A question that cannot be answered, so nobody passes.
    static HttpResponse<?> invalidRequest() {
        return challenged(HttpStatus.FORBIDDEN, CHALLENGE + ", error=\"invalid_request\"");
    }

    private static MutableHttpResponse<?> challenged(HttpStatus status, String challenge) {
        return HttpResponse.status(status).header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
