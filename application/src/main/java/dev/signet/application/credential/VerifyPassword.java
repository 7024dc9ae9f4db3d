package dev.signet.application.credential;

import dev.signet.application.Transactions;
import dev.signet.application.user.Users;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.UserAccess;
import java.time.InstantSource;
import java.util.Optional;

/// Finds out whether a password is somebody's. It takes the same time whether or not there is such a person, and
/// says what is wrong with the account only to who knows the password.
public final class VerifyPassword {

    private final Transactions transactions;
    private final Users users;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final InstantSource clock;

    public VerifyPassword(
            Transactions transactions,
            Users users,
            Credentials credentials,
            PasswordHasher hasher,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// A login.
    ///
    /// @param name a user name or e-mail address as it was typed
    public record Attempt(TenantId tenant, String name, Password password) {}

    /// Who it is, or why it is nobody.
    public sealed interface Outcome {}

    /// The right password of an account that may act.
    public record Verified(Tenant tenant, UserAccess access) implements Outcome {}

    /// The right password of an account that may not.
    public record Barred(Reason reason, UserAccess access) implements Outcome {}

    /// No such account, no password, or a wrong one: told apart by nobody.
    public record Wrong() implements Outcome {}

    /// The tenant is not served.
    public record NoTenant() implements Outcome {}

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
            hasher.pretend(attempt.password());
            return new Wrong();
        }
        Users.Found found = transactions.once(attempt.tenant(), tx -> users.lookup(tx, name.get()));
        if (!found.tenant().isServed()) {
            return new NoTenant();
        }
        Optional<PasswordCredential> password = found.candidate().flatMap(Users.Candidate::password);
        if (found.candidate().isEmpty() || password.isEmpty()) {
            hasher.pretend(attempt.password());
            return new Wrong();
        }
        return compare(attempt, found.tenant(), found.candidate().get().access(), password.get());
    }

    private Outcome compare(Attempt attempt, Tenant tenant, UserAccess access, PasswordCredential password) {
        PasswordHasher.Verdict verdict = hasher.verify(attempt.password(), password.hash());
        if (verdict == PasswordHasher.Verdict.WRONG) {
            return new Wrong();
        }
        if (!access.user().isActive()) {
            return new Barred(Reason.DISABLED, access);
        }
        if (password.life().isOver(clock.instant())) {
            return new Barred(Reason.PASSWORD_EXPIRED, access);
        }
        if (verdict == PasswordHasher.Verdict.RIGHT_BUT_WEAK) {
            PasswordHash better = hasher.hash(attempt.password());
            transactions.once(attempt.tenant(), tx -> credentials.upgrade(tx, password.id(), better));
        }
        return new Verified(tenant, access);
    }

    private static Optional<LoginName> loginName(String typed) {
        try {
            return Optional.of(LoginName.of(typed));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
