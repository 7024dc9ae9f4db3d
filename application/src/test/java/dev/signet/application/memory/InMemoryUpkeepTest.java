package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.upkeep.UpkeepContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryUpkeepTest implements UpkeepContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
