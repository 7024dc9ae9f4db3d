package dev.signet.domain.credential;

import dev.signet.domain.Version;

/// A credential as it was under one version. A change of it has another.
public record CredentialVersion(CredentialId id, Version version) {}
