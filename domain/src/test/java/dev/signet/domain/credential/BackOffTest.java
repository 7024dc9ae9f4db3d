package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BackOffTest {

    private static final Duration ONE = Duration.ofSeconds(1);
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void waits_double_up_to_the_longest() {
        var rule = new BackOff(2, ONE, TEN, TEN, ONE);
        assertThat(rule.after(0)).isZero();
        assertThat(rule.after(2)).isZero();
        assertThat(rule.after(3)).isEqualTo(ONE);
        assertThat(rule.after(4)).isEqualTo(ONE.multipliedBy(2));
        assertThat(rule.after(6)).isEqualTo(ONE.multipliedBy(8));
        assertThat(rule.after(7)).isEqualTo(TEN);
        assertThat(rule.after(Integer.MAX_VALUE)).isEqualTo(TEN);
        assertThat(new BackOff(0, ONE, ONE.multipliedBy(8), TEN, ONE).after(4)).isEqualTo(ONE.multipliedBy(8));
    }

    @Test
    void the_first_wait_may_be_the_longest_and_all_that_is_remembered() {
        assertThat(new BackOff(0, ONE, ONE, ONE, ONE).after(2)).isEqualTo(ONE);
    }

    @Test
    void no_rule_is_absurd() {
        assertThatThrownBy(() -> new BackOff(-1, ONE, TEN, TEN, ONE)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new BackOff(0, Duration.ZERO, TEN, TEN, ONE)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new BackOff(0, TEN, TEN.minusNanos(1), TEN, ONE))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new BackOff(0, ONE, TEN, TEN.minusNanos(1), ONE))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new BackOff(0, ONE, TEN, TEN, Duration.ZERO)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Misses(-1, Cast.NOON)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new GuessRate(0, ONE)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new GuessRate(1, ONE.minusNanos(1))).isInstanceOf(InvalidValue.class);
        assertThat(new GuessRate(1, ONE).endAfter(Cast.NOON)).isEqualTo(Cast.NOON.plusSeconds(1));
    }
}
