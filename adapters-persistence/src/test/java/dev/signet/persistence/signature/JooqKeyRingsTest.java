package dev.signet.persistence.signature;

import dev.signet.application.Store;
import dev.signet.application.signature.KeyRingsContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqKeyRingsTest implements KeyRingsContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
