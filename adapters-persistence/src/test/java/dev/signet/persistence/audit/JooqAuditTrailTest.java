package dev.signet.persistence.audit;

import dev.signet.application.Store;
import dev.signet.application.audit.AuditTrailContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqAuditTrailTest implements AuditTrailContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
