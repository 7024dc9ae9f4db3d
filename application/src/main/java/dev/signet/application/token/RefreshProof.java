package dev.signet.application.token;

import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthentication.Absent;
import dev.signet.domain.client.ClientAuthentication.ByAssertion;
import dev.signet.domain.client.ClientAuthentication.BySecret;
import dev.signet.domain.client.ClientAuthentication.Named;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.tenant.TenantId;

/// Turns what a refresh offers as proof of its client into what the redeeming statement can check by itself, so that
/// the common refresh asks the store once. What a statement cannot check (an assertion, or a secret that somebody
/// chose and that this process has not seen proven) is authenticated the usual way.
public final class RefreshProof {

    private final AuthenticateClient authenticate;
    private final ClientSecrets secrets;

    public RefreshProof(AuthenticateClient authenticate, ClientSecrets secrets) {
        this.authenticate = authenticate;
        this.secrets = secrets;
    }

    /// What there is to show.
    sealed interface Evidence {}

    record Offered(ClientProof proof) implements Evidence {}

    record Failed(AuthenticateClient.Outcome why) implements Evidence {}

    record NothingBetter() implements Evidence {}

    /// Whoever names scopes proves their client first: what is said about scopes is for nobody else.
    Evidence of(RotateRefreshToken.Presented presented) {
        boolean first = presented.asked().isPresent();
        return switch (presented.client()) {
            case Absent absent -> new Offered(new ClientProof.NoClient());
            case ClientAuthentication any when first -> authenticated(presented);
            case Named named -> new Offered(new ClientProof.PublicClient(named.client()));
            case BySecret by -> {
                TenantId tenant = presented.origin().tenant();
                yield new Offered(new ClientProof.Secret(
                        by.client(),
                        by.method(),
                        secrets.digests(tenant, by.secret()),
                        secrets.proven(tenant, by.secret())));
            }
            case ByAssertion by -> authenticated(presented);
        };
    }

    /// Other evidence, after the store did not accept the first: the secret may be one that somebody chose, and
    /// new to this process. Where
    /// the client has proven itself and the token is merely another's, there is nothing better.
    Evidence again(RotateRefreshToken.Presented presented, ClientProof refused) {
        return switch (refused) {
            case ClientProof.Secret secret -> authenticated(presented);
            case ClientProof.PublicClient named ->
                authenticated(presented) instanceof Failed failed ? failed : new NothingBetter();
            case ClientProof.NoClient none -> new NothingBetter();
            case ClientProof.Authenticated authenticated -> new NothingBetter();
        };
    }

    private Evidence authenticated(RotateRefreshToken.Presented presented) {
        var attempt = new AuthenticateClient.Attempt(
                presented.origin().tenant(),
                presented.client(),
                presented.audiences(),
                presented.origin().guesser());
        return switch (authenticate.handle(attempt)) {
            case AuthenticateClient.Authenticated who ->
                new Offered(new ClientProof.Authenticated(who.client().ref()));
            case AuthenticateClient.Refused refused -> new Failed(refused);
            case AuthenticateClient.NoTenant none -> new Failed(none);
            case AuthenticateClient.TooMany many -> new Failed(many);
        };
    }
}
