package dev.signet.persistence.token;

import dev.signet.application.Store;
import dev.signet.application.token.RevocationsContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqRevocationsTest implements RevocationsContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
