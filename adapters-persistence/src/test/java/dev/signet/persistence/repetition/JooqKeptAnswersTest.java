package dev.signet.persistence.repetition;

import dev.signet.application.Store;
import dev.signet.application.repetition.KeptAnswersContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqKeptAnswersTest implements KeptAnswersContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
