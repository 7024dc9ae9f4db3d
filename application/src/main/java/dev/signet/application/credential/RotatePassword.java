package dev.signet.application.credential;

import dev.signet.application.Origin;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.application.token.TokenFamilies;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.util.Optional;

/// Lets somebody change their password, also one that has expired, and revokes every grant of theirs: whoever knew
/// the old one is out. How often one may try is limited as it is for logins.
public final class RotatePassword {

    private final Transactions transactions;
    private final VerifyPassword verify;
    private final VerifySecondFactor factor;
    private final Credentials credentials;
    private final FormerPasswords former;
    private final PasswordMaking making;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RotatePassword(
            Transactions transactions,
            VerifyPassword verify,
            VerifySecondFactor factor,
            Credentials credentials,
            FormerPasswords former,
            PasswordMaking making,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.verify = verify;
        this.factor = factor;
        this.credentials = credentials;
        this.former = former;
        this.making = making;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
    }

    /// A wish for another password.
    ///
    /// @param name a user name or e-mail address as it was typed
    /// @param code what proves them beside the present password, where they must
    public record Request(Origin origin, String name, Password current, Password next, Optional<OneTimeCode> code) {

        /// A wish of somebody who has nothing but a password.
        public Request(Origin origin, String name, Password current, Password next) {
            this(origin, name, current, next, Optional.empty());
        }
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// The new password counts.
    public record Rotated(Identity identity) implements Outcome {}

    /// No such account, no password, or a wrong one: told apart by nobody.
    public record Wrong() implements Outcome {}

    /// The right password of an account that may not act.
    public record Disabled() implements Outcome {}

    /// The tenant is not served.
    public record NoTenant() implements Outcome {}

    /// Too many wrong ones came from there, or for that account.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// The right password, and no proof beside it from somebody who must give one.
    public record ChallengeFailed() implements Outcome {}

    /// The new password must not be chosen.
    ///
    /// @param rule what it must be
    public record Unfit(String rule) implements Outcome {}

    /// Rotates.
    ///
    /// @throws dev.signet.application.Overloaded if too many passwords are being verified
    public Outcome handle(Request request) {
        Origin origin = request.origin();
        var attempt = new VerifyPassword.Attempt(origin.tenant(), request.name(), request.current(), origin.guesser());
        return switch (verify.handle(attempt)) {
            case VerifyPassword.Verified verified -> challenge(request, verified.account(), true);
            case VerifyPassword.Barred barred ->
                switch (barred.reason()) {
                    case PASSWORD_EXPIRED -> challenge(request, barred.account(), false);
                    case DISABLED -> new Disabled();
                };
            case VerifyPassword.Wrong wrong -> new Wrong();
            case VerifyPassword.NoTenant none -> new NoTenant();
            case VerifyPassword.TooMany many -> new TooMany(many.retryAfter());
        };
    }

    private Outcome challenge(Request request, VerifyPassword.Account account, boolean counts) {
        Origin origin = request.origin();
        var attempt = new VerifySecondFactor.Attempt(
                origin.tenant(), account.enrolment(), request.code(), origin.guesser(), origin.provenance());
        return switch (factor.handle(attempt)) {
            case VerifySecondFactor.NotRequired not -> rotate(request, account, counts);
            case VerifySecondFactor.Proven proven -> rotate(request, account, counts);
            case VerifySecondFactor.Failed failed -> new ChallengeFailed();
            case VerifySecondFactor.TooMany many -> new TooMany(many.retryAfter());
        };
    }

    private Outcome rotate(Request request, VerifyPassword.Account account, boolean counts) {
        try {
            return store(request.origin(), account, made(request, account, counts));
        } catch (InvalidValue unfit) {
            return new Unfit(String.valueOf(unfit.getMessage()));
        }
    }

    /// @param counts whether the present password still counts; one that has expired is never too young
    private PasswordCredential made(Request request, VerifyPassword.Account account, boolean counts) {
        InvalidValue.unless(
                !request.next().reveal().equals(request.current().reveal()), "must differ from the present password");
        CredentialRules rules = making.rules(request.origin().tenant());
        User owner = account.access().user();
        former.check(account, request.next(), rules, counts);
        return making.make(
                rules,
                owner,
                request.next(),
                account.password().life().version().next());
    }

    /// Of two changes that knew the same password the first one counts: for the other it is the wrong one by now.
    private Outcome store(Origin origin, VerifyPassword.Account account, PasswordCredential made) {
        UserId user = account.access().user().id();
        AuditEntry entry = entries.by(
                Actor.of(user), origin.provenance(), AuditAction.USER_PASSWORD_ROTATED, "user:" + user.value(), "");
        PasswordCredential next = made.by(Actor.of(user));
        return transactions
                .inTenant(origin.tenant(), tx -> {
                    if (!credentials.replacePassword(
                            tx, user, account.password().id(), next)) {
                        return Optional.<Identity>empty();
                    }
                    families.revokeAllOf(tx, user, next.life().created());
                    trail.record(tx, entry);
                    return Optional.of(
                            new Identity(account.tenant(), account.access(), credentials.rotations(tx, user)));
                })
                .<Outcome>map(Rotated::new)
                .orElseGet(Wrong::new);
    }
}
