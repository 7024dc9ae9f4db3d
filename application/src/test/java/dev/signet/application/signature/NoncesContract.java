package dev.signet.application.signature;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Digest;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What [Nonces] promises.
public interface NoncesContract extends TenantedContract {

    @Test
    default void a_value_is_used_first_once() {
        assertThat(use(ACME, "a", "value", 300)).isTrue();
        assertThat(use(ACME, "a", "value", 300)).isFalse();
        assertThat(use(ACME, "a", "another", 300)).isTrue();
        assertThat(use(ACME, "b", "value", 300)).isTrue();
        assertThat(use(GLOBEX, "a", "value", 300)).isTrue();
    }

    @Test
    default void another_end_does_not_make_it_another_value() {
        assertThat(use(ACME, "a", "value", 300)).isTrue();
        assertThat(use(ACME, "a", "value", 7200)).isFalse();
        assertThat(use(ACME, "a", "value", 90_000)).isFalse();
    }

    @Test
    default void of_fifty_uses_at_once_one_is_first_whatever_their_end() {
        var end = new AtomicInteger();
        for (int round = 0; round < 5; round++) {
            String value = "value " + round;
            assertThat(TenantedContract.atOnce(
                                    50, () -> use(ACME, "a", value, 300 + 1800 * (end.incrementAndGet() % 9)))
                            .value())
                    .filteredOn(first -> first)
                    .hasSize(1);
        }
    }

    @Test
    default void a_value_is_forgotten_when_its_time_is_over() {
        assertThat(use(ACME, "a", "value", 300)).isTrue();
        Instant later = NOON.plusSeconds(300);
        assertThat(store().nonces().firstUse(ACME, "a", Digest.sha256("value"), later.plusSeconds(60), later))
                .isTrue();
        assertThat(store().nonces().firstUse(ACME, "a", Digest.sha256("value"), later.plusSeconds(60), later))
                .isFalse();
    }

    @Test
    default void upkeep_forgets_nothing_that_still_counts() {
        assertThat(use(ACME, "a", "near", 300)).isTrue();
        assertThat(use(ACME, "a", "far", 90_000)).isTrue();
        store().upkeep().step(NOON.plusSeconds(200));
        assertThat(use(ACME, "a", "near", 300)).isFalse();
        assertThat(use(ACME, "a", "far", 300)).isFalse();
        store().upkeep().step(NOON.plusSeconds(86_000));
        Instant later = NOON.plusSeconds(86_000);
        assertThat(store().nonces().firstUse(ACME, "a", Digest.sha256("far"), later.plusSeconds(60), later))
                .isFalse();
    }

    @Test
    default void it_is_refused_inside_a_transaction() {
        assertThatThrownBy(() -> inAcme(tx -> use(ACME, "a", "value", 300))).isInstanceOf(IllegalStateException.class);
        assertThat(use(ACME, "a", "value", 300)).isTrue();
    }

    private boolean use(TenantId tenant, String scope, String value, long seconds) {
        return store().nonces().firstUse(tenant, scope, Digest.sha256(value), NOON.plusSeconds(seconds), NOON);
    }
}
