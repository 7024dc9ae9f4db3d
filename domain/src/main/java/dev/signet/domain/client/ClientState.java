package dev.signet.domain.client;

/// Whether a client is served.
public enum ClientState {
    ACTIVE,
    SUSPENDED,
    /// For good: its grants are revoked.
    RETIRED
}
