package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ApiKeyFormatTest {

    private final CredentialId id = new CredentialId(Cast.anId());
    private final ApiKey key = ApiKeyFormat.make(id, new byte[ApiKeyFormat.SECRET_BYTES]);

    @Test
    void a_key_is_recognised_and_tells_its_id() {
        assertThat(key.reveal()).matches("sak_[A-Za-z0-9_-]{68}");
        assertThat(ApiKeyFormat.idIn(key)).contains(id);
    }

    @Test
    void a_known_key_is_written_so() {
        var known = ApiKeyFormat.make(new CredentialId(new UUID(1, 2)), new byte[ApiKeyFormat.SECRET_BYTES]);
        assertThat(known.reveal())
                .isEqualTo("sak_" + "AAAAAAAAAAEAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" + "mvYN");
    }

    @Test
    void whatever_single_character_is_changed_it_is_none() {
        String text = key.reveal();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(ApiKeyFormat.idIn(new ApiKey(changed))).as(changed).isEmpty();
        }
        assertThat(ApiKeyFormat.idIn(new ApiKey(text + "A"))).isEmpty();
        assertThat(ApiKeyFormat.idIn(new ApiKey("sak_"))).isEmpty();
        assertThat(ApiKeyFormat.idIn(new ApiKey("sak_" + "%".repeat(68)))).isEmpty();
    }

    @Test
    void a_supplied_key_is_long_and_plain_and_no_imitation() {
        assertThat(ApiKey.supplied("x".repeat(32)).reveal()).hasSize(32);
        assertThatThrownBy(() -> ApiKey.supplied("x".repeat(31))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ApiKey.supplied("x".repeat(513))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ApiKey.supplied("x".repeat(32) + " ")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ApiKey.supplied(key.reveal())).isInstanceOf(InvalidValue.class);
        assertThat(key).hasToString("ApiKey(hidden)");
    }
}
