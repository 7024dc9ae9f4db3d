package dev.signet.domain.credential;

import java.util.UUID;

/// The id of one credential of a user or client.
public record CredentialId(UUID value) {}
