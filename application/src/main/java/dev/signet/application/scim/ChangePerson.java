package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.token.TokenFamilies;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.scim.Person;
import dev.signet.domain.scim.Wanted;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Changes somebody for a provisioning client (RFC 7644 §3.5), all in one. Disabling them, and a new password, revoke
/// every grant of theirs at once. Who holds administrative scopes keeps their names, password and roles, whatever
/// such a client says: else it could become them. An administrator of users changes nothing at all of who holds more
/// administration than they, and gives no role that does, as elsewhere.
public final class ChangePerson {

    /// How often a change is made again that somebody else was faster than, where its author named no version.
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final People people;
    private final PersonWriting writing;
    private final PasswordMaking passwords;
    private final Credentials credentials;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public ChangePerson(
            Transactions transactions,
            People people,
            PersonWriting writing,
            PasswordMaking passwords,
            Credentials credentials,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries) {
        this.transactions = transactions;
        this.people = people;
        this.writing = writing;
        this.passwords = passwords;
        this.credentials = credentials;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
    }

    /// A change.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    /// @param change from the person as they are to what they shall be
    public record Request(
            TenantId tenant, UserId user, Optional<Version> expected, Function<Person, Change> change, Author author) {}

    /// What they shall be.
    ///
    /// @param password empty: the one they have
    public record Change(Wanted wanted, Optional<Password> password) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The person as they are now.
    public record Changed(Person person) implements Outcome {}

    /// No such person.
    public record Unknown() implements Outcome {}

    /// Somebody else changed them since.
    public record Stale() implements Outcome {}

    /// A name is somebody else's.
    public record NameTaken() implements Outcome {}

    /// They hold more administration than the author, or would.
    public record BeyondAuthor() implements Outcome {}

    /// Changes the person.
    ///
    /// @throws dev.signet.domain.InvalidValue if the password must not be chosen
    public Outcome handle(Request request) {
        Outcome outcome = attempt(request);
        for (int i = 1;
                i < ATTEMPTS && outcome instanceof Stale && request.expected().isEmpty();
                i++) {
            outcome = attempt(request);
        }
        return outcome;
    }

    private Outcome attempt(Request request) {
        Optional<Person> found = transactions.once(request.tenant(), tx -> people.find(tx, request.user()));
        if (found.isEmpty()) {
            return new Unknown();
        }
        Person before = found.get();
        Version version = before.access().user().version();
        if (request.expected().filter(v -> !v.equals(version)).isPresent()) {
            return new Stale();
        }
        Change change = request.change().apply(before);
        User after = change.wanted().user(request.user(), version);
        Optional<Set<RoleName>> roles = change.wanted()
                .roles()
                .filter(names -> !names.equals(Set.copyOf(before.access().roles())));
        boolean guarded = request.author().standing().mayGiveAdministration()
                || change.password().isPresent()
                || !sameNames(before, after)
                || roles.isPresent();
        if (guarded && !request.author().mayAdminister(before.access())) {
            return new BeyondAuthor();
        }
        boolean same = after.equals(before.access().user())
                && change.wanted().profile().equals(before.profile());
        if (same && roles.isEmpty() && change.password().isEmpty()) {
            return new Changed(before);
        }
        return store(request, before, change, roles);
    }

    private Outcome store(Request request, Person before, Change change, Optional<Set<RoleName>> roles) {
        Version version = before.access().user().version();
        User after = change.wanted().user(request.user(), version);
        Optional<PasswordCredential> password = change.password().map(chosen -> made(request, after, chosen));
        List<AuditEntry> written = written(request.author(), before, after, roles, password);
        return transactions.inTenant(request.tenant(), tx -> {
            if (!writing.mayGive(tx, roles.orElse(Set.of()), request.author())) {
                return new BeyondAuthor();
            }
            switch (writing.change(tx, after, version, change.wanted().profile())) {
                case STALE -> {
                    return new Stale();
                }
                case NAME_TAKEN -> {
                    return new NameTaken();
                }
                case DONE -> {}
            }
            roles.ifPresent(names -> writing.assign(tx, after.id(), names, request.author()));
            password.ifPresent(credential -> passwords.store(tx, after.id(), credential));
            if (!after.isActive() || password.isPresent()) {
                families.revokeAllOf(tx, after.id(), written.getFirst().at());
            }
            written.forEach(entry -> trail.record(tx, entry));
            return new Changed(people.find(tx, after.id()).orElseThrow());
        });
    }

    private PasswordCredential made(Request request, User owner, Password chosen) {
        int version =
                transactions.inTenant(request.tenant(), tx -> credentials.nextPasswordVersion(tx, request.user()));
        return passwords
                .make(passwords.rules(request.tenant()), owner, chosen, new Version(version))
                .by(request.author().actor());
    }

    private List<AuditEntry> written(
            Author author,
            Person before,
            User after,
            Optional<Set<RoleName>> roles,
            Optional<PasswordCredential> password) {
        String target = CreatePerson.target(after.id());
        List<AuditEntry> written = new ArrayList<>();
        written.add(entries.by(author, action(before.access().user(), after), target));
        roles.ifPresent(names -> written.add(entries.by(author, AuditAction.USER_ROLES_CHANGED, target)));
        password.ifPresent(one -> written.add(entries.by(author, AuditAction.USER_PASSWORD_SET, target)));
        return written;
    }

    private static boolean sameNames(Person before, User after) {
        User was = before.access().user();
        return was.name().equals(after.name()) && was.email().equals(after.email());
    }

    private static AuditAction action(User before, User after) {
        if (before.isActive() == after.isActive()) {
            return AuditAction.USER_CHANGED;
        }
        return after.isActive() ? AuditAction.USER_ENABLED : AuditAction.USER_DISABLED;
    }
}
