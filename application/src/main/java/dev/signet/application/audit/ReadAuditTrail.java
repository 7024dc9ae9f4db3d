package dev.signet.application.audit;

import dev.signet.application.Page;
import dev.signet.application.Transactions;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;

/// Reads a tenant's audit trail, youngest entries first.
public final class ReadAuditTrail {

    private final Transactions transactions;
    private final AuditTrail trail;

    public ReadAuditTrail(Transactions transactions, AuditTrail trail) {
        this.transactions = transactions;
        this.trail = trail;
    }

    /// Which part of the list.
    ///
    /// @param before the entry to continue before
    /// @param limit 1 to 1000
    public record Request(TenantId tenant, AuditFilter filter, Optional<UUID> before, int limit) {}

    /// One page.
    public Page<AuditEntry, UUID> handle(Request request) {
        return Page.of(
                transactions.once(
                        request.tenant(),
                        tx -> trail.page(tx, request.filter(), request.before(), request.limit() + 1)),
                request.limit(),
                AuditEntry::id);
    }
}
