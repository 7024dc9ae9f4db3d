package dev.signet.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.CredentialId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class HmacKeyTest {

    private final CredentialId id = new CredentialId(Cast.anId());

    @Test
    void a_new_key_is_text_that_goes_into_any_header_or_file() {
        byte[] random = new byte[HmacKey.RANDOM_BYTES];
        random[0] = (byte) 0xfb;
        HmacKey key = HmacKey.make(id, random);
        assertThat(key.reveal()).isEqualTo("-w" + "A".repeat(41));
        assertThat(key.id()).isEqualTo(id);
        assertThat(key).hasToString("HmacKey(hidden)");
    }

    @Test
    void the_text_itself_is_the_key() {
        // RFC 4231 §4.3
        assertThat(HexFormat.of()
                        .formatHex(new HmacKey(id, "Jefe")
                                .sign("what do ya want for nothing?"
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void it_is_made_of_enough_chance() {
        assertThatThrownBy(() -> HmacKey.make(id, new byte[31])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new HmacKey(id, "")).isInstanceOf(InvalidValue.class);
    }
}
