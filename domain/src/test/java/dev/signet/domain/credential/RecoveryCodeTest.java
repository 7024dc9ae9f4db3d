package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RecoveryCodeTest {

    private final RecoveryCode code = RecoveryCode.of(new byte[] {0, 1, 2, 3, 4, 5, 6});

    @Test
    void a_code_is_short_enough_to_be_written_down() {
        assertThat(code.reveal()).isEqualTo("aaaqe-ayeau");
        assertThat(code.plain()).isEqualTo("AAAQEAYEAU");
        assertThat(code).hasToString("RecoveryCode(hidden)");
    }

    @Test
    void it_is_read_however_it_is_typed() {
        assertThat(Stream.of("aaaqe-ayeau", "AAAQEAYEAU", "aaaqe ayeau", "AAAQE-AYEAU")
                        .map(typed -> RecoveryCode.read(new OneTimeCode(typed))
                                .orElseThrow()
                                .plain())
                        .distinct())
                .containsExactly(code.plain());
        assertThat(RecoveryCode.read(new OneTimeCode("123456"))).isEmpty();
        assertThat(RecoveryCode.read(new OneTimeCode(""))).isEmpty();
    }

    @Test
    void it_is_made_of_chance_alone() {
        assertThatThrownBy(() -> RecoveryCode.of(new byte[6])).isInstanceOf(InvalidValue.class);
    }
}
