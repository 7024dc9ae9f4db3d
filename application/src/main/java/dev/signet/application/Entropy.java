package dev.signet.application;

/// Chance that nobody can predict.
public interface Entropy {

    /// `count` random bytes from a cryptographic source.
    byte[] bytes(int count);
}
