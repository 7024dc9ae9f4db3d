package dev.signet.persistence.upkeep;

import dev.signet.application.Store;
import dev.signet.application.upkeep.UpkeepContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqUpkeepTest implements UpkeepContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
