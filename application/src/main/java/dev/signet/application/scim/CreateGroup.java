package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.Ids;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.AuditTrail;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.scim.Gathering;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.Reading;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserId;
import java.util.Optional;
import java.util.Set;

/// Makes a group.
public final class CreateGroup {

    private final Transactions transactions;
    private final Groups groups;
    private final AuditTrail trail;
    private final AuditEntries entries;
    private final Ids ids;

    public CreateGroup(Transactions transactions, Groups groups, AuditTrail trail, AuditEntries entries, Ids ids) {
        this.transactions = transactions;
        this.groups = groups;
        this.trail = trail;
        this.entries = entries;
        this.ids = ids;
    }

    /// A group to be.
    public record Request(
            TenantId tenant, String displayName, Optional<String> externalId, Set<UserId> members, Author author) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The group.
    public record Created(Gathering group) implements Outcome {}

    /// One of the members does not exist.
    public record UnknownMember() implements Outcome {}

    /// Makes the group.
    public Outcome handle(Request request) {
        Group group = new Group(new GroupId(ids.next()), request.displayName(), request.externalId(), Version.FIRST);
        AuditEntry entry = entries.by(request.author(), AuditAction.GROUP_PROVISIONED, target(group.id()));
        return transactions.inTenant(request.tenant(), tx -> {
            if (!groups.add(tx, group, request.members())) {
                return new UnknownMember();
            }
            trail.record(tx, entry);
            return new Created(groups.find(tx, group.id(), Reading.WITH_MEMBERS).orElseThrow());
        });
    }

    static String target(GroupId group) {
        return "group:" + group.value();
    }
}
