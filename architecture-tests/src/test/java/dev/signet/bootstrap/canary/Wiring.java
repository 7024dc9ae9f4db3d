package dev.signet.bootstrap.canary;

/// Somebody's wiring.
public final class Wiring {}
