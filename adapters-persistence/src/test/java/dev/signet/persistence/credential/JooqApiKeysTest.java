package dev.signet.persistence.credential;

import dev.signet.application.Store;
import dev.signet.application.credential.apikey.ApiKeysContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqApiKeysTest implements ApiKeysContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
