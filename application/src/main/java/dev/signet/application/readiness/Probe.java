package dev.signet.application.readiness;

import java.util.Optional;

/// One thing without which this node cannot work.
public interface Probe {

    /// What is looked at, one lower-case word: `database`, `keys`.
    String name();

    /// What is wrong with it now, so that this node must get no traffic, in a sentence without secrets, addresses or
    /// names of tenants; empty if nothing is. It answers within a second or two.
    Optional<String> trouble();

    /// What is wrong with it now although others are better served here than nowhere, in a sentence of that kind.
    default Optional<String> concern() {
        return Optional.empty();
    }
}
