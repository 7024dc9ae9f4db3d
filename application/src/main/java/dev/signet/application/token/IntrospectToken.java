package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scope;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.RefreshTokenFormat;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.VerifiedToken;
import java.time.InstantSource;
import java.util.Optional;

/// Tells a resource server whether a token counts at this moment (RFC 7662).
public final class IntrospectToken {

    private static final Scope MAY_INTROSPECT = new Scope("admin:tokens");

    private final AccessTokenReading reading;
    private final RefreshTokenSeal seal;
    private final Transactions transactions;
    private final TokenFamilies families;
    private final InstantSource clock;

    public IntrospectToken(
            AccessTokenReading reading,
            RefreshTokenSeal seal,
            Transactions transactions,
            TokenFamilies families,
            InstantSource clock) {
        this.reading = reading;
        this.seal = seal;
        this.transactions = transactions;
        this.families = families;
        this.clock = clock;
    }

    /// Who asks. Everybody may ask about their own tokens.
    public sealed interface Inspector {}

    /// Whoever holds the service token.
    public record Service() implements Inspector {}

    /// A client that proved itself; a trusted one may ask about every token of the tenant.
    public record ByClient(Client client) implements Inspector {}

    /// Whoever holds a good access token of this tenant.
    public record ByBearer(VerifiedToken token) implements Inspector {}

    /// A question about a token.
    public record Question(Origin origin, Inspector inspector, TokenText token) {}

    /// What is said of the token.
    public sealed interface Outcome {}

    /// It counts.
    public record ActiveAccess(Tenant tenant, VerifiedToken token, boolean trustedClient) implements Outcome {}

    /// It could be redeemed at this moment.
    public record ActiveRefresh(RefreshToken token, FamilyInContext family) implements Outcome {}

    /// It does not count, was never ours, or is not for this inspector to know (RFC 7662 §2.2): told apart by
    /// nobody.
    public record Inactive() implements Outcome {}

    /// Answers the question.
    ///
    /// @throws dev.signet.application.StoreUnavailable if that cannot be known: never assumed
    public Outcome handle(Question question) {
        return RefreshTokenFormat.looksLike(question.token().reveal()) ? refresh(question) : access(question);
    }

    private Outcome access(Question question) {
        Optional<AccessTokenReading.Good> good = reading.read(
                        question.origin().tenant(), question.token().reveal())
                .filter(found ->
                        mayKnow(question.inspector(), found.token().named().client(), found.token()));
        if (good.isEmpty()) {
            return new Inactive();
        }
        boolean trusted =
                good.get().standing().client().map(c -> c.profile().trusted()).orElse(false);
        return new ActiveAccess(good.get().standing().tenant(), good.get().token(), trusted);
    }

    private Outcome refresh(Question question) {
        Optional<RefreshToken> token = seal.read(question.token().reveal())
                .filter(t -> t.tenant().equals(question.origin().tenant()));
        if (token.isEmpty()) {
            return new Inactive();
        }
        return transactions
                .once(token.get().tenant(), tx -> families.find(tx, token.get()))
                .filter(family -> family.redeems(token.get().generation(), clock.instant()))
                .filter(family -> mayKnow(question.inspector(), family))
                .<Outcome>map(family -> new ActiveRefresh(token.get(), family))
                .orElseGet(Inactive::new);
    }

    private static boolean mayKnow(Inspector inspector, Optional<ClientId> owner, VerifiedToken asked) {
        return switch (inspector) {
            case Service service -> true;
            case ByClient by ->
                by.client().profile().trusted()
                        || owner.filter(by.client().id()::equals).isPresent();
            case ByBearer by ->
                by.token().scopes().permit(MAY_INTROSPECT)
                        || by.token().named().jti().equals(asked.named().jti());
        };
    }

    private static boolean mayKnow(Inspector inspector, FamilyInContext family) {
        return switch (inspector) {
            case Service service -> true;
            case ByClient by ->
                by.client().profile().trusted()
                        || family.client()
                                .filter(c -> c.ref().equals(by.client().ref()))
                                .isPresent();
            case ByBearer by ->
                by.token().scopes().permit(MAY_INTROSPECT)
                        || by.token()
                                .named()
                                .family()
                                .filter(family.family().id()::equals)
                                .isPresent();
        };
    }
}
