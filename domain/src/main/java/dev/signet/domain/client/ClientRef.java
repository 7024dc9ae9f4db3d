package dev.signet.domain.client;

import java.util.UUID;

/// The immutable internal id of a client; grants point at it. What a client calls itself is its [ClientId].
public record ClientRef(UUID value) {}
