package dev.signet.application.credential;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Digest;
import dev.signet.domain.credential.BackOff;
import dev.signet.domain.credential.GuessHistory;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What [AccountGuesses] promises.
public interface AccountGuessesContract extends TenantedContract {

    BackOff RULE =
            new BackOff(100, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    Digest ALICE = Digest.sha256("alice");
    Digest HERE = Digest.sha256("here");
    Digest THERE = Digest.sha256("there");

    @Test
    default void nothing_is_known_of_an_account_at_which_nobody_guessed() {
        assertThat(store().accountGuesses().of(ACME, ALICE, HERE)).isEqualTo(GuessHistory.NONE);
    }

    @Test
    default void strangers_share_what_they_miss() {
        missed(ACME, HERE);
        missed(ACME, THERE);
        assertThat(strangers(ACME, HERE)).isEqualTo(2);
        assertThat(strangers(ACME, Digest.sha256("elsewhere"))).isEqualTo(2);
        assertThat(store().accountGuesses().of(ACME, Digest.sha256("bob"), HERE))
                .isEqualTo(GuessHistory.NONE);
        assertThat(store().accountGuesses().of(GLOBEX, ALICE, HERE)).isEqualTo(GuessHistory.NONE);
    }

    @Test
    default void a_source_that_got_in_is_familiar_alone() {
        GuessHistory before = changed(ACME, HERE, true);
        assertThat(before).isEqualTo(GuessHistory.NONE);
        missed(ACME, HERE);
        missed(ACME, THERE);
        GuessHistory here = store().accountGuesses().of(ACME, ALICE, HERE);
        assertThat(here.familiarUntil()).isEqualTo(NOON.plus(RULE.familiarity()));
        assertThat(here.own().count()).isEqualTo(1);
        assertThat(here.strangers().count()).isEqualTo(1);
        assertThat(store().accountGuesses().of(ACME, ALICE, THERE).familiarUntil())
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    default void of_fifty_misses_at_once_each_is_counted_once() {
        assertThat(TenantedContract.atOnce(50, () -> changed(ACME, HERE, false)).value())
                .extracting(before -> before.strangers().count())
                .doesNotHaveDuplicates()
                .hasSize(50);
        assertThat(strangers(ACME, HERE)).isEqualTo(50);
    }

    @Test
    default void upkeep_forgets_what_no_longer_matters_and_nothing_else() {
        missed(ACME, HERE);
        changed(ACME, THERE, true);
        missed(ACME, HERE);
        store().upkeep().step(NOON.plus(RULE.memory()).minusSeconds(1));
        assertThat(strangers(ACME, HERE)).isEqualTo(1);
        store().upkeep().step(NOON.plus(RULE.familiarity()).minusSeconds(1));
        assertThat(store().accountGuesses().of(ACME, ALICE, THERE).familiarUntil())
                .isAfter(NOON);
        store().upkeep().step(NOON.plus(RULE.familiarity()));
        assertThat(store().accountGuesses().of(ACME, ALICE, THERE)).isEqualTo(GuessHistory.NONE);
    }

    @Test
    default void it_is_refused_inside_a_transaction() {
        assertThatThrownBy(() -> inAcme(tx -> missed(ACME, HERE))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> inAcme(tx -> store().accountGuesses().of(ACME, ALICE, HERE)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(strangers(ACME, HERE)).isZero();
    }

    private int strangers(TenantId tenant, Digest source) {
        return store().accountGuesses().of(tenant, ALICE, source).strangers().count();
    }

    private void missed(TenantId tenant, Digest source) {
        changed(tenant, source, false);
    }

    private GuessHistory changed(TenantId tenant, Digest source, boolean right) {
        Duration matters = right ? RULE.familiarity() : RULE.memory();
        return store().accountGuesses()
                .change(
                        tenant,
                        ALICE,
                        source,
                        NOON.plus(matters),
                        history -> right ? history.hit(NOON, RULE) : history.missed(NOON, RULE));
    }
}
