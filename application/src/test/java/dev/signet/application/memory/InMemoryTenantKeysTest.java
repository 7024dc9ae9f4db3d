package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.signature.TenantKeysContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryTenantKeysTest implements TenantKeysContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
