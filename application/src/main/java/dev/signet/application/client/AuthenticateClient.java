package dev.signet.application.client;

import dev.signet.application.Transactions;
import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.GuessLimits;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthentication.Absent;
import dev.signet.domain.client.ClientAuthentication.ByAssertion;
import dev.signet.domain.client.ClientAuthentication.BySecret;
import dev.signet.domain.client.ClientAuthentication.Named;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds out whether a request comes from the client it names (RFC 6749 §2.3, RFC 7523 §3).
public final class AuthenticateClient {

    private final Transactions transactions;
    private final Clients clients;
    private final ClientSecrets secrets;
    private final AssertionCheck assertions;
    private final GuessLimits limits;

    public AuthenticateClient(
            Transactions transactions,
            Clients clients,
            ClientSecrets secrets,
            AssertionCheck assertions,
            GuessLimits limits) {
        this.transactions = transactions;
        this.clients = clients;
        this.secrets = secrets;
        this.assertions = assertions;
        this.limits = limits;
    }

    /// A request's proof.
    ///
    /// @param audiences what an assertion may name as its audience: the tenant's issuer and token endpoint URLs
    /// @param guesser who is counted for a wrong secret, if it is one that somebody chose
    public record Attempt(TenantId tenant, ClientAuthentication presented, Set<String> audiences, Guesser guesser) {}

    /// Who it is, or why it is nobody.
    public sealed interface Outcome {}

    /// The client is who it says, and is served.
    public record Authenticated(Tenant tenant, Client client) implements Outcome {}

    /// The tenant is unknown or not served.
    public record NoTenant() implements Outcome {}

    /// It is not, or it offers no good proof.
    public record Refused(Why why) implements Outcome {}

    /// Too many wrong secrets came from there, or for that client; this one is not told of.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// Reasons for the log and the audit trail; a caller may learn only [#DISABLED], and only after a good proof.
    public enum Why {
        ABSENT,
        UNKNOWN,
        METHOD_NOT_REGISTERED,
        WRONG_SECRET,
        BAD_ASSERTION,
        REPLAYED_ASSERTION,
        DISABLED
    }

    /// Judges the attempt.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be asked
    public Outcome handle(Attempt attempt) {
        return switch (attempt.presented()) {
            case Absent absent -> new Refused(Why.ABSENT);
            case Named named ->
                judge(attempt, named.client(), ClientAuthenticationMethod.NONE, registered -> new Good());
            case BySecret by ->
                judge(attempt, by.client(), by.method(), registered -> compare(attempt, by, registered));
            case ByAssertion by ->
                assertions
                        .claimedClient(by)
                        .map(id -> judge(
                                attempt,
                                id,
                                ClientAuthenticationMethod.PRIVATE_KEY_JWT,
                                registered -> assertions.check(attempt, by, registered)))
                        .orElse(new Refused(Why.BAD_ASSERTION));
        };
    }

    /// What a proof turned out to be.
    sealed interface Proof {}

    record Good() implements Proof {}

    record Bad(Outcome answer) implements Proof {}

    private Outcome judge(
            Attempt attempt,
            ClientId id,
            ClientAuthenticationMethod method,
            Function<Clients.Registered, Proof> proof) {
        Clients.Found found = transactions.once(attempt.tenant(), tx -> clients.lookup(tx, id));
        if (!found.tenant().isServed()) {
            return new NoTenant();
        }
        if (found.registered().isEmpty()) {
            return new Refused(Why.UNKNOWN);
        }
        Clients.Registered registered = found.registered().get();
        if (!registered.client().methods().contains(method)) {
            return new Refused(Why.METHOD_NOT_REGISTERED);
        }
        return switch (proof.apply(registered)) {
            case Bad bad -> bad.answer();
            case Good good ->
                registered.client().isServed()
                        ? new Authenticated(found.tenant(), registered.client())
                        : new Refused(Why.DISABLED);
        };
    }

    /// What can be compared quickly is compared first: it is not to be guessed, or was proven before.
    private Proof compare(Attempt attempt, BySecret by, Clients.Registered registered) {
        if (registered.credentials().stream()
                .filter(credential -> secrets.isQuick(attempt.tenant(), credential, by.secret()))
                .anyMatch(credential -> secrets.matches(attempt.tenant(), credential, by.secret()))) {
            return new Good();
        }
        List<ClientCredential> slow = registered.credentials().stream()
                .filter(credential -> !secrets.isQuick(attempt.tenant(), credential, by.secret()))
                .toList();
        return slow.isEmpty() ? new Bad(new Refused(Why.WRONG_SECRET)) : guess(attempt, by, slow);
    }

    private Proof guess(Attempt attempt, BySecret by, List<ClientCredential> slow) {
        var guess =
                new GuessLimits.Guess(attempt.tenant(), "client:" + by.client().value(), attempt.guesser());
        GuessLimits.Judged<ClientCredential> judged = limits.judge(guess, () -> right(attempt, by, slow));
        return switch (judged) {
            case GuessLimits.Right<ClientCredential> right -> new Good();
            case GuessLimits.Wrong<ClientCredential> wrong -> new Bad(new Refused(Why.WRONG_SECRET));
            case GuessLimits.TooMany<ClientCredential> many -> new Bad(new TooMany(many.retryAfter()));
        };
    }

    private Optional<ClientCredential> right(Attempt attempt, BySecret by, List<ClientCredential> slow) {
        return slow.stream()
                .filter(credential -> secrets.matches(attempt.tenant(), credential, by.secret()))
                .findFirst();
    }
}
