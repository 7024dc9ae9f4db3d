package dev.signet.secrets.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.credential.policy.CommonPasswords;
import dev.signet.application.credential.policy.CommonPasswordsContract;
import dev.signet.domain.credential.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListedCommonPasswordsTest implements CommonPasswordsContract {

    @Override
    public CommonPasswords common() {
        return new ListedCommonPasswords();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "iloveyou", "baseball", "football1", "qwertyuiop", "1234567890", "trustno1"})
    void what_breaches_are_full_of_is_listed(String text) {
        assertThat(common().include(new Password(text))).isTrue();
    }

    @Test
    void what_is_too_short_to_be_chosen_is_not_kept() {
        assertThat(common().include(new Password("123456"))).isFalse();
    }
}
