package dev.signet.domain.canary;

/// Remembers how often it was asked.
public final class Counts {

    private int count;

    int next() {
        return ++count;
    }
}
