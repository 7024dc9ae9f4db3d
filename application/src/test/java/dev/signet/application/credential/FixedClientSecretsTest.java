package dev.signet.application.credential;

import dev.signet.application.FixedEntropy;

final class FixedClientSecretsTest implements ClientSecretsContract {

    private final FixedEntropy entropy = new FixedEntropy(1);
    private final ClientSecrets secrets = new FixedClientSecrets(entropy, new FastPasswordHasher(entropy));

    @Override
    public ClientSecrets secrets() {
        return secrets;
    }
}
