package dev.signet.persistence.credential;

import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.application.credential.usage.CredentialUsesContract;

final class NodeCredentialUsesTest implements CredentialUsesContract {

    @Override
    public CredentialUses uses() {
        return new NodeCredentialUses();
    }
}
