package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CredentialPolicyTest {

    @Test
    void a_policy_that_decides_nothing_follows_the_deployment() {
        assertThat(CredentialPolicy.NONE.over(CredentialRules.STANDARD)).isEqualTo(CredentialRules.STANDARD);
    }

    @Test
    void what_it_decides_holds() {
        var policy = new CredentialPolicy(
                Optional.of(30), Optional.of(60), Optional.of(12), Optional.of(5), Optional.of(Duration.ofHours(1)));
        assertThat(policy.over(CredentialRules.STANDARD))
                .isEqualTo(new CredentialRules(
                        new PasswordRules(12, Duration.ofDays(30)), 5, Duration.ofHours(1), Duration.ofDays(60)));
    }

    @Test
    void it_cannot_undercut_eight_characters_nor_ask_for_the_absurd() {
        assertThatThrownBy(() -> shortest(7)).isInstanceOf(InvalidValue.class);
        assertThat(shortest(8).shortestPassword()).contains(8);
        assertThatThrownBy(() -> shortest(65)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CredentialPolicy(
                        Optional.of(0), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CredentialPolicy(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(25), Optional.empty()))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_password_must_be_old_enough_to_be_changed() {
        var rules = new CredentialRules(PasswordRules.STANDARD, 0, Duration.ofHours(1), Duration.ofDays(1));
        assertThatThrownBy(() -> rules.checkAge(Cast.NOON, Cast.NOON.plusSeconds(3599)))
                .isInstanceOf(InvalidValue.class);
        rules.checkAge(Cast.NOON, Cast.NOON.plusSeconds(3600));
        CredentialRules.STANDARD.checkAge(Cast.NOON, Cast.NOON);
    }

    private static CredentialPolicy shortest(int length) {
        return new CredentialPolicy(
                Optional.empty(), Optional.empty(), Optional.of(length), Optional.empty(), Optional.empty());
    }
}
