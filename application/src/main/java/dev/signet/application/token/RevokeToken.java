package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.client.Client;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.RefreshTokenFormat;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.VerifiedToken;
import java.util.Optional;

/// Takes a token's force (RFC 7009): of a refresh token its whole family's, of an access token that one's.
/// Whoever may not, or names nothing, gets the same answer as who may, and changes nothing.
public final class RevokeToken {

    private final AccessTokenReading reading;
    private final RefreshTokenSeal seal;
    private final Transactions transactions;
    private final TokenFamilies families;
    private final Revoking revoking;

    public RevokeToken(
            AccessTokenReading reading,
            RefreshTokenSeal seal,
            Transactions transactions,
            TokenFamilies families,
            Revoking revoking) {
        this.reading = reading;
        this.seal = seal;
        this.transactions = transactions;
        this.families = families;
        this.revoking = revoking;
    }

    /// Who asks.
    public sealed interface Authority {}

    /// Whoever holds the service token: any token of the tenant.
    public record Service() implements Authority {}

    /// A client: its own tokens (RFC 7009 §2.1).
    public record ByClient(Client client) implements Authority {}

    /// A wish that `token` count no more.
    public record Request(Origin origin, Authority authority, TokenText token) {}

    /// What came of it; a caller sees no difference.
    public enum Outcome {
        REVOKED,
        NOTHING_TO_REVOKE
    }

    /// Revokes.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be asked; the token may then still count
    public Outcome handle(Request request) {
        return RefreshTokenFormat.looksLike(request.token().reveal()) ? refresh(request) : access(request);
    }

    private Outcome refresh(Request request) {
        Optional<RefreshToken> token = seal.read(request.token().reveal())
                .filter(t -> t.tenant().equals(request.origin().tenant()));
        return token.filter(t -> transactions
                                .once(t.tenant(), tx -> families.find(tx, t))
                                .filter(family -> owns(request.authority(), family))
                                .isPresent()
                        && revoking.family(t, actor(request), request.origin()))
                .map(t -> Outcome.REVOKED)
                .orElse(Outcome.NOTHING_TO_REVOKE);
    }

    private Outcome access(Request request) {
        return reading.read(request.origin().tenant(), request.token().reveal())
                .map(AccessTokenReading.Good::token)
                .filter(token -> owns(request.authority(), token))
                .map(token -> revoking.single(token, actor(request), request.origin()))
                .map(done -> Outcome.REVOKED)
                .orElse(Outcome.NOTHING_TO_REVOKE);
    }

    private static boolean owns(Authority authority, FamilyInContext family) {
        return switch (authority) {
            case Service service -> true;
            case ByClient by ->
                family.client().filter(c -> c.ref().equals(by.client().ref())).isPresent();
        };
    }

    private static boolean owns(Authority authority, VerifiedToken token) {
        return switch (authority) {
            case Service service -> true;
            case ByClient by ->
                token.named().client().filter(by.client().id()::equals).isPresent();
        };
    }

    private static Actor actor(Request request) {
        return switch (request.authority()) {
            case Service service -> Actor.SERVICE;
            case ByClient by -> Actor.of(by.client().id());
        };
    }
}
