package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.repetition.KeptAnswersContract;
import dev.signet.domain.Cast;
import java.time.InstantSource;

final class InMemoryKeptAnswersTest implements KeptAnswersContract {

    private final Store store = new InMemoryStore(InstantSource.fixed(Cast.NOON));

    @Override
    public Store store() {
        return store;
    }
}
