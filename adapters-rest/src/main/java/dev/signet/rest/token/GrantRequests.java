package dev.signet.rest.token;

import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.rest.RequestAttributes;
import dev.signet.rest.dialect.Parameters;
import dev.signet.rest.dialect.Unacceptable;
import dev.signet.rest.tenant.Audiences;
import dev.signet.rest.tenant.Origins;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/// Turns the parameters of a token request into what the use cases ask for.
@Singleton
final class GrantRequests {

    private final Audiences audiences;

    GrantRequests(Audiences audiences) {
        this.audiences = audiences;
    }

    /// The tenant API's password login: what is missing is empty, and so wrong.
    IssueUserTokens.Request directLogin(HttpRequest<?> request, Origins.Known door, Parameters parameters) {
        parameters.text(Parameters.USERNAME).ifPresent(name -> request.setAttribute(RequestAttributes.NAME, name));
        return new IssueUserTokens.Request(
                door.origin(),
                new IssueUserTokens.Direct(),
                parameters.text(Parameters.USERNAME).orElse(""),
                new Password(parameters.text(Parameters.PASSWORD).orElse("")),
                code(parameters),
                ScopeParameter.of(parameters, Dialect.JSON));
    }

    /// The password grant of RFC 6749 §4.3.2.
    IssueUserTokens.Request login(HttpRequest<?> request, Origins.Known door, Parameters parameters) {
        ClientAuthentication client = ClientCredentials.of(request, parameters);
        parameters.text(Parameters.USERNAME).ifPresent(name -> request.setAttribute(RequestAttributes.NAME, name));
        return new IssueUserTokens.Request(
                door.origin(),
                new IssueUserTokens.Through(client, audiencesFor(client, door)),
                required(parameters, Parameters.USERNAME),
                new Password(required(parameters, Parameters.PASSWORD)),
                code(parameters),
                ScopeParameter.of(parameters, Dialect.FORM));
    }

    private static Optional<OneTimeCode> code(Parameters parameters) {
        return parameters.text(Parameters.MFA_CODE).map(OneTimeCode::new);
    }

    /// The client credentials grant (RFC 6749 §4.4.2).
    IssueClientToken.Request own(HttpRequest<?> request, Origins.Known door, Parameters parameters) {
        ClientAuthentication client = ClientCredentials.of(request, parameters);
        return new IssueClientToken.Request(
                door.origin(), client, audiencesFor(client, door), ScopeParameter.of(parameters, Dialect.FORM));
    }

    /// A refresh (RFC 6749 §6), in either dialect. In JSON a client may prove itself too, for a grant that has
    /// one is redeemed under it alone; another kind of `Authorization` is not meant for this there.
    RotateRefreshToken.Presented refresh(
            HttpRequest<?> request, Origins.Known door, Parameters parameters, Dialect dialect) {
        TokenText token = new TokenText(required(parameters, Parameters.REFRESH_TOKEN));
        ClientAuthentication client = dialect == Dialect.FORM || ClientCredentials.areBasic(request)
                ? ClientCredentials.of(request, parameters)
                : ClientCredentials.inBody(parameters);
        return new RotateRefreshToken.Presented(
                door.origin(),
                dialect,
                token,
                client,
                audiencesFor(client, door),
                ScopeParameter.of(parameters, dialect));
    }

    /// Only assertions name an audience.
    Set<String> audiencesFor(ClientAuthentication client, Origins.Known door) {
        return client instanceof ClientAuthentication.ByAssertion ? audiences.of(door.slug()) : Set.of();
    }

    private static String required(Parameters parameters, String name) {
        return parameters.text(name).orElseThrow(() -> Unacceptable.request(name + " is required"));
    }
}
