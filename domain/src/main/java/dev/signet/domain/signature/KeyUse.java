package dev.signet.domain.signature;

/// What a key signs.
public enum KeyUse {
    /// Access and id tokens, by the tenant's algorithm.
    TOKEN,
    /// Answers whose bytes a caller verifies; always ES256.
    ANSWER
}
