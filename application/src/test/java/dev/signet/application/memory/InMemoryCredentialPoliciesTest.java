package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.credential.policy.CredentialPoliciesContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryCredentialPoliciesTest implements CredentialPoliciesContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
