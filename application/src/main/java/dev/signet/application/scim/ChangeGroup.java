package dev.signet.application.scim;

import dev.signet.application.Author;
import dev.signet.application.TenantTx;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/// Changes a group and who belongs to it, all in one.
public final class ChangeGroup {

    /// How often a change is made again that somebody else was faster than, where its author named no version.
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final Groups groups;
    private final AuditTrail trail;
    private final AuditEntries entries;

    public ChangeGroup(Transactions transactions, Groups groups, AuditTrail trail, AuditEntries entries) {
        this.transactions = transactions;
        this.groups = groups;
        this.trail = trail;
        this.entries = entries;
    }

    /// A change.
    ///
    /// @param expected the version that the author saw; empty: whatever it is
    /// @param change from the group as it is to what it shall be
    public record Request(
            TenantId tenant,
            GroupId group,
            Optional<Version> expected,
            Function<Gathering, Change> change,
            Author author) {}

    /// What it shall be.
    public record Change(String displayName, Optional<String> externalId, Set<UserId> members) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The group as it is now.
    public record Changed(Gathering group) implements Outcome {}

    /// No such group.
    public record Unknown() implements Outcome {}

    /// Somebody else changed it since.
    public record Stale() implements Outcome {}

    /// One of the members does not exist.
    public record UnknownMember() implements Outcome {}

    /// Changes the group.
    public Outcome handle(Request request) {
        Outcome outcome = attempt(request);
        for (int i = 1;
                i < ATTEMPTS && outcome instanceof Stale && request.expected().isEmpty();
                i++) {
            outcome = attempt(request);
        }
        return outcome;
    }

    private Outcome attempt(Request request) {
        Optional<Gathering> found =
                transactions.once(request.tenant(), tx -> groups.find(tx, request.group(), Reading.WITH_MEMBERS));
        if (found.isEmpty()) {
            return new Unknown();
        }
        Group was = found.get().group();
        if (request.expected().filter(v -> !v.equals(was.version())).isPresent()) {
            return new Stale();
        }
        Change change = request.change().apply(found.get());
        Group next = new Group(was.id(), change.displayName(), change.externalId(), was.version());
        if (next.equals(was) && change.members().equals(membersOf(found.get()))) {
            return new Changed(found.get());
        }
        AuditEntry entry = entries.by(request.author(), AuditAction.GROUP_CHANGED, CreateGroup.target(request.group()));
        return transactions.inTenant(request.tenant(), tx -> store(tx, was, next, change, entry));
    }

    private Outcome store(TenantTx tx, Group was, Group next, Change change, AuditEntry entry) {
        return switch (groups.change(tx, next, change.members(), was.version())) {
            case STALE -> new Stale();
            case UNKNOWN_MEMBER -> new UnknownMember();
            case DONE -> {
                trail.record(tx, entry);
                yield new Changed(
                        groups.find(tx, next.id(), Reading.WITH_MEMBERS).orElseThrow());
            }
        };
    }

    private static Set<UserId> membersOf(Gathering group) {
        return group.members().stream().map(Gathering.Member::user).collect(Collectors.toUnmodifiableSet());
    }
}
