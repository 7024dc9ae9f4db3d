package dev.signet.application.audit;

import dev.signet.application.SystemTx;
import dev.signet.application.TenantTx;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Placement;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The audit trail of one tenant, and the chain of seals over it. Both are only ever added to; entries take
/// their place in the chain when they are sealed, not when they are written, so that none can slip in late
/// behind another.
public interface AuditTrail {

    /// The target of a counted entry that had several.
    String SEVERAL = "names:several";

    /// Writes an entry, which stands or falls with the transaction.
    void record(TenantTx tx, AuditEntry entry);

    /// Writes a counted entry, or counts up the one of the same id. If several nodes count the same, all is
    /// counted.
    ///
    /// @return false if that entry is sealed already: nothing is written
    boolean count(SystemTx tx, TenantId tenant, AuditEntry entry);

    /// Up to `limit` entries, youngest first, older than the entry `before`.
    default List<AuditEntry> page(TenantTx tx, Optional<UUID> before, int limit) {
        return page(tx, AuditFilter.NONE, before, limit);
    }

    /// Up to `limit` of the entries that `filter` takes, youngest first, older than the entry `before`.
    List<AuditEntry> page(TenantTx tx, AuditFilter filter, Optional<UUID> before, int limit);

    /// Up to `limit` of the entries that `filter` takes and that are sealed in a place after `position` and
    /// not after `end`, in the order of the chain.
    List<Numbered> sealed(TenantTx tx, AuditFilter filter, long position, long end, int limit);

    /// An entry and its place.
    record Numbered(long position, AuditEntry entry) {}

    /// The end of the chain.
    Head head(TenantTx tx);

    /// The last seal from before `time`, if there is one.
    Optional<Seal> lastBefore(TenantTx tx, Instant time);

    /// Up to `limit` links from the places after `position`, in order.
    List<Link> links(TenantTx tx, long position, int limit);

    /// Whether a seal in another place than the next one says that it follows `after`.
    boolean isFollowedElsewhere(TenantTx tx, Head after);

    /// Up to `limit` entries after the entry `after`, by their ids, with what they and the seals say of
    /// their places.
    List<Placement> placements(TenantTx tx, Optional<UUID> after, int limit);

    /// Up to `limit` entries that have no place, of whatever tenants, the oldest first. Counted entries of
    /// `countedUntil` or later may yet be counted up and are left out, and so is what this release cannot
    /// read.
    List<Unsealed> unsealed(SystemTx tx, Instant countedUntil, int limit);

    /// An entry without a place.
    record Unsealed(TenantId tenant, AuditEntry entry) {}

    /// Adds `seals` to the chain behind `head`, all or none.
    ///
    /// @return false if the chain ends elsewhere by now, an entry has its place already, or somebody else is at
    ///     it: nothing is added
    boolean append(SystemTx tx, TenantId tenant, Head head, List<Seal> seals);
}
