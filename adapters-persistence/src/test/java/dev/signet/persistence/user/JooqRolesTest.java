package dev.signet.persistence.user;

import dev.signet.application.Store;
import dev.signet.application.user.RolesContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqRolesTest implements RolesContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
