package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.client.signing.HmacKeysContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryHmacKeysTest implements HmacKeysContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
