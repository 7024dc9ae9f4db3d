package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.Optional;
import java.util.Set;

/// Makes a user, with roles, and with a password if one is given.
public final class ProvisionUser {

    private final Transactions transactions;
    private final Users users;
    private final RoleAssigning assigning;
    private final PasswordMaking passwords;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;

    public ProvisionUser(
            Transactions transactions,
            Users users,
            RoleAssigning assigning,
            PasswordMaking passwords,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        this.transactions = transactions;
        this.users = users;
        this.assigning = assigning;
        this.passwords = passwords;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
    }

    /// A user to be.
    public record Request(
            TenantId tenant,
            UserName name,
            Optional<Email> email,
            Optional<String> displayName,
            Optional<Password> password,
            Set<RoleName> roles,
            Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The user.
    public record Provisioned(User user) implements Outcome {}

    /// Their name or address is somebody else's login name, or a client's id.
    public record NameTaken() implements Outcome {}

    /// One of the roles does not exist.
    public record UnknownRole() implements Outcome {}

    /// More administration than the author has to give.
    public record BeyondAuthor() implements Outcome {}

    /// Makes the user.
    ///
    /// @throws dev.signet.domain.InvalidValue if the password must not be chosen
    public Outcome handle(Request request) {
        User user = new User(
                new UserId(ids.next()),
                request.name(),
                request.email(),
                request.displayName(),
                UserState.ACTIVE,
                Version.FIRST);
        switch (assigning.judge(request.tenant(), request.roles(), request.author())) {
            case UNKNOWN_ROLE -> {
                return new UnknownRole();
            }
            case BEYOND_AUTHOR -> {
                return new BeyondAuthor();
            }
            case FINE -> {}
        }
        Optional<PasswordCredential> password = request.password()
                .map(chosen -> passwords
                        .make(passwords.rules(request.tenant()), user, chosen, Version.FIRST)
                        .by(request.author().actor()));
        AuditEntry entry = entries.by(request.author(), AuditAction.USER_PROVISIONED, target(user));
        return transactions.inTenant(request.tenant(), tx -> {
            if (!users.add(tx, user)) {
                return new NameTaken();
            }
            assigning.assign(tx, user.id(), request.roles(), request.author());
            password.ifPresent(credential -> passwords.store(tx, user.id(), credential));
            trail.record(tx, entry);
            return new Provisioned(user);
        });
    }

    static String target(User user) {
        return "user:" + user.id().value();
    }
}
