package dev.signet.domain.credential;

/// Whether a credential counts.
public enum CredentialState {
    /// Not yet: its owner has to show that they hold it.
    PENDING,
    /// Until it expires.
    LIVE,
    /// No more: another took its place, or it was used up.
    SUPERSEDED,
    /// No more: somebody took it away.
    REVOKED
}
