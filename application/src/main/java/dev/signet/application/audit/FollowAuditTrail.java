package dev.signet.application.audit;

import dev.signet.application.Transactions;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.Head;
import dev.signet.domain.tenant.TenantId;
import java.util.List;
import java.util.OptionalLong;

/// Reads a tenant's audit trail forwards, in the order in which entries were sealed: whoever follows it
/// misses nothing, however late a transaction commits.
public final class FollowAuditTrail {

    private final Transactions transactions;
    private final AuditTrail trail;

    public FollowAuditTrail(Transactions transactions, AuditTrail trail) {
        this.transactions = transactions;
        this.trail = trail;
    }

    /// Which part of the trail.
    ///
    /// @param after the position after which to go on; empty: the present end
    /// @param limit 1 to 1000
    public record Request(TenantId tenant, AuditFilter filter, OptionalLong after, int limit) {}

    /// What was sealed there.
    ///
    /// @param next after which position to go on, now or later
    public record Followed(List<AuditEntry> entries, long next) {}

    /// One part.
    public Followed handle(Request request) {
        Head head = transactions.once(request.tenant(), trail::head);
        if (request.after().isEmpty()) {
            return new Followed(List.of(), head.position());
        }
        long after = request.after().getAsLong();
        List<AuditTrail.Numbered> found = transactions.once(
                request.tenant(), tx -> trail.sealed(tx, request.filter(), after, head.position(), request.limit()));
        long next = found.size() == request.limit() ? found.getLast().position() : Math.max(after, head.position());
        return new Followed(found.stream().map(AuditTrail.Numbered::entry).toList(), next);
    }
}
