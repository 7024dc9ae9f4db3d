package dev.signet.persistence.scim;

import dev.signet.application.Store;
import dev.signet.application.scim.PeopleContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqPeopleTest implements PeopleContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
