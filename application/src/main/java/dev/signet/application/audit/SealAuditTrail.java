package dev.signet.application.audit;

import dev.signet.application.Transactions;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives the oldest entries that have none a place in the chain of their tenant, behind the writers. Any
/// number of nodes may do it at once: whoever finds that the chain has grown meanwhile leaves its work to
/// the next time.
public final class SealAuditTrail {

    private static final int BATCH = 1000;

    /// The minute that is counted, the flushes that are under way, and nodes whose clocks differ.
    private static final Duration COUNTING = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final AuditTrail trail;
    private final ChainSeal seal;
    private final InstantSource clock;

    public SealAuditTrail(Transactions transactions, AuditTrail trail, ChainSeal seal, InstantSource clock) {
        this.transactions = transactions;
        this.trail = trail;
        this.seal = seal;
        this.clock = clock;
    }

    /// How far it came.
    ///
    /// @param grown the new ends of the chains that grew
    /// @param more whether doing it again at once would find more
    public record Done(List<Grown> grown, boolean more) {}

    /// A chain that grew.
    public record Grown(TenantId tenant, Head head, int links) {}

    /// One bounded step.
    ///
    /// @throws dev.signet.application.StoreUnavailable if the store cannot be reached
    public Done handle() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<AuditTrail.Unsealed> waiting =
                transactions.acrossTenants(tx -> trail.unsealed(tx, now.minus(COUNTING), BATCH));
        Map<TenantId, List<AuditEntry>> byTenant = waiting.stream()
                .collect(Collectors.groupingBy(
                        AuditTrail.Unsealed::tenant,
                        LinkedHashMap::new,
                        Collectors.mapping(AuditTrail.Unsealed::entry, Collectors.toList())));
        List<Grown> grown = new ArrayList<>();
        byTenant.forEach((tenant, entries) -> {
            List<Seal> links = append(tenant, entries, now);
            if (!links.isEmpty()) {
                grown.add(new Grown(tenant, links.getLast().head(), links.size()));
            }
        });
        return new Done(List.copyOf(grown), waiting.size() == BATCH);
    }

    /// What was appended; nothing where somebody else was faster.
    private List<Seal> append(TenantId tenant, List<AuditEntry> entries, Instant now) {
        Head before = transactions.once(tenant, trail::head);
        List<Seal> links = new ArrayList<>();
        Head last = before;
        for (AuditEntry entry : entries) {
            Seal link = seal.seal(tenant, last, entry, now);
            links.add(link);
            last = link.head();
        }
        return transactions.acrossTenants(tx -> trail.append(tx, tenant, before, links)) ? links : List.of();
    }
}
