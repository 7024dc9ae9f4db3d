package dev.signet.domain.canary;

/// The only implementation of nothing.
public final class UserImpl {}
