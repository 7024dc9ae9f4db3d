package dev.signet.rest.canary;

import dev.signet.application.Entropy;

/// Keeps a promise that is not its to keep.
public final class ImplementsAPort implements Entropy {

    @Override
    public byte[] bytes(int count) {
        return new byte[count];
    }
}
