package dev.signet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class HkdfTest {

    @Test
    void rfc_5869_a_1() {
        assertThat(derive("0b".repeat(22), "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9", 42))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    }

    @Test
    void rfc_5869_a_3_without_salt_and_info() {
        assertThat(derive("0b".repeat(22), "", "", 42))
                .isEqualTo("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    }

    @Test
    void rfc_4231_case_2_of_hmac() {
        assertThat(HexFormat.of()
                        .formatHex(Hkdf.hmac(
                                HexFormat.of().parseHex("4a656665"),
                                HexFormat.of().parseHex("7768617420646f2079612077616e7420666f72206e6f7468696e673f"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Property(tries = 100)
    void a_shorter_answer_is_the_beginning_of_a_longer_one(@ForAll @IntRange(min = 1, max = 8159) int length) {
        byte[] key = {1, 2, 3};
        byte[] longer = Hkdf.derive(key, key, key, length + 1);
        assertThat(Hkdf.derive(key, key, key, length)).isEqualTo(Arrays.copyOf(longer, length));
    }

    @Test
    void no_more_than_255_blocks_can_be_had() {
        assertThatThrownBy(() -> Hkdf.derive(new byte[1], new byte[0], new byte[0], 8161))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hkdf.derive(new byte[1], new byte[0], new byte[0], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String derive(String key, String salt, String info, int length) {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(Hkdf.derive(hex.parseHex(key), hex.parseHex(salt), hex.parseHex(info), length));
    }
}
