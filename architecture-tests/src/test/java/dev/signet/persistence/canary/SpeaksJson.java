package dev.signet.persistence.canary;

import io.micronaut.serde.annotation.Serdeable;

/// Serves two borders with one class.
@Serdeable
public record SpeaksJson(String name) {}
