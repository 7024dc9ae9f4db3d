package dev.signet.domain.canary;

import org.slf4j.Logger;

/// Logs.
public record Listens(Logger logger) {}
