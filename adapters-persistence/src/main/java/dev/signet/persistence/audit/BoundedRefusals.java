package dev.signet.persistence.audit;

import dev.signet.application.audit.Refusals;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Counts in process. In each minute so many sources are told apart for each tenant, and for all of them;
/// whoever comes later in that minute is counted together with the others like it.
public final class BoundedRefusals implements Refusals {

    private final int perTenant;
    private final int most;
    private final Map<Refusal, RefusalTally> counted = new HashMap<>();
    private final Set<Refusal> known = new HashSet<>();
    private final Map<TenantSlug, Integer> sources = new HashMap<>();
    private long minute = Long.MIN_VALUE;
    private long dropped;

    /// @param perTenant how many are told apart for one tenant in a minute
    /// @param most how many for all tenants; as many again are counted without their source
    public BoundedRefusals(int perTenant, int most) {
        this.perTenant = perTenant;
        this.most = most;
    }

    @Override
    public synchronized void note(Refusal refusal, Optional<String> name, Instant now) {
        turn(Math.floorDiv(now.getEpochSecond(), 60L));
        add(RefusalTally.of(refusal, name, now));
    }

    @Override
    public synchronized List<RefusalTally> drain() {
        List<RefusalTally> drained = List.copyOf(counted.values());
        counted.clear();
        return drained;
    }

    @Override
    public synchronized void restore(List<RefusalTally> tallies) {
        tallies.forEach(this::add);
    }

    @Override
    public synchronized void drop(long count) {
        dropped += count;
    }

    /// How many refusals were not, and will not be, written down.
    public synchronized long dropped() {
        return dropped;
    }

    private void turn(long present) {
        if (present != minute) {
            minute = present;
            known.clear();
            sources.clear();
        }
    }

    private void add(RefusalTally tally) {
        Refusal refusal = tally.refusal();
        if (known.contains(refusal) || isNew(refusal)) {
            counted.merge(refusal, tally, RefusalTally::plus);
            return;
        }
        Refusal anywhere = refusal.fromAnywhere();
        if (known.contains(anywhere) || (known.size() < 2 * most && known.add(anywhere))) {
            var together = new RefusalTally(anywhere, tally.names(), tally.count(), tally.first(), tally.last());
            counted.merge(anywhere, together, RefusalTally::plus);
            return;
        }
        dropped += tally.count();
    }

    private boolean isNew(Refusal refusal) {
        int ofTenant = sources.getOrDefault(refusal.tenant(), 0);
        if (ofTenant >= perTenant || known.size() >= most) {
            return false;
        }
        sources.put(refusal.tenant(), ofTenant + 1);
        return known.add(refusal);
    }
}
