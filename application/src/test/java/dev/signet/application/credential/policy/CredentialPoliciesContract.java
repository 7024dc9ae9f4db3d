package dev.signet.application.credential.policy;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [CredentialPolicies] promises.
public interface CredentialPoliciesContract extends TenantedContract {

    CredentialPolicy STRICT = new CredentialPolicy(
            Optional.of(30), Optional.of(60), Optional.of(12), Optional.of(5), Optional.of(Duration.ofHours(1)));

    @Test
    default void a_policy_is_kept_and_replaced() {
        assertThat(found(ACME)).isEqualTo(CredentialPolicy.NONE);
        inAcme(tx -> store().policies().put(tx, STRICT));
        assertThat(found(ACME)).isEqualTo(STRICT);
        inAcme(tx -> store().policies().put(tx, CredentialPolicy.NONE));
        assertThat(found(ACME)).isEqualTo(CredentialPolicy.NONE);
    }

    @Test
    default void a_policy_is_its_tenants_alone() {
        inAcme(tx -> store().policies().put(tx, STRICT));
        assertThat(found(GLOBEX)).isEqualTo(CredentialPolicy.NONE);
    }

    @Test
    default void a_rolled_back_policy_is_not_there() {
        rolledBack(tx -> store().policies().put(tx, STRICT));
        assertThat(found(ACME)).isEqualTo(CredentialPolicy.NONE);
    }

    @Test
    default void fifty_policies_at_once_are_one() {
        TenantedContract.atOnce(
                50,
                () -> in(ACME, tx -> {
                    store().policies().put(tx, STRICT);
                    return STRICT;
                }));
        assertThat(found(ACME)).isEqualTo(STRICT);
    }

    private CredentialPolicy found(TenantId tenant) {
        return store().transactions().once(tenant, tx -> store().policies().find(tx));
    }
}
