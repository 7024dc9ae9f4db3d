package dev.signet.application.repetition;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Digest;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [KeptAnswers] promises.
public interface KeptAnswersContract extends TenantedContract {

    /// Requests that are about no tenant lie there.
    TenantId NOBODY = new TenantId(new UUID(0, 0));

    @Test
    default void a_key_is_fresh_once_then_in_flight_then_answered() {
        for (TenantId tenant : new TenantId[] {ACME, NOBODY}) {
            assertThat(claim(tenant, "key", "request", NOON)).isInstanceOf(KeptAnswers.Fresh.class);
            assertThat(claim(tenant, "key", "request", NOON)).isInstanceOf(KeptAnswers.InFlight.class);
            keep(tenant, "key", 7);
            assertThat(claim(tenant, "key", "request", NOON)).isInstanceOfSatisfying(KeptAnswers.Kept.class, kept -> {
                assertThat(kept.answer().bytes()).containsExactly(7);
                assertThat(kept.answer().sealingKey()).isEqualTo("one");
            });
        }
    }

    @Test
    default void a_key_stands_for_one_request_only() {
        claim(ACME, "key", "request", NOON);
        assertThat(claim(ACME, "key", "another", NOON)).isInstanceOf(KeptAnswers.OtherRequest.class);
        keep(ACME, "key", 7);
        assertThat(claim(ACME, "key", "another", NOON)).isInstanceOf(KeptAnswers.OtherRequest.class);
        assertThat(claim(ACME, "other key", "request", NOON)).isInstanceOf(KeptAnswers.Fresh.class);
    }

    @Test
    default void a_key_of_one_tenant_is_none_of_the_other() {
        claim(ACME, "key", "request", NOON);
        keep(ACME, "key", 7);
        assertThat(claim(GLOBEX, "key", "request", NOON)).isInstanceOf(KeptAnswers.Fresh.class);
        store().answers().release(GLOBEX, Digest.sha256("key"));
        assertThat(claim(ACME, "key", "request", NOON)).isInstanceOf(KeptAnswers.Kept.class);
    }

    @Test
    default void what_is_released_is_fresh_but_what_is_answered_stays() {
        claim(ACME, "key", "request", NOON);
        store().answers().release(ACME, Digest.sha256("key"));
        assertThat(claim(ACME, "key", "another", NOON)).isInstanceOf(KeptAnswers.Fresh.class);
        keep(ACME, "key", 7);
        keep(ACME, "key", 8);
        store().answers().release(ACME, Digest.sha256("key"));
        assertThat(claim(ACME, "key", "another", NOON))
                .isInstanceOfSatisfying(
                        KeptAnswers.Kept.class,
                        kept -> assertThat(kept.answer().bytes()).containsExactly(7));
    }

    @Test
    default void a_key_is_fresh_again_when_its_time_is_over() {
        claim(ACME, "key", "request", NOON);
        keep(ACME, "key", 7);
        assertThat(claim(ACME, "key", "another", NOON.plusSeconds(59))).isInstanceOf(KeptAnswers.OtherRequest.class);
        assertThat(claim(ACME, "key", "another", NOON.plusSeconds(60))).isInstanceOf(KeptAnswers.Fresh.class);
        assertThat(claim(ACME, "key", "another", NOON.plusSeconds(60))).isInstanceOf(KeptAnswers.InFlight.class);
    }

    @Test
    default void an_answer_is_kept_longer_than_its_key_was_claimed() {
        claim(ACME, "key", "request", NOON);
        keep(ACME, "key", 7, NOON.plusSeconds(600));
        assertThat(claim(ACME, "key", "request", NOON.plusSeconds(599))).isInstanceOf(KeptAnswers.Kept.class);
        assertThat(claim(ACME, "key", "request", NOON.plusSeconds(600))).isInstanceOf(KeptAnswers.Fresh.class);
    }

    @Test
    default void upkeep_removes_what_is_over_and_nothing_else() {
        claim(ACME, "key", "request", NOON);
        store().upkeep().step(NOON.plusSeconds(59));
        assertThat(claim(ACME, "key", "request", NOON)).isInstanceOf(KeptAnswers.InFlight.class);
        store().upkeep().step(NOON.plusSeconds(60));
        assertThat(claim(ACME, "key", "request", NOON)).isInstanceOf(KeptAnswers.Fresh.class);
    }

    @Test
    default void of_fifty_claims_at_once_one_is_fresh() {
        assertThat(TenantedContract.atOnce(50, () -> claim(ACME, "key", "request", NOON))
                        .value())
                .filteredOn(KeptAnswers.Fresh.class::isInstance)
                .hasSize(1);
    }

    @Test
    default void it_is_refused_inside_a_transaction() {
        assertThatThrownBy(() -> inAcme(tx -> claim(ACME, "key", "request", NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inAcme(tx -> keep(ACME, "key", 7))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inAcme(tx -> store().answers().release(ACME, Digest.sha256("key"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private KeptAnswers.Claim claim(TenantId tenant, String key, String request, Instant now) {
        return store().answers().claim(tenant, Digest.sha256(key), Digest.sha256(request), now, now.plusSeconds(60));
    }

    private void keep(TenantId tenant, String key, int answer) {
        keep(tenant, key, answer, NOON.plusSeconds(60));
    }

    private void keep(TenantId tenant, String key, int answer, Instant expires) {
        var sealed = new SealedValue("one", new byte[] {(byte) answer});
        store().answers().keep(tenant, Digest.sha256(key), sealed, expires);
    }
}
