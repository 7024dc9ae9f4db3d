package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class GuessHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final BackOff RULE =
            new BackOff(3, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofDays(30));

    @Property
    void a_guess_made_during_the_wait_changes_nothing(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 400) Integer> pauses) {
        GuessHistory history = GuessHistory.NONE;
        Instant now = NOON;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            if (history.waitAt(now, RULE).isPositive()) {
                assertThat(history.missed(now, RULE)).isEqualTo(history);
                assertThat(history.hit(now, RULE)).isEqualTo(history);
            } else {
                history = history.missed(now, RULE);
            }
        }
    }

    @Property
    void whoever_goes_on_guessing_makes_nobody_wait_longer(@ForAll @IntRange(min = 0, max = 30) int misses) {
        GuessHistory history = missedOneAfterTheOther(misses);
        Instant end = NOON.plusSeconds(1_000_000);
        GuessHistory hammered = history;
        Instant now = history.strangers().last();
        for (int i = 0; i < 50 && history.waitAt(now, RULE).isPositive(); i++) {
            now = now.plusMillis(i);
            hammered = hammered.missed(now, RULE);
        }
        assertThat(hammered.waitAt(end, RULE)).isZero();
        if (history.waitAt(now, RULE).isPositive()) {
            assertThat(hammered).isEqualTo(history);
        }
    }

    @Property
    void a_wait_is_never_longer_than_the_longest_and_never_shrinks(@ForAll @IntRange(min = 0) int misses) {
        assertThat(RULE.after(misses)).isBetween(Duration.ZERO, RULE.longest());
        if (misses < Integer.MAX_VALUE) {
            assertThat(RULE.after(misses + 1)).isGreaterThanOrEqualTo(RULE.after(misses));
        }
    }

    @Property
    void what_strangers_guess_never_locks_out_who_got_in(@ForAll @IntRange(min = 0, max = 100) int misses) {
        GuessHistory owner = GuessHistory.NONE.hit(NOON, RULE);
        Misses strangers = missedOneAfterTheOther(misses).strangers();
        var seen = new GuessHistory(strangers, owner.own(), owner.familiarUntil());
        Instant now = strangers.last().isAfter(NOON) ? strangers.last() : NOON;
        assertThat(seen.waitAt(now, RULE)).isZero();
    }

    @Test
    void the_first_misses_cost_nothing_and_then_each_costs_twice_as_much() {
        assertThat(List.of(0, 3, 4, 5, 6, 11, 12, 60).stream().map(RULE::after))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(256),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(5));
    }

    @Test
    void misses_are_forgotten_after_a_while() {
        GuessHistory history = missedOneAfterTheOther(6);
        Instant later = history.strangers().last().plus(RULE.memory());
        assertThat(history.missed(later, RULE).strangers().count()).isEqualTo(1);
        assertThat(history.missed(later.minusSeconds(1), RULE).strangers().count())
                .isEqualTo(7);
    }

    @Test
    void a_source_that_got_in_is_counted_apart_until_it_is_a_stranger_again() {
        GuessHistory history = missedOneAfterTheOther(2).hit(NOON.plusSeconds(5), RULE);
        assertThat(history.strangers()).isEqualTo(Misses.NONE);
        GuessHistory missed = history.missed(NOON.plusSeconds(6), RULE);
        assertThat(missed.strangers()).isEqualTo(Misses.NONE);
        assertThat(missed.own().count()).isEqualTo(1);
        GuessHistory late = missed.missed(history.familiarUntil(), RULE);
        assertThat(late.strangers().count()).isEqualTo(1);
    }

    @Test
    void the_usual_login_changes_nothing() {
        GuessHistory history = GuessHistory.NONE.hit(NOON, RULE);
        assertThat(history.hit(NOON.plus(Duration.ofDays(14)), RULE)).isEqualTo(history);
        assertThat(history.hit(NOON.plus(Duration.ofDays(16)), RULE)).isNotEqualTo(history);
    }

    @Test
    void a_clock_that_is_behind_makes_no_wait_longer() {
        GuessHistory history = missedOneAfterTheOther(5);
        Instant behind = history.strangers().last().minusSeconds(600);
        assertThat(history.waitAt(behind, RULE)).isEqualTo(RULE.after(5));
    }

    private static GuessHistory missedOneAfterTheOther(int misses) {
        GuessHistory history = GuessHistory.NONE;
        Instant now = NOON;
        for (int i = 0; i < misses; i++) {
            now = now.plus(history.waitAt(now, RULE));
            history = history.missed(now, RULE);
        }
        return history;
    }
}
