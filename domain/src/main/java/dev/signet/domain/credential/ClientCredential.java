package dev.signet.domain.credential;

/// One credential of one client. Several live ones are normal: that is what rotation with an overlap looks like.
public record ClientCredential(CredentialId id, StoredSecret stored, CredentialLife life) {}
