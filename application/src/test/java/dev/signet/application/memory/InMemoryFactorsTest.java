package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.credential.factor.FactorsContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryFactorsTest implements FactorsContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
