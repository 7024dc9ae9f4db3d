package dev.signet.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.FixedEntropy;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.Generation;
import dev.signet.domain.token.RefreshToken;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [RefreshTokenSeal] promises.
public interface RefreshTokenSealContract {

    /// The seal under test.
    RefreshTokenSeal seal();

    /// Another deployment's.
    RefreshTokenSeal strangersSeal();

    @Test
    default void reads_what_it_wrote() {
        RefreshToken token = aToken(3);
        assertThat(seal().read(seal().write(token))).hasValueSatisfying(read -> {
            assertThat(read.tenant()).isEqualTo(token.tenant());
            assertThat(read.family()).isEqualTo(token.family());
            assertThat(read.generation()).isEqualTo(token.generation());
            assertThat(read.secret().reveal()).isEqualTo(token.secret().reveal());
        });
    }

    @Test
    default void writes_the_same_token_the_same_way() {
        assertThat(seal().write(aToken(1))).isEqualTo(seal().write(aToken(1)));
    }

    @Test
    default void refuses_what_another_deployment_wrote() {
        assertThat(seal().read(strangersSeal().write(aToken(1)))).isEmpty();
    }

    @Test
    default void refuses_a_token_with_any_character_changed() {
        String text = seal().write(aToken(2));
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(seal().read(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    default void refuses_what_is_no_token_at_all() {
        assertThat(seal().read("")).isEmpty();
        assertThat(seal().read("srt_")).isEmpty();
        assertThat(seal().read("srt_ä\u0000")).isEmpty();
        assertThat(seal().read(seal().write(aToken(1)) + "A")).isEmpty();
        assertThat(seal().read(seal().write(aToken(1)) + "=")).isEmpty();
    }

    private static RefreshToken aToken(int generation) {
        return new RefreshToken(
                new TenantId(new UUID(1, 2)),
                new FamilyId(new UUID(3, 4)),
                new RefreshToken.Secret(new FixedEntropy(5).bytes(16)),
                new Generation(generation));
    }
}
