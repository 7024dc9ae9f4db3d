package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes users over from another system, with what it stored of their passwords: all of a batch that can be, in one
/// transaction and with one entry of the audit trail. Whoever is there already is left as they are, so a batch may be
/// sent again.
public final class ImportUsers {

    private final Transactions transactions;
    private final Users users;
    private final PasswordMaking passwords;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;

    public ImportUsers(
            Transactions transactions,
            Users users,
            PasswordMaking passwords,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        this.transactions = transactions;
        this.users = users;
        this.passwords = passwords;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
    }

    /// Somebody from elsewhere.
    ///
    /// @param password empty: they log in with none until they are given one
    public record Newcomer(
            UserName name,
            Optional<Email> email,
            Optional<String> displayName,
            UserState state,
            Optional<PasswordHash> password) {}

    /// Whether anything is to be done.
    public enum Mode {
        IMPORT,
        /// Only tells what would become of each.
        REHEARSAL
    }

    /// A batch.
    public record Request(TenantId tenant, List<Newcomer> newcomers, Mode mode, Author author) {

        public Request {
            newcomers = List.copyOf(newcomers);
        }
    }

    /// What became of one.
    public enum Fate {
        ADDED,
        THERE_ALREADY,
        NAME_TAKEN,
        /// The hash of the password is of no kind that can be compared with.
        UNREADABLE_HASH
    }

    /// What became of each, in order.
    public record Done(List<Fate> fates) {

        public Done {
            fates = List.copyOf(fates);
        }
    }

    /// One of the batch, as they would be stored.
    private record Prepared(User user, Optional<PasswordCredential> password) {}

    /// Imports the batch.
    public Done handle(Request request) {
        CredentialRules rules = passwords.rules(request.tenant());
        List<Optional<Prepared>> all = request.newcomers().stream()
                .map(newcomer -> prepare(newcomer, rules, request.author().actor()))
                .toList();
        List<Prepared> fit = all.stream().flatMap(Optional::stream).toList();
        AuditEntry entry = entries.by(request.author(), AuditAction.USER_IMPORTED, "users");
        List<Users.Added> added = switch (request.mode()) {
            case REHEARSAL -> transactions.once(request.tenant(), tx -> users.judgeAll(tx, usersOf(fit)));
            case IMPORT -> transactions.inTenant(request.tenant(), tx -> add(tx, fit, entry));
        };
        return new Done(fates(all, added));
    }

    private Optional<Prepared> prepare(Newcomer newcomer, CredentialRules rules, Actor by) {
        try {
            Optional<PasswordCredential> password = newcomer.password()
                    .map(stored -> passwords.takeOver(rules, stored).by(by));
            User user = new User(
                    new UserId(ids.next()),
                    newcomer.name(),
                    newcomer.email(),
                    newcomer.displayName(),
                    newcomer.state(),
                    Version.FIRST);
            return Optional.of(new Prepared(user, password));
        } catch (InvalidValue unreadable) {
            return Optional.empty();
        }
    }

    private List<Users.Added> add(TenantTx tx, List<Prepared> fit, AuditEntry entry) {
        List<Users.Added> added = users.addAll(tx, usersOf(fit));
        Map<UserId, PasswordCredential> first = new HashMap<>();
        int count = 0;
        for (int i = 0; i < fit.size(); i++) {
            if (added.get(i) == Users.Added.ADDED) {
                count++;
                UserId id = fit.get(i).user().id();
                fit.get(i).password().ifPresent(password -> first.put(id, password));
            }
        }
        if (count > 0) {
            passwords.storeFirst(tx, first);
            trail.record(tx, counting(entry, count));
        }
        return added;
    }

    private static AuditEntry counting(AuditEntry entry, int count) {
        return new AuditEntry(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.outcome(),
                entry.target(),
                count + " users",
                entry.provenance());
    }

    private static List<User> usersOf(List<Prepared> prepared) {
        return prepared.stream().map(Prepared::user).toList();
    }

    private static List<Fate> fates(List<Optional<Prepared>> all, List<Users.Added> added) {
        List<Fate> fates = new ArrayList<>();
        int next = 0;
        for (Optional<Prepared> one : all) {
            fates.add(one.isEmpty() ? Fate.UNREADABLE_HASH : fate(added.get(next++)));
        }
        return fates;
    }

    private static Fate fate(Users.Added added) {
        return switch (added) {
            case ADDED -> Fate.ADDED;
            case THERE_ALREADY -> Fate.THERE_ALREADY;
            case NAME_TAKEN -> Fate.NAME_TAKEN;
        };
    }
}
