package dev.signet.application.audit;

import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Counts what this node refuses until it is written down. However much is refused, it holds little: what
/// is too much to be told apart by source is counted together, and what is still too much is counted as
/// dropped.
public interface Refusals {

    /// Counts one.
    ///
    /// @param name whom it was asked for, if anybody
    void note(Refusal refusal, Optional<String> name, Instant now);

    /// What was counted since the last time.
    List<RefusalTally> drain();

    /// Takes back what could not be written down.
    void restore(List<RefusalTally> tallies);

    /// Counts as dropped what will never be written down.
    void drop(long count);
}
