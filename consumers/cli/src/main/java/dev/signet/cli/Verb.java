package dev.signet.cli;

/// What a command does once it is understood.
@FunctionalInterface
interface Verb {

    /// Does it.
    ///
    /// @return the exit code
    int run(Asked asked);
}
