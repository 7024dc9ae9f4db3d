package dev.signet.rest.credential;

import dev.signet.application.credential.Requester;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.token.TokenText;
import dev.signet.rest.OAuthError;
import dev.signet.rest.RestSettings;
import dev.signet.rest.dialect.Unacceptable;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds out who wants credentials changed: whoever holds the service token, or a bearer.
@Singleton
final class Requesters {

    private static final String BEARER = "Bearer ";
    private static final OAuthError NOT_THE_SERVICE =
            OAuthError.challenging(OAuthError.BEARER, OAuthError.INVALID_TOKEN, "Invalid service token");
    private static final OAuthError BAD_BEARER = OAuthError.challenging(
            OAuthError.BEARER + ", error=\"invalid_token\"", OAuthError.INVALID_TOKEN, "The token is not good here");
    private static final OAuthError NO_BEARER =
            OAuthError.challenging(OAuthError.BEARER, OAuthError.INVALID_TOKEN, "A bearer token is required");

    private final AuthenticateBearer bearers;
    private final Optional<SharedSecret> serviceToken;
    private final String serviceTokenHeader;

    Requesters(AuthenticateBearer bearers, RestSettings settings) {
        this.bearers = bearers;
        this.serviceToken = settings.serviceToken();
        this.serviceTokenHeader = settings.serviceTokenHeader();
    }

    /// Whoever shows something that is good here. Who shows a bearer is the bearer, though a gateway adds its service
    /// token to every call; a service token that is wrong is wrong, whatever else is shown.
    ///
    /// @throws Unacceptable if nothing is shown, or nothing good
    Requester anybody(HttpRequest<?> request, Origins.Known door) {
        Optional<String> shown = Optional.ofNullable(request.getHeaders().get(serviceTokenHeader))
                .filter(text -> !text.isEmpty());
        if (shown.isPresent() && shown.filter(this::isServiceToken).isEmpty()) {
            throw stranger(request, "service_token", NOT_THE_SERVICE);
        }
        Provenance provenance = door.origin().provenance();
        return token(request)
                .map(token -> byToken(request, door, token))
                .or(() -> shown.map(token -> Requester.service(provenance)))
                .orElseThrow(() -> new Unacceptable(NOT_THE_SERVICE.answer()));
    }

    /// Whoever shows an access token that is good here.
    ///
    /// @throws Unacceptable if none is shown, or no good one
    Requester bearer(HttpRequest<?> request, Origins.Known door) {
        return token(request)
                .map(token -> byToken(request, door, token))
                .orElseThrow(() -> new Unacceptable(NO_BEARER.answer()));
    }

    private boolean isServiceToken(String presented) {
        return serviceToken.filter(secret -> secret.matches(presented)).isPresent();
    }

    private Requester byToken(HttpRequest<?> request, Origins.Known door, TokenText token) {
        Provenance provenance = door.origin().provenance();
        var attempt = new AuthenticateBearer.Attempt(Optional.of(door.origin().tenant()), token);
        return switch (bearers.handle(attempt)) {
            case AuthenticateBearer.Operator operator -> Requester.operator(provenance);
            case AuthenticateBearer.Holder holder -> Requester.bearer(holder.token(), holder.client(), provenance);
            case AuthenticateBearer.Refused refused -> throw stranger(request, "bearer", BAD_BEARER);
        };
    }

    private static Optional<TokenText> token(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> new TokenText(header.substring(BEARER.length()).strip()));
    }

    private static Unacceptable stranger(HttpRequest<?> request, String why, OAuthError error) {
        Notes.refusal(request, "AuthenticateBearer", AuditAction.ACCESS_REFUSED, why);
        return new Unacceptable(error.answer());
    }
}
