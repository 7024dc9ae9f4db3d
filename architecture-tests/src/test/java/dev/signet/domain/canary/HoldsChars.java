package dev.signet.domain.canary;

/// As bad as bytes.
@SuppressWarnings("ArrayRecordComponent") // that is what it is for
public record HoldsChars(char[] pin) {}
