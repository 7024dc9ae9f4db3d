package dev.signet.application.token;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.token.TokenFamilies.Advance;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.Judgement;
import dev.signet.domain.token.RefreshToken;
import dev.signet.domain.token.ScopeDecision;
import dev.signet.domain.token.TokenText;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Redeems a refresh token for its successor and a new access token (RFC 6749 §6, RFC 9700 §4.14.2).
public final class RotateRefreshToken {

    private final RefreshTokenSeal seal;
    private final Transactions transactions;
    private final TokenFamilies families;
    private final RefreshProof proof;
    private final Refreshing refreshing;

    public RotateRefreshToken(
            RefreshTokenSeal seal,
            Transactions transactions,
            TokenFamilies families,
            RefreshProof proof,
            Refreshing refreshing) {
        this.seal = seal;
        this.transactions = transactions;
        this.families = families;
        this.proof = proof;
        this.refreshing = refreshing;
    }

    /// A refresh token as it was presented.
    ///
    /// @param client what the request offers as proof of its client
    /// @param audiences what a client assertion may name as its audience
    /// @param asked the scopes asked for; empty: none named
    public record Presented(
            Origin origin,
            Dialect dialect,
            TokenText token,
            ClientAuthentication client,
            Set<String> audiences,
            Optional<Scopes> asked) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// New tokens.
    public record Issued(IssuedTokens tokens) implements Outcome {}

    /// No new tokens.
    public record Refused(Refusal why) implements Outcome {}

    /// The client did not prove itself, or the tenant is not there.
    public record NotAuthenticated(AuthenticateClient.Outcome why) implements Outcome {}

    /// Reasons for the log; a caller of a form learns only the error code.
    public enum Refusal {
        /// Not sealed here, or of another tenant, or its family is gone.
        NOT_OURS,
        /// Of another client, or of a client at all.
        WRONG_CLIENT,
        /// The client may no longer refresh.
        NOT_ALLOWED,
        /// The immediately previous token, by who cannot be told from a thief.
        SPENT,
        /// A spent token came back: its family is breached.
        REUSED,
        /// Its family was revoked, breached or has ended.
        DEAD,
        EXPIRED,
        /// Whoever it was given to may no longer act.
        BARRED,
        /// More scopes than were granted. Nothing was spent.
        TOO_MUCH
    }

    /// Redeems the token, or says why not.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be asked; the token may then be spent,
    ///     and presenting it again is right
    public Outcome handle(Presented presented) {
        Optional<RefreshToken> token = seal.read(presented.token().reveal());
        if (token.isEmpty() || !token.get().tenant().equals(presented.origin().tenant())) {
            return new Refused(Refusal.NOT_OURS);
        }
        return switch (proof.of(presented)) {
            case RefreshProof.Offered offered -> redeem(token.get(), presented, offered.proof());
            case RefreshProof.Failed failed -> new NotAuthenticated(failed.why());
            case RefreshProof.NothingBetter nothing -> new Refused(Refusal.WRONG_CLIENT);
        };
    }

    private Outcome redeem(RefreshToken token, Presented presented, ClientProof offered) {
        if (presented.asked().isPresent() && asksTooMuch(token, presented, offered)) {
            return new Refused(Refusal.TOO_MUCH);
        }
        Instant now = refreshing.now();
        Advance advance =
                transactions.once(token.tenant(), tx -> families.advance(tx, token, offered, now, refreshing.idle()));
        return switch (advance) {
            case Advance.Unknown unknown -> new Refused(Refusal.NOT_OURS);
            case Advance.Advanced family -> issue(family.now(), token, presented);
            case Advance.Stale family -> judge(family.now(), token, presented, now);
            case Advance.Unproven unproven ->
                switch (proof.again(presented, offered)) {
                    case RefreshProof.Offered better -> redeem(token, presented, better.proof());
                    case RefreshProof.Failed failed -> new NotAuthenticated(failed.why());
                    case RefreshProof.NothingBetter nothing -> new Refused(Refusal.WRONG_CLIENT);
                };
        };
    }

    private Outcome judge(FamilyInContext family, RefreshToken token, Presented presented, Instant now) {
        if (!family.tenant().isServed()) {
            return new NotAuthenticated(new AuthenticateClient.NoTenant());
        }
        TokenRules rules = refreshing.rules(family.tenant());
        Judgement judgement = family.judge(token.generation(), now, rules.refreshGrace());
        return switch (judgement) {
            case REPEAT -> issue(family, token, presented);
            case TOO_LATE -> new Refused(Refusal.SPENT);
            case DEAD -> new Refused(Refusal.DEAD);
            case EXPIRED -> new Refused(Refusal.EXPIRED);
            case BARRED -> new Refused(family.clientMayRefresh() ? Refusal.BARRED : Refusal.NOT_ALLOWED);
            case REUSE -> {
                refreshing.breach(token, presented.origin());
                yield new Refused(Refusal.REUSED);
            }
        };
    }

    private Outcome issue(FamilyInContext family, RefreshToken spent, Presented presented) {
        return switch (refreshing.scopes(presented, family)) {
            case ScopeDecision.Excess excess -> new Refused(Refusal.TOO_MUCH);
            case ScopeDecision.Granted granted ->
                new Issued(refreshing.tokens(presented.origin(), family, spent.next(), granted.scopes()));
        };
    }

    /// Only who names scopes pays for this look before the leap: an answer of `invalid_scope` must not spend the
    /// token. A token that cannot be spent is judged, whatever is asked for.
    private boolean asksTooMuch(RefreshToken token, Presented presented, ClientProof offered) {
        return transactions
                .once(token.tenant(), tx -> families.find(tx, token))
                .filter(family -> isOf(offered, family))
                .filter(family -> family.redeems(token.generation(), refreshing.now()))
                .filter(family -> refreshing.scopes(presented, family) instanceof ScopeDecision.Excess)
                .isPresent();
    }

    private static boolean isOf(ClientProof offered, FamilyInContext family) {
        return offered instanceof ClientProof.Authenticated who
                ? family.client()
                        .filter(client -> client.ref().equals(who.client()))
                        .isPresent()
                : family.client().isEmpty();
    }
}
