package dev.signet.persistence.token;

import dev.signet.application.Store;
import dev.signet.application.token.TokenFamiliesContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqTokenFamiliesTest implements TokenFamiliesContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
