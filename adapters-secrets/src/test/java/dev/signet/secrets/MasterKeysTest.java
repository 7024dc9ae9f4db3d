package dev.signet.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MasterKeysTest {

    @Test
    void one_key_reads_the_same_in_every_spelling() {
        byte[] bytes = HexFormat.of().parseHex("fbff".repeat(8) + Keys.ONE.substring(0, 32));
        List<String> spellings = List.of(
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes),
                " " + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        assertThat(spellings.stream().map(MasterKey::parse).map(MasterKey::id).distinct())
                .hasSize(1);
    }

    @Test
    void what_is_no_key_is_refused_without_being_repeated() {
        for (String text : List.of(
                "", "secret", Keys.ONE.substring(2), Keys.ONE + "00", "zz" + Keys.ONE.substring(2), "00".repeat(32))) {
            assertThatThrownBy(() -> MasterKey.parse(text))
                    .isInstanceOf(InvalidValue.class)
                    .hasMessageContaining("32")
                    .hasMessageNotContaining(text.isEmpty() ? "\u0000" : text);
        }
    }

    @Test
    void the_first_key_is_current_and_all_are_found_by_name() {
        MasterKeys keys = Keys.of(Keys.TWO, Keys.ONE);
        assertThat(keys.current().id()).isEqualTo(MasterKey.parse(Keys.TWO).id());
        assertThat(keys.named(MasterKey.parse(Keys.ONE).id())).isPresent();
        assertThat(keys.named("00000000")).isEmpty();
    }

    @Test
    void no_key_and_the_same_key_twice_are_refused() {
        assertThatThrownBy(() -> MasterKeys.parse(" , ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Keys.of(Keys.ONE, Keys.ONE)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void subkeys_of_two_purposes_keys_and_salts_differ() {
        MasterKey one = MasterKey.parse(Keys.ONE);
        assertThat(one.derive(MasterKey.Purpose.SEALING)).hasSize(32);
        assertThat(one.derive(MasterKey.Purpose.SEALING)).isNotEqualTo(one.derive(MasterKey.Purpose.REFRESH_TOKEN));
        assertThat(one.derive(MasterKey.Purpose.SEALING))
                .isNotEqualTo(MasterKey.parse(Keys.TWO).derive(MasterKey.Purpose.SEALING));
        assertThat(one.derive(MasterKey.Purpose.SEALING))
                .isNotEqualTo(one.derive(MasterKey.Purpose.SEALING, new byte[] {1}));
    }

    @Test
    void ids_and_subkeys_stay_what_they_are_for_ever() {
        MasterKey one = MasterKey.parse(Keys.ONE);
        assertThat(one.id()).isEqualTo("d9c538a8");
        assertThat(HexFormat.of().formatHex(one.derive(MasterKey.Purpose.REFRESH_TOKEN), 0, 4))
                .isEqualTo("c3caa2d1");
        assertThat(HexFormat.of().formatHex(one.derive(MasterKey.Purpose.CLIENT_SECRET), 0, 4))
                .isEqualTo("85f4c717");
        assertThat(HexFormat.of().formatHex(one.derive(MasterKey.Purpose.SEALING), 0, 4))
                .isEqualTo("adf39fae");
    }

    @Test
    void keys_print_their_ids_alone() {
        assertThat(Keys.of(Keys.ONE))
                .hasToString("[MasterKey(" + MasterKey.parse(Keys.ONE).id() + ")]");
    }
}
