package dev.signet.application.memory;

import dev.signet.application.audit.Refusals;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts without bound.
public final class InMemoryRefusals implements Refusals {

    private final Map<Refusal, RefusalTally> counted = new HashMap<>();
    private long dropped;

    @Override
    public synchronized void note(Refusal refusal, Optional<String> name, Instant now) {
        counted.merge(refusal, RefusalTally.of(refusal, name, now), RefusalTally::plus);
    }

    @Override
    public synchronized List<RefusalTally> drain() {
        List<RefusalTally> drained = List.copyOf(counted.values());
        counted.clear();
        return drained;
    }

    @Override
    public synchronized void restore(List<RefusalTally> tallies) {
        tallies.forEach(tally -> counted.merge(tally.refusal(), tally, RefusalTally::plus));
    }

    @Override
    public synchronized void drop(long count) {
        dropped += count;
    }

    /// How many were dropped.
    public synchronized long dropped() {
        return dropped;
    }
}
