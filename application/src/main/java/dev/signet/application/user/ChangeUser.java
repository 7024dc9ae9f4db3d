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
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes a user: their names, and whether they may act. Disabling them revokes every grant of theirs, so that
/// enabling them again revives nothing.
public final class ChangeUser {

    private final Transactions transactions;
    private final Users users;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public ChangeUser(
            Transactions transactions,
            Users users,
            TokenFamilies families,
            AuditTrail trail,
            AuditEntries entries,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.families = families;
        this.trail = trail;
        this.entries = entries;
        this.clock = clock;
    }

    /// A change.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    /// @param change from the user as they are to the user as they shall be
    public record Request(
            TenantId tenant, UserId user, Optional<Version> expected, UnaryOperator<User> change, Author author) {}

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

    /// The user has more administration than the author.
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
        return after.equals(was) ? new Changed(before.get()) : store(request, was, after);
    }

    private Outcome store(Request request, User before, User after) {
        AuditEntry entry = entries.by(request.author(), action(before, after), ProvisionUser.target(after));
        Instant now = clock.instant();
        Users.Changed changed = transactions.inTenant(request.tenant(), tx -> {
            Users.Changed done = users.change(tx, after, before.version());
            if (done == Users.Changed.DONE) {
                if (!after.isActive()) {
                    families.revokeAllOf(tx, after.id(), now);
                }
                trail.record(tx, entry);
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

    private static AuditAction action(User before, User after) {
        if (before.isActive() == after.isActive()) {
            return AuditAction.USER_CHANGED;
        }
        return after.isActive() ? AuditAction.USER_ENABLED : AuditAction.USER_DISABLED;
    }
}
