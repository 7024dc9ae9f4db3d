package dev.signet.persistence.tenant;

import dev.signet.application.Store;
import dev.signet.application.tenant.TenantDirectoryContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class CaffeineTenantDirectoryTest implements TenantDirectoryContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
