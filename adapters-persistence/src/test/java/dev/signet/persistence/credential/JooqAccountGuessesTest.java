package dev.signet.persistence.credential;

import dev.signet.application.Store;
import dev.signet.application.credential.AccountGuessesContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqAccountGuessesTest implements AccountGuessesContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
