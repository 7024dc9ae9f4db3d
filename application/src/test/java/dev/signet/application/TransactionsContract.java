package dev.signet.application;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Digest;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What [Transactions] promises.
public interface TransactionsContract extends TenantedContract {

    @Test
    default void what_was_done_stands_when_the_work_returns() {
        inAcme(tx -> store().roles().define(tx, aRole("auditor")));
        assertThat(asked(ACME, tx -> store().roles().find(tx, new RoleName("auditor")))
                        .value())
                .contains(aRole("auditor"));
    }

    @Test
    default void nothing_was_done_when_the_work_throws() {
        rolledBack(tx -> store().roles().define(tx, aRole("auditor")));
        assertThat(asked(ACME, tx -> store().roles().find(tx, new RoleName("auditor")))
                        .value())
                .isEmpty();
    }

    @Test
    default void one_call_stands_alone() {
        store().transactions().once(ACME, tx -> {
            store().roles().define(tx, aRole("auditor"));
            return true;
        });
        Optional<Role> found =
                store().transactions().once(ACME, tx -> store().roles().find(tx, new RoleName("auditor")));
        assertThat(found).contains(aRole("auditor"));
    }

    @Test
    default void a_second_call_where_one_was_promised_is_a_bug() {
        assertThatThrownBy(() -> store().transactions().once(ACME, tx -> {
                    store().roles().find(tx, new RoleName("auditor"));
                    return store().roles().find(tx, new RoleName("auditor"));
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void a_transaction_within_a_transaction_is_a_bug() {
        assertThatThrownBy(() -> inAcme(tx -> in(ACME, inner -> true))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inAcme(tx -> store().transactions().once(ACME, inner -> true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void a_transaction_is_of_no_use_when_it_is_over() {
        TenantTx kept = in(ACME, tx -> tx);
        assertThatThrownBy(() -> store().roles().find(kept, new RoleName("auditor")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void across_tenants_rows_of_several_are_made_together() {
        store().transactions().acrossTenants(tx -> {
            store().roles().define(tx.as(ACME), aRole("auditor"));
            store().roles().define(tx.as(GLOBEX), aRole("driver"));
            return true;
        });
        assertThat(asked(ACME, tx -> store().roles().page(tx, Optional.empty(), 9))
                        .value())
                .containsExactly(aRole("auditor"));
        assertThat(asked(GLOBEX, tx -> store().roles().page(tx, Optional.empty(), 9))
                        .value())
                .containsExactly(aRole("driver"));
    }

    @Test
    default void of_fifty_increments_at_once_none_is_lost() {
        var count = new AtomicInteger();
        inAcme(tx -> store().roles().define(tx, aRole("counter")));
        TenantedContract.atOnce(
                50,
                () -> in(ACME, tx -> {
                    store().roles().define(tx, aRole("role-" + count.incrementAndGet()));
                    return true;
                }));
        List<Role> roles = in(ACME, tx -> store().roles().page(tx, Optional.empty(), 100));
        assertThat(roles).hasSize(51);
    }

    @Test
    default void shared_state_is_refused_inside_a_transaction() {
        assertThatThrownBy(() -> inAcme(tx -> store().nonces()
                        .firstUse(ACME, "assertion:console", Digest.sha256("jti"), NOON.plusSeconds(60), NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store().nonces()
                        .firstUse(ACME, "assertion:console", Digest.sha256("jti"), NOON.plusSeconds(60), NOON))
                .isTrue();
    }

    private static Role aRole(String name) {
        return new Role(new RoleName(name), "Role " + name, Scopes.parse("read:" + name));
    }
}
