package dev.signet.rest.canary;

import dev.signet.bootstrap.canary.Wiring;

/// Reaches for the wiring.
public record KnowsBootstrap(Wiring wiring) {}
