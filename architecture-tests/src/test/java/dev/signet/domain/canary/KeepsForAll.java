package dev.signet.domain.canary;

/// Hands everybody the same array.
public final class KeepsForAll {

    static final byte[] SHARED = {1, 2, 3};

    private KeepsForAll() {}
}
