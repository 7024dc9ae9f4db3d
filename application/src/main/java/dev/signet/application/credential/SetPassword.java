package dev.signet.application.credential;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.user.Users;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.util.Optional;

/// Gives a user another password, by an administrator's word, and revokes every grant of theirs: whoever knew the
/// old one is out.
public final class SetPassword {

    private final Transactions transactions;
    private final Users users;
    private final Credentials credentials;
    private final PasswordMaking making;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public SetPassword(
            Transactions transactions,
            Users users,
            Credentials credentials,
            PasswordMaking making,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.users = users;
        this.credentials = credentials;
        this.making = making;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
    }

    /// Whose, and which.
    public record Request(TenantId tenant, UserId user, Password chosen, Author author) {}

    /// How it ended.
    public enum Outcome {
        SET,
        UNKNOWN_USER,
        /// The user has more administration than the author.
        BEYOND_AUTHOR
    }

    /// Sets the password.
    ///
    /// @throws dev.signet.domain.InvalidValue if it must not be chosen
    public Outcome handle(Request request) {
        Optional<UserAccess> user = transactions.once(request.tenant(), tx -> users.find(tx, request.user()));
        if (user.isEmpty()) {
            return Outcome.UNKNOWN_USER;
        }
        if (!request.author().mayAdminister(user.get())) {
            return Outcome.BEYOND_AUTHOR;
        }
        int version =
                transactions.inTenant(request.tenant(), tx -> credentials.nextPasswordVersion(tx, request.user()));
        PasswordCredential password = making.make(
                        making.rules(request.tenant()), user.get().user(), request.chosen(), new Version(version))
                .by(request.author().actor());
        AuditEntry entry = entries.by(
                request.author(),
                AuditAction.USER_PASSWORD_SET,
                "user:" + request.user().value());
        return transactions.inTenant(request.tenant(), tx -> {
            making.store(tx, request.user(), password);
            families.revokeAllOf(tx, request.user(), password.life().created());
            trail.record(tx, entry);
            return Outcome.SET;
        });
    }
}
