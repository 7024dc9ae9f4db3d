package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.Optional;

/// Removes a role that nobody has any more.
public final class RetireRole {

    private final Transactions transactions;
    private final Roles roles;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RetireRole(Transactions transactions, Roles roles, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.roles = roles;
        this.trail = trail;
        this.entries = entries;
    }

    /// Which role.
    public record Request(TenantId tenant, RoleName role, Author author) {}

    /// How it ended.
    public enum Outcome {
        RETIRED,
        UNKNOWN,
        /// Somebody has it.
        IN_USE,
        /// More administration than the author has.
        BEYOND_AUTHOR
    }

    /// Retires the role.
    public Outcome handle(Request request) {
        AuditEntry entry = entries.by(request.author(), AuditAction.ROLE_RETIRED, "role:" + request.role());
        return transactions.inTenant(request.tenant(), tx -> retire(tx, request, entry));
    }

    private Outcome retire(TenantTx tx, Request request, AuditEntry entry) {
        Optional<Role> known = roles.find(tx, request.role());
        if (known.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        if (!request.author().mayGive(known.get().scopes())) {
            return Outcome.BEYOND_AUTHOR;
        }
        if (!roles.removeUnused(tx, request.role())) {
            return Outcome.IN_USE;
        }
        trail.record(tx, entry);
        return Outcome.RETIRED;
    }
}
