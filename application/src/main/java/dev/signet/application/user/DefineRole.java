package dev.signet.application.user;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.Role;
import java.util.Optional;

/// Adds a role, or changes what the role of that name gives.
public final class DefineRole {

    private final Transactions transactions;
    private final Roles roles;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public DefineRole(Transactions transactions, Roles roles, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.roles = roles;
        this.trail = trail;
        this.entries = entries;
    }

    /// The role as it shall be.
    public record Request(TenantId tenant, Role role, Author author) {}

    /// How it ended.
    public enum Outcome {
        DEFINED,
        /// It is that already.
        UNCHANGED,
        /// More administration than the author has, before or after.
        BEYOND_AUTHOR
    }

    /// Defines the role.
    public Outcome handle(Request request) {
        Role role = request.role();
        Optional<Role> before = transactions.once(request.tenant(), tx -> roles.find(tx, role.name()));
        if (before.filter(role::equals).isPresent()) {
            return Outcome.UNCHANGED;
        }
        boolean mayTouch = before.map(b -> request.author().mayGive(b.scopes())).orElse(true);
        if (!mayTouch || !request.author().mayGive(role.scopes())) {
            return Outcome.BEYOND_AUTHOR;
        }
        AuditEntry entry = entries.by(request.author(), AuditAction.ROLE_DEFINED, "role:" + role.name());
        return transactions.inTenant(request.tenant(), tx -> {
            roles.define(tx, role);
            trail.record(tx, entry);
            return Outcome.DEFINED;
        });
    }
}
