package dev.signet.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CorrelationIdTest {

    @Test
    void what_is_fit_to_stand_in_a_log_is_taken() {
        for (String fit : List.of("Job-7:2026/+=@~._", "b", "a".repeat(128))) {
            assertThat(CorrelationId.fit(fit)).contains(new CorrelationId(fit));
        }
        for (String unfit : List.of("", "a b", "x\ny", "é", "a".repeat(129))) {
            assertThat(CorrelationId.fit(unfit)).isEmpty();
        }
        assertThat(CorrelationId.fit(null)).isEmpty();
        assertThatThrownBy(() -> new CorrelationId("a b")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_new_one_is_32_hexadecimal_digits() {
        assertThat(CorrelationId.of(1, -1).value()).isEqualTo("0000000000000001ffffffffffffffff");
    }
}
