package dev.signet.persistence.client;

import dev.signet.application.Store;
import dev.signet.application.client.ScopeDefinitionsContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqScopeDefinitionsTest implements ScopeDefinitionsContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
