package dev.signet.domain.canary;

/// Logs by the platform's own means.
public record Overhears(System.Logger logger) {}
