package dev.signet.domain.canary;

/// Compares by identity and prints an address.
@SuppressWarnings("ArrayRecordComponent") // that is what it is for
public record HoldsBytes(byte[] key) {}
