package dev.signet.domain.canary;

/// Says that it is not the thing.
public final class AbstractThing {}
