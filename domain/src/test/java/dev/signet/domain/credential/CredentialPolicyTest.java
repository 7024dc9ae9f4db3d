package dev.signet.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.Cast;
import dev.signet.domain.InvalidValue;
import java.time.Duration;
import java.util.List;
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
    void every_demand_has_its_bounds_and_they_belong_to_it() {
        for (int days : new int[] {1, 3_650}) {
            assertThat(demanding(days, 1, 0, Duration.ZERO).passwordDays()).contains(days);
            assertThat(demanding(1, days, 0, Duration.ZERO).apiKeyDays()).contains(days);
        }
        for (int days : new int[] {0, 3_651}) {
            assertThatThrownBy(() -> demanding(days, 1, 0, Duration.ZERO)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> demanding(1, days, 0, Duration.ZERO)).isInstanceOf(InvalidValue.class);
        }
        assertThat(demanding(1, 1, 24, Duration.ofDays(365)).passwordHistory()).contains(24);
        assertThatThrownBy(() -> demanding(1, 1, -1, Duration.ZERO)).isInstanceOf(InvalidValue.class);
        assertThat(shortest(64).shortestPassword()).contains(64);
    }

    @Test
    void no_password_has_to_be_older_than_a_year_before_it_may_be_changed() {
        for (Duration wrong :
                List.of(Duration.ofSeconds(-1), Duration.ofDays(365).plusNanos(1), Duration.ofSeconds(1L << 32))) {
            assertThatThrownBy(() -> demanding(1, 1, 0, wrong))
                    .as(wrong.toString())
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void a_deployment_demands_what_can_be_met() {
        new CredentialRules(PasswordRules.STANDARD, 24, Duration.ZERO, Duration.ofNanos(1));
        for (int history : new int[] {-1, 25}) {
            assertThatThrownBy(() ->
                            new CredentialRules(PasswordRules.STANDARD, history, Duration.ZERO, Duration.ofDays(1)))
                    .isInstanceOf(InvalidValue.class);
        }
        assertThatThrownBy(
                        () -> new CredentialRules(PasswordRules.STANDARD, 0, Duration.ofNanos(-1), Duration.ofDays(1)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CredentialRules(PasswordRules.STANDARD, 0, Duration.ZERO, Duration.ZERO))
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

    private static CredentialPolicy demanding(int passwordDays, int apiKeyDays, int history, Duration minimumAge) {
        return new CredentialPolicy(
                Optional.of(passwordDays),
                Optional.of(apiKeyDays),
                Optional.empty(),
                Optional.of(history),
                Optional.of(minimumAge));
    }

    private static CredentialPolicy shortest(int length) {
        return new CredentialPolicy(
                Optional.empty(), Optional.empty(), Optional.of(length), Optional.empty(), Optional.empty());
    }
}
