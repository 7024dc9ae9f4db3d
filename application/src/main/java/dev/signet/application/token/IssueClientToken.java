package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.domain.token.AccessClaims;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.ScopeDecision;
import java.util.Optional;
import java.util.Set;

/// Gives a client a token of its own (RFC 6749 §4.4). It writes no row, and there is no refresh token (§4.4.3).
public final class IssueClientToken {

    private final AuthenticateClient authenticate;
    private final AccessTokenMint mint;
    private final TokenRules deployment;

    public IssueClientToken(AuthenticateClient authenticate, AccessTokenMint mint, TokenRules deployment) {
        this.authenticate = authenticate;
        this.mint = mint;
        this.deployment = deployment;
    }

    /// A token request.
    ///
    /// @param audiences what a client assertion may name as its audience
    /// @param asked the scopes asked for; empty: none named
    public record Request(Origin origin, ClientAuthentication client, Set<String> audiences, Optional<Scopes> asked) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// A token.
    public record Issued(IssuedTokens tokens) implements Outcome {}

    /// The client did not prove itself, or the tenant is not there.
    public record NotAuthenticated(AuthenticateClient.Outcome why) implements Outcome {}

    /// The client may not use this grant.
    public record NotAllowed() implements Outcome {}

    /// More scopes than the client has.
    public record TooMuch() implements Outcome {}

    /// Issues a token, or says why not.
    public Outcome handle(Request request) {
        var attempt = new AuthenticateClient.Attempt(
                request.origin().tenant(),
                request.client(),
                request.audiences(),
                request.origin().guesser());
        return switch (authenticate.handle(attempt)) {
            case AuthenticateClient.Authenticated who -> issue(request, who.tenant(), who.client());
            case AuthenticateClient.Refused refused -> new NotAuthenticated(refused);
            case AuthenticateClient.NoTenant none -> new NotAuthenticated(none);
            case AuthenticateClient.TooMany many -> new NotAuthenticated(many);
        };
    }

    private Outcome issue(Request request, Tenant tenant, Client client) {
        if (!client.may(GrantType.CLIENT_CREDENTIALS)) {
            return new NotAllowed();
        }
        return switch (ScopeDecision.forClient(client.permissions(), request.asked())) {
            case ScopeDecision.Excess excess -> new TooMuch();
            case ScopeDecision.Granted granted -> {
                Origin origin = request.origin();
                AccessToken access = mint.mint(
                        tenant,
                        origin.base().issuer(tenant.slug(), origin.issuer()),
                        new AccessClaims.Bearer.Service(client),
                        granted.scopes(),
                        client.profile()
                                .accessLifetime()
                                .orElseGet(
                                        () -> tenant.policy().over(deployment).accessLifetime()));
                yield new Issued(new IssuedTokens(tenant, access, Optional.empty(), Optional.empty()));
            }
        };
    }
}
