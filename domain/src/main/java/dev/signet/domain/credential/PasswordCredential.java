package dev.signet.domain.credential;

/// The password of one user.
public record PasswordCredential(CredentialId id, PasswordHash hash, CredentialLife life) {}
