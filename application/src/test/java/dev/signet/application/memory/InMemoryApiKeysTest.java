package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.credential.apikey.ApiKeysContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryApiKeysTest implements ApiKeysContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
