package dev.signet.application.credential.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.credential.Password;
import org.junit.jupiter.api.Test;

/// What [CommonPasswords] promises.
public interface CommonPasswordsContract {

    /// The passwords under test.
    CommonPasswords common();

    @Test
    default void a_common_password_is_known_however_it_is_written() {
        assertThat(common().include(new Password("password"))).isTrue();
        assertThat(common().include(new Password("PassWord"))).isTrue();
    }

    @Test
    default void others_are_not() {
        assertThat(common().include(new Password("correct horse battery staple")))
                .isFalse();
        assertThat(common().include(new Password(""))).isFalse();
    }
}
