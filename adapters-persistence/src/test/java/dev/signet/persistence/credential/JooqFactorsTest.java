package dev.signet.persistence.credential;

import dev.signet.application.Store;
import dev.signet.application.credential.factor.FactorsContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqFactorsTest implements FactorsContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
