package dev.signet.application.token;

import dev.signet.domain.client.Client;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.VerifiedToken;
import java.util.Optional;

/// Finds out who carries a bearer token (RFC 6750): the operator by the configured token, anybody else by an access
/// token that counts at this moment.
public final class AuthenticateBearer {

    private final AccessTokenReading reading;
    private final Optional<SharedSecret> operator;

    /// @param operator the operator's token; where none is configured, nobody is the operator
    public AuthenticateBearer(AccessTokenReading reading, Optional<SharedSecret> operator) {
        this.reading = reading;
        this.operator = operator;
    }

    /// A bearer token as it was presented.
    ///
    /// @param tenant whom the request addresses; empty where that is no tenant, so that only the operator may pass
    public record Attempt(Optional<TenantId> tenant, TokenText token) {}

    /// Who it is.
    public sealed interface Outcome {}

    /// Whoever runs this deployment.
    public record Operator() implements Outcome {}

    /// The holder of a good access token.
    ///
    /// @param client the client that the token names, as registered now
    public record Holder(Tenant tenant, VerifiedToken token, Optional<Client> client) implements Outcome {}

    /// Nobody.
    public record Refused() implements Outcome {}

    /// Judges the token.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known: never assumed
    public Outcome handle(Attempt attempt) {
        if (operator.filter(secret -> secret.matches(attempt.token().reveal())).isPresent()) {
            return new Operator();
        }
        return attempt.tenant()
                .flatMap(tenant -> reading.read(tenant, attempt.token().reveal()))
                .<Outcome>map(good -> new Holder(
                        good.standing().tenant(), good.token(), good.standing().client()))
                .orElseGet(Refused::new);
    }
}
