package dev.signet.persistence.credential;

import dev.signet.application.Store;
import dev.signet.application.credential.policy.CredentialPoliciesContract;
import dev.signet.persistence.JooqStore;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JooqCredentialPoliciesTest implements CredentialPoliciesContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    @Override
    public Store store() {
        return STORE;
    }
}
