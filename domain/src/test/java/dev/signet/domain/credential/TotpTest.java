package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111L);
    private static final long STEP = Totp.stepAt(NOW);

    private final Totp totp = new Totp("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    /// RFC 6238 appendix B, SHA-1; of its eight digits the last six.
    @ParameterizedTest
    @CsvSource({
        "59, 1, 94287082",
        "1111111109, 23523EC, 07081804",
        "1111111111, 23523ED, 14050471",
        "1234567890, 273EF07, 89005924",
        "2000000000, 3F940AA, 69279037",
        "20000000000, 27BC86AA, 65353130"
    })
    void codes_are_those_of_the_rfc(long second, String step, String code) {
        Instant at = Instant.ofEpochSecond(second);
        assertThat(Totp.stepAt(at)).isEqualTo(Long.parseLong(step, 16));
        assertThat(totp.codeOf(Totp.stepAt(at))).isEqualTo(code.substring(2));
    }

    /// RFC 4226 appendix D.
    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "9, 520489"})
    void codes_are_those_of_the_counter(long counter, String code) {
        assertThat(totp.codeOf(counter)).isEqualTo(code);
    }

    @Test
    void the_step_before_and_the_step_after_count_too() {
        for (long step = STEP - 1; step <= STEP + 1; step++) {
            assertThat(match(totp.codeOf(step), TotpCredential.NONE_SPENT)).isEqualTo(step);
        }
        assertThat(match(totp.codeOf(STEP - 2), TotpCredential.NONE_SPENT)).isNegative();
        assertThat(match(totp.codeOf(STEP + 2), TotpCredential.NONE_SPENT)).isNegative();
    }

    @Test
    void a_step_that_was_used_counts_not_again_nor_does_one_before_it() {
        assertThat(match(totp.codeOf(STEP), STEP - 1)).isEqualTo(STEP);
        assertThat(match(totp.codeOf(STEP), STEP)).isNegative();
        assertThat(match(totp.codeOf(STEP - 1), STEP)).isNegative();
        assertThat(match(totp.codeOf(STEP + 1), STEP)).isEqualTo(STEP + 1);
    }

    @Test
    void a_code_may_be_typed_in_two_halves() {
        String code = totp.codeOf(STEP);
        assertThat(match(code.substring(0, 3) + " " + code.substring(3), -1)).isEqualTo(STEP);
    }

    @Test
    void what_is_no_code_matches_nothing() {
        for (String typed : new String[] {"", "0", "00000000", "abcdef", totp.codeOf(STEP) + "0"}) {
            assertThat(match(typed, -1)).as(typed).isNegative();
        }
    }

    @Test
    void the_secret_is_told_to_authenticators_and_printed_nowhere() {
        assertThat(totp.reveal()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(totp).hasToString("Totp(hidden)");
        assertThatThrownBy(() -> new Totp(new byte[15])).isInstanceOf(InvalidValue.class);
        assertThat(new Totp(new byte[16]).reveal()).hasSize(26);
    }

    private long match(String typed, long spent) {
        return totp.match(new OneTimeCode(typed), NOW, spent).orElse(Long.MIN_VALUE);
    }
}
