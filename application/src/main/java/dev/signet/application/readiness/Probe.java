package dev.signet.application.readiness;

import java.util.Optional;

/// One thing without which this node cannot work.
public interface Probe {

    /// What is looked at, one lower-case word: `database`, `keys`.
    String name();

    /// What is wrong with it now, in a sentence without secrets or addresses; empty if nothing is. It answers
    /// within a second or two.
    Optional<String> trouble();
}
