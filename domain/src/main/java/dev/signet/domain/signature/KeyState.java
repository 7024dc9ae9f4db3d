package dev.signet.domain.signature;

/// The life of a signing key. Published is everything but [#RETIRED]; only [#ACTIVE] signs.
public enum KeyState {
    /// Published, so that caches know it before the first signature.
    UPCOMING,
    ACTIVE,
    /// Signs no more; still verifies what it signed.
    RETIRING,
    RETIRED
}
