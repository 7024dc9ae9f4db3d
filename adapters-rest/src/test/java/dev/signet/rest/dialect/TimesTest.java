package dev.signet.rest.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimesTest {

    @Test
    void a_fraction_has_six_digits_whatever_it_is() {
        assertThat(Times.micros(Instant.parse("2026-01-15T12:00:00Z"))).isEqualTo("2026-01-15T12:00:00.000000+00:00");
        assertThat(Times.micros(Instant.parse("2026-01-15T12:00:00.123456789Z")))
                .isEqualTo("2026-01-15T12:00:00.123456+00:00");
    }

    @Test
    void introspection_knows_whole_seconds() {
        assertThat(Times.seconds(Instant.parse("2026-01-15T12:00:00.9Z"))).isEqualTo("2026-01-15T12:00:00Z");
    }
}
