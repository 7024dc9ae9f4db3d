package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.token.TokenFamilies;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Changes a user: their names, whether they may act, and their roles, all in one. Disabling them revokes every
/// grant of theirs, so that enabling them again revives nothing.
public final class ChangeUser {

    private final Transactions transactions;
    private final Users users;
    private final RoleAssigning assigning;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public ChangeUser(
            Transactions transactions,
            Users users,
            RoleAssigning assigning,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.assigning = assigning;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A change.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    /// @param change from the user as they are to the user as they shall be
    /// @param roles what their only roles shall be; empty: those they have
    public record Request(
            TenantId tenant,
            UserId user,
            Optional<Version> expected,
            UnaryOperator<User> change,
            Optional<Set<RoleName>> roles,
            Author author) {

        /// A change that leaves the roles as they are.
        public Request(
                TenantId tenant, UserId user, Optional<Version> expected, UnaryOperator<User> change, Author author) {
            this(tenant, user, expected, change, Optional.empty(), author);
        }
    }

    /// How it ended.
    public sealed interface Outcome {}

    /// The user as they are now.
    public record Changed(UserAccess access) implements Outcome {}

    /// No such user.
    public record Unknown() implements Outcome {}

    /// Somebody else changed them since.
    public record Stale() implements Outcome {}

    /// A name is somebody else's.
    public record NameTaken() implements Outcome {}

    /// One of the roles does not exist.
    public record UnknownRole() implements Outcome {}

    /// More administration than the author has, before or after.
    public record BeyondAuthor() implements Outcome {}

    /// Changes the user.
    public Outcome handle(Request request) {
        Optional<UserAccess> before = transactions.once(request.tenant(), tx -> users.find(tx, request.user()));
        if (before.isEmpty()) {
            return new Unknown();
        }
        User was = before.get().user();
        if (request.expected().filter(v -> !v.equals(was.version())).isPresent()) {
            return new Stale();
        }
        if (!request.author().mayAdminister(before.get())) {
            return new BeyondAuthor();
        }
        User after = request.change().apply(was);
        Optional<Set<RoleName>> roles = request.roles()
                .filter(names -> !names.equals(Set.copyOf(before.get().roles())));
        if (after.equals(was) && roles.isEmpty()) {
            return new Changed(before.get());
        }
        return switch (assigning.judge(request.tenant(), roles.orElse(Set.of()), request.author())) {
            case UNKNOWN_ROLE -> new UnknownRole();
            case BEYOND_AUTHOR -> new BeyondAuthor();
            case FINE -> store(request, was, after, roles);
        };
    }

    private Outcome store(Request request, User before, User after, Optional<Set<RoleName>> roles) {
        List<AuditEntry> written = written(request, before, after, roles);
        Instant now = clock.instant();
        Users.Changed changed = transactions.inTenant(request.tenant(), tx -> {
            Users.Changed done = users.change(tx, after, before.version());
            if (done == Users.Changed.DONE) {
                roles.ifPresent(names -> assigning.assign(tx, after.id(), names, request.author()));
                if (!after.isActive()) {
                    families.revokeAllOf(tx, after.id(), now);
                }
                written.forEach(entry -> trail.record(tx, entry));
            }
            return done;
        });
        return switch (changed) {
            case STALE -> new Stale();
            case NAME_TAKEN -> new NameTaken();
            case DONE ->
                transactions
                        .once(request.tenant(), tx -> users.find(tx, request.user()))
                        .<Outcome>map(Changed::new)
                        .orElseGet(Unknown::new);
        };
    }

    private List<AuditEntry> written(Request request, User before, User after, Optional<Set<RoleName>> roles) {
        List<AuditEntry> written = new ArrayList<>();
        String target = ProvisionUser.target(after);
        if (!after.equals(before)) {
            written.add(entries.by(request.author(), action(before, after), target));
        }
        if (roles.isPresent()) {
            written.add(entries.by(request.author(), AuditAction.USER_ROLES_CHANGED, target));
        }
        return written;
    }

    private static AuditAction action(User before, User after) {
        if (before.isActive() == after.isActive()) {
            return AuditAction.USER_CHANGED;
        }
        return after.isActive() ? AuditAction.USER_ENABLED : AuditAction.USER_DISABLED;
    }
}
