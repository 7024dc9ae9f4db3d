package dev.signet.rest.token;

import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.TokenType;
import dev.signet.domain.token.VerifiedToken;
import dev.signet.rest.OAuthError;
import dev.signet.rest.RestSettings;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Finds out who asks about tokens, or wants them gone: whoever holds the service token, a bearer, or a client.
@Singleton
final class Callers {

    private static final String BEARER = "Bearer ";
    private static final OAuthError NOT_THE_SERVICE =
            OAuthError.challenging(OAuthError.BEARER, OAuthError.INVALID_TOKEN, "Invalid service token");
    private static final OAuthError BAD_BEARER = OAuthError.challenging(
            OAuthError.BEARER + ", error=\"invalid_token\"", OAuthError.INVALID_TOKEN, "The token is not good here");

    private final AuthenticateBearer bearers;
    private final AuthenticateClient clients;
    private final GrantRequests requests;
    private final Optional<SharedSecret> serviceToken;
    private final String serviceTokenHeader;

    Callers(AuthenticateBearer bearers, AuthenticateClient clients, GrantRequests requests, RestSettings settings) {
        this.bearers = bearers;
        this.clients = clients;
        this.requests = requests;
        this.serviceToken = settings.serviceToken();
        this.serviceTokenHeader = settings.serviceTokenHeader();
    }

    /// Who it is.
    sealed interface Caller {}

    /// Whoever may ask about every token of the tenant: by the service token, or as the operator.
    record Service() implements Caller {}

    /// A client that proved itself.
    record Proven(Client client) implements Caller {}

    /// Whoever holds an access token of the tenant.
    record Holder(VerifiedToken token) implements Caller {}

    /// Nobody, and the answer to that.
    record Nobody(HttpResponse<byte[]> answer) implements Caller {}

    /// Who has shown something other than a client's proof; empty if nothing of the kind was shown. A service
    /// token that is wrong is wrong, whatever else is shown.
    Optional<Caller> byToken(HttpRequest<?> request, Optional<TenantId> tenant) {
        String presented = request.getHeaders().get(serviceTokenHeader);
        if (presented != null && !presented.isEmpty()) {
            boolean right =
                    serviceToken.filter(secret -> secret.matches(presented)).isPresent();
            if (!right) {
                OutcomeNames.noteStranger(request, "service_token");
            }
            return Optional.of(right ? new Service() : nobody());
        }
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String token = authorization.substring(BEARER.length()).strip();
        return Optional.of(
                switch (bearers.handle(new AuthenticateBearer.Attempt(tenant, new TokenText(token)))) {
                    case AuthenticateBearer.Operator operator -> new Service();
                    case AuthenticateBearer.Holder holder -> holder(holder);
                    case AuthenticateBearer.Refused refused -> {
                        OutcomeNames.noteStranger(request, "bearer");
                        yield new Nobody(BAD_BEARER.answer());
                    }
                });
    }

    /// The client that proves itself in a form.
    Caller byClient(HttpRequest<?> request, Origins.Known door, Parameters parameters, boolean publicToo) {
        ClientAuthentication presented = ClientCredentials.of(request, parameters);
        if (presented instanceof ClientAuthentication.Named && !publicToo) {
            return new Nobody(ClientErrors.NOT_AUTHENTICATED.answer());
        }
        var attempt = new AuthenticateClient.Attempt(
                door.origin().tenant(),
                presented,
                requests.audiencesFor(presented, door),
                door.origin().guesser());
        return switch (clients.handle(attempt)) {
            case AuthenticateClient.Authenticated who -> new Proven(who.client());
            case AuthenticateClient.Refused refused -> {
                OutcomeNames.note(request, refused);
                yield new Nobody(ClientErrors.answer(refused));
            }
            case AuthenticateClient.NoTenant none -> new Nobody(ClientErrors.answer(none));
            case AuthenticateClient.TooMany many -> {
                OutcomeNames.note(request, many);
                yield new Nobody(ClientErrors.answer(many));
            }
        };
    }

    /// The answer to who has nothing to show for.
    static Caller nobody() {
        return new Nobody(NOT_THE_SERVICE.answer());
    }

    /// A trusted client's own token is as good as its secret; everybody else's is worth what it says.
    private static Caller holder(AuthenticateBearer.Holder holder) {
        return holder.client()
                .filter(client -> holder.token().type() == TokenType.SERVICE
                        && client.profile().trusted())
                .<Caller>map(Proven::new)
                .orElseGet(() -> new Holder(holder.token()));
    }
}
