package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;

/// Removes a group. Nobody loses anything by it but their membership.
public final class RemoveGroup {

    private final Transactions transactions;
    private final Groups groups;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public RemoveGroup(Transactions transactions, Groups groups, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.groups = groups;
        this.trail = trail;
        this.entries = entries;
    }

    /// Which one.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    public record Request(TenantId tenant, GroupId group, Optional<Version> expected, Author author) {}

    /// How it ended.
    public enum Outcome {
        REMOVED,
        UNKNOWN,
        /// Somebody else changed it since.
        STALE
    }

    /// Removes the group.
    public Outcome handle(Request request) {
        AuditEntry entry = entries.by(request.author(), AuditAction.GROUP_REMOVED, CreateGroup.target(request.group()));
        return transactions.inTenant(request.tenant(), tx -> {
            Optional<Gathering> found = groups.find(tx, request.group(), Reading.WITHOUT_MEMBERS);
            if (found.isEmpty()) {
                return Outcome.UNKNOWN;
            }
            Version version = request.expected().orElse(found.get().group().version());
            if (!groups.remove(tx, request.group(), version)) {
                return Outcome.STALE;
            }
            trail.record(tx, entry);
            return Outcome.REMOVED;
        });
    }
}
