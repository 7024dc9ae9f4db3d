package dev.signet.application.signature;

import dev.signet.application.FixedEntropy;

final class InMemorySignerTest implements SignerContract {

    private final Signer signer = new InMemorySigner(new FixedEntropy(1));

    @Override
    public Signer signer() {
        return signer;
    }
}
