package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class GuessRateTest {

    @Property
    void a_window_ends_where_the_next_begins(
            @ForAll @LongRange(min = -1_000_000, max = 4_000_000_000L) long second,
            @ForAll @IntRange(min = 1, max = 3600) int length) {
        GuessRate rate = new GuessRate(1, Duration.ofSeconds(length));
        Instant now = Instant.ofEpochSecond(second);
        Instant end = rate.endAfter(now);
        assertThat(end).isAfter(now).isBeforeOrEqualTo(now.plusSeconds(length));
        assertThat(rate.windowAt(end)).isEqualTo(rate.windowAt(now) + 1);
        assertThat(rate.windowAt(end.minusNanos(1))).isEqualTo(rate.windowAt(now));
    }
}
