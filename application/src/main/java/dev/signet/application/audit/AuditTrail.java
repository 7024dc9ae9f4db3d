package dev.signet.application.audit;

import dev.signet.application.TenantTx;
import dev.signet.domain.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The audit trail of one tenant. Entries are only ever added.
public interface AuditTrail {

    /// Writes an entry, which stands or falls with the transaction.
    void record(TenantTx tx, AuditEntry entry);

    /// Up to `limit` entries, youngest first, older than the entry `before`.
    List<AuditEntry> page(TenantTx tx, Optional<UUID> before, int limit);
}
