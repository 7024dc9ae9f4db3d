package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/// Makes roles a user's only roles.
public final class AssignRoles {

    private final Transactions transactions;
    private final Users users;
    private final RoleAssigning assigning;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public AssignRoles(
            Transactions transactions, Users users, RoleAssigning assigning, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.users = users;
        this.assigning = assigning;
        this.trail = trail;
        this.entries = entries;
    }

    /// Whose, and which.
    public record Request(TenantId tenant, UserId user, Set<RoleName> roles, Author author) {}

    /// How it ended.
    public enum Outcome {
        ASSIGNED,
        UNKNOWN_USER,
        UNKNOWN_ROLE,
        /// More administration than the author has, before or after.
        BEYOND_AUTHOR
    }

    /// Assigns the roles.
    public Outcome handle(Request request) {
        Optional<UserAccess> before = transactions.once(request.tenant(), tx -> users.find(tx, request.user()));
        if (before.isEmpty()) {
            return Outcome.UNKNOWN_USER;
        }
        if (!request.author().mayAdminister(before.get())) {
            return Outcome.BEYOND_AUTHOR;
        }
        AuditEntry entry = entries.by(
                request.author(),
                AuditAction.USER_ROLES_CHANGED,
                ProvisionUser.target(before.get().user()));
        return switch (assigning.judge(request.tenant(), request.roles(), request.author())) {
            case UNKNOWN_ROLE -> Outcome.UNKNOWN_ROLE;
            case BEYOND_AUTHOR -> Outcome.BEYOND_AUTHOR;
            case FINE ->
                transactions.inTenant(request.tenant(), tx -> {
                    assigning.assign(tx, request.user(), request.roles(), request.author());
                    trail.record(tx, entry);
                    return Outcome.ASSIGNED;
                });
        };
    }
}
