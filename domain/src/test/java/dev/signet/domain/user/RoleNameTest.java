package dev.signet.domain.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signet.domain.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RoleNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "a\u0085b"})
    void a_name_is_visible_and_can_be_stored_and_sent(String name) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> new RoleName(name));
    }

    @Test
    void a_name_may_have_spaces_and_letters_of_any_language() {
        assertThat(new RoleName("Größe 9").value()).isEqualTo("Größe 9");
    }
}
