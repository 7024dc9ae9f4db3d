package dev.signet.application.credential;

import dev.signet.application.Transactions;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.user.UserId;
import java.time.InstantSource;
import java.util.List;

/// Compares a password with those that its owner had before, where their tenant demands it.
public final class FormerPasswords {

    private final Transactions transactions;
    private final Credentials credentials;
    private final PasswordHasher hasher;
    private final InstantSource clock;

    public FormerPasswords(
            Transactions transactions, Credentials credentials, PasswordHasher hasher, InstantSource clock) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.hasher = hasher;
        this.clock = clock;
    }

    /// Refuses `next` if it was used before, or comes too soon. As slow as the history is long.
    ///
    /// @param counts whether the present password still counts; one that has expired is never too young
    /// @throws InvalidValue saying what it must be
    void check(VerifyPassword.Account account, Password next, CredentialRules rules, boolean counts) {
        if (counts) {
            rules.checkAge(account.password().life().created(), clock.instant());
        }
        if (rules.history() > 0) {
            UserId user = account.access().user().id();
            List<PasswordHash> former =
                    transactions.once(account.tenant().id(), tx -> credentials.history(tx, user, rules.history()));
            InvalidValue.unless(
                    former.stream().allMatch(hash -> hasher.verify(next, hash) == PasswordHasher.Verdict.WRONG),
                    "must not be a password that was used before");
        }
    }
}
