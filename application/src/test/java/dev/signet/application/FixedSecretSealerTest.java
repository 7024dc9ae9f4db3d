package dev.signet.application;

final class FixedSecretSealerTest implements SecretSealerContract {

    @Override
    public SecretSealer sealer() {
        return new FixedSecretSealer();
    }
}
