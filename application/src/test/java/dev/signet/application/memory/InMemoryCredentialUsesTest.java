package dev.signet.application.memory;

import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.application.credential.usage.CredentialUsesContract;

final class InMemoryCredentialUsesTest implements CredentialUsesContract {

    @Override
    public CredentialUses uses() {
        return new InMemoryCredentialUses();
    }
}
