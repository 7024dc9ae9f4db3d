package dev.signet.application.scim;

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
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Wanted;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/// Makes somebody for a provisioning client (RFC 7644 §3.3). Without a password they have none until they are given
/// one.
public final class CreatePerson {

    private final Transactions transactions;
    private final People people;
    private final PersonWriting writing;
    private final PasswordMaking passwords;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;

    public CreatePerson(
            Transactions transactions,
            People people,
            PersonWriting writing,
            PasswordMaking passwords,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        this.transactions = transactions;
        this.people = people;
        this.writing = writing;
        this.passwords = passwords;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
    }

    /// Whom.
    public record Request(TenantId tenant, Wanted wanted, Optional<Password> password, Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The person.
    public record Created(Person person) implements Outcome {}

    /// Their name or address is somebody else's login name, or a client's id.
    public record NameTaken() implements Outcome {}

    /// One of the roles holds more administration than the author.
    public record BeyondAuthor() implements Outcome {}

    /// Makes the person.
    ///
    /// @throws dev.signet.domain.InvalidValue if the password must not be chosen
    public Outcome handle(Request request) {
        User user = request.wanted().user(new UserId(ids.next()), Version.FIRST);
        Optional<PasswordCredential> password = request.password()
                .map(chosen -> passwords
                        .make(passwords.rules(request.tenant()), user, chosen, Version.FIRST)
                        .by(request.author().actor()));
        AuditEntry entry = entries.by(request.author(), AuditAction.USER_PROVISIONED, target(user.id()));
        return transactions.inTenant(request.tenant(), tx -> {
            if (!writing.mayGive(tx, request.wanted().roles().orElse(Set.of()), request.author())) {
                return new BeyondAuthor();
            }
            if (!writing.add(tx, user, request.wanted(), request.author())) {
                return new NameTaken();
            }
            password.ifPresent(credential -> passwords.store(tx, user.id(), credential));
            trail.record(tx, entry);
            return new Created(people.find(tx, user.id()).orElseThrow());
        });
    }

    static String target(UserId user) {
        return "user:" + user.value();
    }
}
