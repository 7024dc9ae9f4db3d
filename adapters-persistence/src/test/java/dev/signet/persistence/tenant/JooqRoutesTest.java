package dev.signet.persistence.tenant;

import dev.signet.application.Store;
import dev.signet.application.tenant.RoutesContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqRoutesTest implements RoutesContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
