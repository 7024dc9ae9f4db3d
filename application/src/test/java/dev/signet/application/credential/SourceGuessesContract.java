package dev.signet.application.credential;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.GuessRate;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [SourceGuesses] promises.
public interface SourceGuessesContract extends TenantedContract {

    /// No multiple of any share.
    GuessRate RATE = new GuessRate(20, Duration.ofMinutes(1));

    Digest HERE = Digest.sha256("here");

    @Test
    default void so_many_are_taken_and_no_more_until_the_window_ends() {
        SourceGuesses guesses = store().sourceGuesses();
        assertThat(taken(guesses, ACME, 20, NOON.plusSeconds(10))).isEqualTo(20);
        assertThat(guesses.take(ACME, HERE, RATE, NOON.plusSeconds(10))).contains(Duration.ofSeconds(50));
        assertThat(guesses.take(ACME, HERE, RATE, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    default void another_source_and_another_tenant_have_their_own() {
        SourceGuesses guesses = store().sourceGuesses();
        assertThat(taken(guesses, ACME, 30, NOON)).isEqualTo(20);
        assertThat(taken(guesses, GLOBEX, 30, NOON)).isEqualTo(20);
        assertThat(guesses.take(ACME, Digest.sha256("there"), RATE, NOON)).isEmpty();
    }

    @Test
    default void what_is_given_back_can_be_taken_again() {
        SourceGuesses guesses = store().sourceGuesses();
        for (int i = 0; i < 100; i++) {
            assertThat(guesses.take(ACME, HERE, RATE, NOON)).isEmpty();
            guesses.giveBack(ACME, HERE, RATE, NOON);
        }
        assertThat(taken(guesses, ACME, 30, NOON)).isEqualTo(20);
        guesses.giveBack(ACME, HERE, RATE, NOON);
        assertThat(taken(guesses, ACME, 30, NOON)).isEqualTo(1);
    }

    @Test
    default void many_nodes_do_not_starve_one_another_with_right_guesses() {
        for (int node = 0; node < 15; node++) {
            SourceGuesses guesses = store().sourceGuesses();
            for (int i = 0; i < 10; i++) {
                assertThat(guesses.take(ACME, HERE, RATE, NOON)).isEmpty();
                guesses.giveBack(ACME, HERE, RATE, NOON);
            }
        }
    }

    @Test
    default void what_is_given_back_too_late_is_nobodys() {
        SourceGuesses guesses = store().sourceGuesses();
        assertThat(guesses.take(ACME, HERE, RATE, NOON)).isEmpty();
        assertThat(taken(guesses, ACME, 30, NOON.plusSeconds(60))).isEqualTo(20);
        guesses.giveBack(ACME, HERE, RATE, NOON);
        assertThat(taken(guesses, ACME, 30, NOON.plusSeconds(60))).isZero();
    }

    @Test
    default void a_node_whose_clock_is_late_has_its_share_of_the_window_that_has_begun_elsewhere() {
        Instant ahead = NOON.plus(Duration.ofMinutes(10));
        assertThat(taken(store().sourceGuesses(), ACME, 1, ahead)).isEqualTo(1);
        int late = taken(store().sourceGuesses(), ACME, 30, NOON);
        assertThat(late).isBetween(10, 19);
        assertThat(late + taken(store().sourceGuesses(), ACME, 30, ahead)).isLessThan(20);
    }

    @Test
    default void of_fifty_at_once_only_so_many_pass() {
        SourceGuesses guesses = store().sourceGuesses();
        assertThat(TenantedContract.atOnce(50, () -> guesses.take(ACME, HERE, RATE, NOON))
                        .value())
                .filteredOn(Optional::isEmpty)
                .hasSize(20);
    }

    @Test
    default void upkeep_forgets_no_window_that_lasts() {
        assertThat(taken(store().sourceGuesses(), ACME, 20, NOON)).isEqualTo(20);
        store().upkeep().step(NOON.plusSeconds(59));
        assertThat(store().sourceGuesses().take(ACME, HERE, RATE, NOON.plusSeconds(59)))
                .isPresent();
        store().upkeep().step(NOON.plusSeconds(60));
        assertThat(store().sourceGuesses().take(ACME, HERE, RATE, NOON.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    default void they_are_not_counted_inside_a_transaction() {
        SourceGuesses guesses = store().sourceGuesses();
        assertThat(guesses.take(ACME, HERE, RATE, NOON)).isEmpty();
        assertThatThrownBy(() -> inAcme(tx -> guesses.take(ACME, HERE, RATE, NOON)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inAcme(tx -> guesses.giveBack(ACME, HERE, RATE, NOON)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static int taken(SourceGuesses guesses, TenantId tenant, int tries, Instant now) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += guesses.take(tenant, HERE, RATE, now).isEmpty() ? 1 : 0;
        }
        return taken;
    }
}
