package dev.signet.persistence.signature;

import dev.signet.application.Store;
import dev.signet.application.signature.TenantKeysContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CaffeineTenantKeysTest implements TenantKeysContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
