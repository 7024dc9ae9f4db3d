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

/// Removes a user with everything that proves them, and revokes every grant of theirs. Their names are free again.
public final class RemoveUser {

    private final Transactions transactions;
    private final Users users;
    private final TokenFamilies families;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final InstantSource clock;

    public RemoveUser(
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

    /// Whom.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    public record Request(TenantId tenant, UserId user, Optional<Version> expected, Author author) {}

    /// How it ended.
    public enum Outcome {
        REMOVED,
        UNKNOWN,
        /// Somebody else changed them since.
        STALE,
        /// More administration than the author has.
        BEYOND_AUTHOR
    }

    /// Removes the user.
    public Outcome handle(Request request) {
        Optional<UserAccess> before = transactions.once(request.tenant(), tx -> users.find(tx, request.user()));
        if (before.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        User was = before.get().user();
        if (request.expected().filter(v -> !v.equals(was.version())).isPresent()) {
            return Outcome.STALE;
        }
        if (!request.author().mayAdminister(before.get())) {
            return Outcome.BEYOND_AUTHOR;
        }
        AuditEntry entry = entries.by(request.author(), AuditAction.USER_REMOVED, ProvisionUser.target(was));
        Instant now = clock.instant();
        return transactions.inTenant(request.tenant(), tx -> {
            if (!users.remove(tx, was.id(), was.version())) {
                return Outcome.STALE;
            }
            families.revokeAllOf(tx, was.id(), now);
            trail.record(tx, entry);
            return Outcome.REMOVED;
        });
    }
}
