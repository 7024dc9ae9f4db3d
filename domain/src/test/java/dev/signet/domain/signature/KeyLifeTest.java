package dev.signet.domain.signature;

import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeyLifeTest {

    private static final Instant ONE = NOON.plusSeconds(3600);
    private static final Instant TWO = NOON.plusSeconds(7200);

    @Test
    void a_key_waits_signs_verifies_and_is_over() {
        KeyLife life = KeyLife.from(NOON).ending(ONE, TWO);
        assertThat(life.at(NOON.minusMillis(1))).isEqualTo(KeyState.UPCOMING);
        assertThat(life.at(NOON)).isEqualTo(KeyState.ACTIVE);
        assertThat(life.at(ONE.minusMillis(1))).isEqualTo(KeyState.ACTIVE);
        assertThat(life.at(ONE)).isEqualTo(KeyState.RETIRING);
        assertThat(life.at(TWO.minusMillis(1))).isEqualTo(KeyState.RETIRING);
        assertThat(life.at(TWO)).isEqualTo(KeyState.RETIRED);
    }

    @Test
    void an_end_comes_sooner_but_never_later() {
        KeyLife life = KeyLife.from(NOON).ending(ONE, TWO);
        assertThat(life.ending(ONE.plusSeconds(1), TWO.plusSeconds(1))).isEqualTo(life);
        assertThat(life.ending(NOON, ONE)).isEqualTo(new KeyLife(NOON, Optional.of(NOON), Optional.of(ONE)));
    }

    @Test
    void no_key_signs_what_it_no_longer_verifies() {
        assertThat(KeyLife.from(NOON).ending(TWO, ONE))
                .isEqualTo(KeyLife.from(NOON).ending(TWO, TWO));
        assertThatThrownBy(() -> new KeyLife(NOON, Optional.of(TWO), Optional.of(ONE)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new KeyLife(NOON, Optional.empty(), Optional.of(ONE)))
                .isInstanceOf(InvalidValue.class);
    }
}
