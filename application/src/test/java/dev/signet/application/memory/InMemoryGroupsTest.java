package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.scim.GroupsContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryGroupsTest implements GroupsContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
