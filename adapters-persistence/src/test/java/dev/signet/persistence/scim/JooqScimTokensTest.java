package dev.signet.persistence.scim;

import dev.signet.application.Store;
import dev.signet.application.scim.ScimTokensContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqScimTokensTest implements ScimTokensContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
