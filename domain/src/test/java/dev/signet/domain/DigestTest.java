package dev.signet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class DigestTest {

    @Test
    void fips_180_4_of_abc() {
        assertThat(HexFormat.of().formatHex(Digest.sha256("abc").bytes()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Property
    void equal_only_while_every_bit_is(@ForAll @Size(32) byte[] bytes, @ForAll @IntRange(min = 0, max = 255) int bit) {
        Digest digest = Digest.of(bytes);
        byte[] flipped = digest.bytes();
        assertThat(Digest.of(flipped)).isEqualTo(digest).hasSameHashCodeAs(digest);
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(Digest.of(flipped)).isNotEqualTo(digest);
        assertThat(digest.bytes()).isEqualTo(bytes);
    }

    @Test
    void a_log_shows_the_beginning_alone() {
        assertThat(Digest.sha256("abc")).hasToString("ba7816bf…");
    }

    @Test
    void other_lengths_are_refused() {
        assertThatThrownBy(() -> Digest.of(new byte[31])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Digest.of(new byte[33])).isInstanceOf(InvalidValue.class);
    }
}
