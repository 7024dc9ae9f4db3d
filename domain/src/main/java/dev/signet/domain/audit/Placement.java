package dev.signet.domain.audit;

import java.util.OptionalLong;
import java.util.UUID;

/// The place that an entry claims, and whether a seal says that it has one.
public record Placement(UUID entry, OptionalLong claimed, boolean sealed) {

    /// Whether it waits for its seal.
    public boolean isWaiting() {
        return claimed.isEmpty() && !sealed;
    }

    /// Whether it claims a place that no seal gives it.
    public boolean isIntruder() {
        return claimed.isPresent() && !sealed;
    }
}
