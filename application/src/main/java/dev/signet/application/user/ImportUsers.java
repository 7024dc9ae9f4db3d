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
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Takes users over from another system, with what it stored of their passwords: all of a batch that can be, in one
/// transaction and with one entry of the audit trail. Whoever is there already is left as they are, so a batch may be
/// sent again.
public final class ImportUsers {

    private final Transactions transactions;
    private final Users users;
    private final PasswordMaking passwords;
    private final RoleAssigning assigning;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;

    public ImportUsers(
            Transactions transactions,
            Users users,
            PasswordMaking passwords,
            RoleAssigning assigning,
            AuditTrail trail,
            AuditEntries entries,
            Ids ids) {
        this.transactions = transactions;
        this.users = users;
        this.passwords = passwords;
        this.assigning = assigning;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
    }

    /// Somebody from elsewhere.
    ///
    /// @param password empty: they log in with none until they are given one
    /// @param roles which must exist
    public record Newcomer(
            UserName name,
            Optional<Email> email,
            Optional<String> displayName,
            UserState state,
            Optional<PasswordHash> password,
            Set<RoleName> roles) {

        public Newcomer {
            roles = Set.copyOf(roles);
        }
    }

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
        UNREADABLE_HASH,
        UNKNOWN_ROLE,
        /// A role holds more administration than the author has to give.
        BEYOND_AUTHOR
    }

    /// What became of each, in order.
    public record Done(List<Fate> fates) {

        public Done {
            fates = List.copyOf(fates);
        }
    }

    /// One of the batch, as they would be stored.
    private record Prepared(User user, Optional<PasswordCredential> password, Set<RoleName> roles) {}

    /// One of the batch, looked at alone.
    ///
    /// @param prepared empty if nothing can be made of them
    /// @param fate then
    private record Sorted(Optional<Prepared> prepared, Fate fate) {

        static Sorted out(Fate fate) {
            return new Sorted(Optional.empty(), fate);
        }
    }

    /// Imports the batch.
    public Done handle(Request request) {
        CredentialRules rules = passwords.rules(request.tenant());
        Map<RoleName, RoleAssigning.Verdict> roles = judged(request);
        List<Sorted> all = request.newcomers().stream()
                .map(newcomer -> sorted(newcomer, roles, rules, request.author().actor()))
                .toList();
        List<Prepared> fit =
                all.stream().map(Sorted::prepared).flatMap(Optional::stream).toList();
        AuditEntry entry = entries.by(request.author(), AuditAction.USER_IMPORTED, "users");
        List<Users.Added> added = switch (request.mode()) {
            case REHEARSAL -> transactions.once(request.tenant(), tx -> users.judgeAll(tx, usersOf(fit)));
            case IMPORT -> transactions.inTenant(request.tenant(), tx -> add(tx, fit, request.author(), entry));
        };
        return new Done(fates(all, added));
    }

    /// Each role once, however many have it.
    private Map<RoleName, RoleAssigning.Verdict> judged(Request request) {
        return request.newcomers().stream()
                .flatMap(newcomer -> newcomer.roles().stream())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        role -> assigning.judge(request.tenant(), Set.of(role), request.author())));
    }

    private Sorted sorted(
            Newcomer newcomer, Map<RoleName, RoleAssigning.Verdict> roles, CredentialRules rules, Actor by) {
        Set<RoleAssigning.Verdict> verdicts =
                newcomer.roles().stream().map(roles::get).collect(Collectors.toSet());
        if (verdicts.contains(RoleAssigning.Verdict.UNKNOWN_ROLE)) {
            return Sorted.out(Fate.UNKNOWN_ROLE);
        }
        if (verdicts.contains(RoleAssigning.Verdict.BEYOND_AUTHOR)) {
            return Sorted.out(Fate.BEYOND_AUTHOR);
        }
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
            return new Sorted(Optional.of(new Prepared(user, password, newcomer.roles())), Fate.ADDED);
        } catch (InvalidValue unreadable) {
            return Sorted.out(Fate.UNREADABLE_HASH);
        }
    }

    private List<Users.Added> add(TenantTx tx, List<Prepared> fit, Author author, AuditEntry entry) {
        List<Users.Added> added = users.addAll(tx, usersOf(fit));
        Map<UserId, PasswordCredential> first = new HashMap<>();
        Map<UserId, Set<RoleName>> roles = new HashMap<>();
        int count = 0;
        for (int i = 0; i < fit.size(); i++) {
            if (added.get(i) == Users.Added.ADDED) {
                count++;
                UserId id = fit.get(i).user().id();
                fit.get(i).password().ifPresent(password -> first.put(id, password));
                roles.put(id, fit.get(i).roles());
            }
        }
        if (count > 0) {
            passwords.storeFirst(tx, first);
            assigning.assignFirst(tx, roles, author);
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

    private static List<Fate> fates(List<Sorted> all, List<Users.Added> added) {
        List<Fate> fates = new ArrayList<>();
        int next = 0;
        for (Sorted one : all) {
            fates.add(one.prepared().isEmpty() ? one.fate() : fate(added.get(next++)));
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
