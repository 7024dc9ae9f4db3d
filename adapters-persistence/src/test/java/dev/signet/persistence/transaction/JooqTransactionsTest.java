package dev.signet.persistence.transaction;

import dev.signet.application.Store;
import dev.signet.application.TransactionsContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqTransactionsTest implements TransactionsContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
