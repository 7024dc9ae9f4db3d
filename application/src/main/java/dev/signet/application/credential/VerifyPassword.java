package dev.signet.application.credential;

import dev.signet.application.Transactions;
import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.application.user.Users;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.Enrolment;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.UserAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds out whether a password is somebody's. It takes the same time whether or not there is such a person, and
/// says what is wrong with the account only to who knows the password. How often one may try is limited before
/// anything is hashed ([GuessLimits]), whether or not there is such a person.
public final class VerifyPassword {

    private final Transactions transactions;
    private final Users users;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final GuessLimits limits;
    private final CredentialUses uses;
    private final InstantSource clock;

    public VerifyPassword(
            Transactions transactions,
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            GuessLimits limits,
            CredentialUses uses,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.limits = limits;
        this.uses = uses;
        this.clock = clock;
    }

    /// A login.
    ///
    /// @param name a user name or e-mail address as it was typed
    /// @param guesser who is counted for a wrong one
    public record Attempt(TenantId tenant, String name, Password password, Guesser guesser) {}

    /// Who it is, or why it is nobody.
    public sealed interface Outcome {}

    /// An account whose password was right.
    ///
    /// @param enrolment by what they must prove themselves beside it
    public record Account(Tenant tenant, UserAccess access, PasswordCredential password, Enrolment enrolment) {}

    /// The right password of an account that may act.
    public record Verified(Account account) implements Outcome {}

    /// The right password of an account that may not.
    public record Barred(Reason reason, Account account) implements Outcome {}

    /// No such account, no password, or a wrong one: told apart by nobody.
    public record Wrong() implements Outcome {}

    /// The tenant is not served.
    public record NoTenant() implements Outcome {}

    /// Too many wrong ones came from there, or for that account; this one was not looked at, or is not told of.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// What is wrong with an account.
    public enum Reason {
        DISABLED,
        PASSWORD_EXPIRED
    }

    /// Judges the attempt. Replaces the hash by a better one where it is of a weaker kind.
    ///
    /// @throws dev.signet.application.Overloaded if too many passwords are being verified
    public Outcome handle(Attempt attempt) {
        Optional<LoginName> name = loginName(attempt.name());
        if (name.isEmpty()) {
            return guess(attempt, attempt.name(), () -> pretend(attempt));
        }
        Users.Found found = transactions.once(attempt.tenant(), tx -> users.lookup(tx, name.get()));
        if (!found.tenant().isServed()) {
            return new NoTenant();
        }
        Optional<Account> account = found.candidate().flatMap(candidate -> account(found.tenant(), candidate));
        return guess(
                attempt,
                name.get().normalised(),
                () -> account.isEmpty() ? pretend(attempt) : compare(attempt, account.get()));
    }

    private static Optional<Account> account(Tenant tenant, Users.Candidate candidate) {
        return candidate
                .password()
                .map(password -> new Account(
                        tenant,
                        candidate.access(),
                        password,
                        new Enrolment(candidate.access().user().id(), candidate.totp())));
    }

    /// Guesses are counted by the name that was typed: were those at one person's two names counted together, the
    /// counter would tell that there is such a person.
    private Outcome guess(Attempt attempt, String account, Supplier<Optional<Outcome>> comparison) {
        var guess = new GuessLimits.Guess(attempt.tenant(), "user:" + account, attempt.guesser());
        return switch (limits.judge(guess, comparison)) {
            case GuessLimits.Right<Outcome> right -> right.value();
            case GuessLimits.Wrong<Outcome> wrong -> new Wrong();
            case GuessLimits.TooMany<Outcome> many -> new TooMany(many.retryAfter());
        };
    }

    private Optional<Outcome> pretend(Attempt attempt) {
        hasher.pretend(attempt.password());
        return Optional.empty();
    }

    /// @return what the right password gains; empty if it is wrong
    private Optional<Outcome> compare(Attempt attempt, Account account) {
        PasswordCredential password = account.password();
        PasswordHasher.Verdict verdict = hasher.verify(attempt.password(), password.hash());
        if (verdict == PasswordHasher.Verdict.WRONG) {
            return Optional.empty();
        }
        if (!account.access().user().isActive()) {
            return Optional.of(new Barred(Reason.DISABLED, account));
        }
        if (password.life().isOver(clock.instant())) {
            return Optional.of(new Barred(Reason.PASSWORD_EXPIRED, account));
        }
        if (verdict == PasswordHasher.Verdict.RIGHT_BUT_WEAK) {
            PasswordHash better = hasher.hash(attempt.password());
            transactions.once(attempt.tenant(), tx -> credentials.upgrade(tx, password.id(), better));
        }
        uses.note(attempt.tenant(), password.id(), clock.instant());
        return Optional.of(new Verified(account));
    }

    private static Optional<LoginName> loginName(String typed) {
        try {
            return Optional.of(LoginName.of(typed));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
