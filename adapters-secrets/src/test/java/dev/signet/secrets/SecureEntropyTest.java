package dev.signet.secrets;

import dev.signet.application.Entropy;
import dev.signet.application.EntropyContract;

final class SecureEntropyTest implements EntropyContract {

    @Override
    public Entropy entropy() {
        return new SecureEntropy();
    }
}
