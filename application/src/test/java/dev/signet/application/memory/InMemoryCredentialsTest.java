package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.credential.CredentialsContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryCredentialsTest implements CredentialsContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
