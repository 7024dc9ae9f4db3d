package dev.signet.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TenantRulesTest {

    private static final TenantSlug ACME = new TenantSlug("acme");
    private static final TenantSlug GLOBEX = new TenantSlug("globex");

    @Test
    void an_issuer_belongs_to_its_tenant_alone_and_the_bare_base_to_the_default_one() {
        IssuerBase base = new IssuerBase("https://id.example");
        Issuers issuers = new Issuers(List.of(base), ACME);
        String acme = base.issuer(ACME, IssuerForm.TENANT).value();
        assertThat(issuers.belongsTo(acme, ACME)).isTrue();
        assertThat(issuers.belongsTo(acme, GLOBEX)).isFalse();
        assertThat(issuers.belongsTo(base.value(), ACME)).isTrue();
        assertThat(issuers.belongsTo(base.value(), GLOBEX)).isFalse();
        for (String other :
                List.of("", acme + "/", acme + "x", "http://id.example/acme", "https://evil.example/acme")) {
            assertThat(issuers.belongsTo(other, ACME)).as(other).isFalse();
        }
        assertThatThrownBy(() -> new Issuers(List.of(), ACME)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_policy_that_says_nothing_follows_the_deployment_and_one_that_speaks_prevails() {
        TenantPolicy silent = TenantPolicy.standard(SignatureAlgorithm.RS256);
        assertThat(silent.over(TokenRules.STANDARD)).isEqualTo(TokenRules.STANDARD);
        Duration minute = Duration.ofMinutes(1);
        assertThat(with(minute, Duration.ZERO).over(TokenRules.STANDARD))
                .isEqualTo(new TokenRules(
                        minute,
                        TokenRules.STANDARD.refreshIdle(),
                        TokenRules.STANDARD.refreshAbsolute(),
                        Duration.ZERO));
    }

    @Test
    void durations_out_of_bounds_are_refused() {
        Duration fine = Duration.ofMinutes(1);
        assertThatThrownBy(() -> with(TokenRules.SHORTEST_ACCESS.minusSeconds(1), fine))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> with(TokenRules.LONGEST_ACCESS.plusSeconds(1), fine))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> with(fine, TokenRules.LONGEST_GRACE.plusNanos(1)))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> with(fine, Duration.ofSeconds(-1))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void the_bounds_of_a_duration_belong_to_it() {
        assertThat(with(TokenRules.SHORTEST_ACCESS, Duration.ZERO).accessLifetime())
                .contains(TokenRules.SHORTEST_ACCESS);
        assertThat(with(TokenRules.LONGEST_ACCESS, TokenRules.LONGEST_GRACE).refreshGrace())
                .contains(TokenRules.LONGEST_GRACE);
        for (Duration fine : List.of(TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_REFRESH)) {
            assertThat(refreshing(fine, fine).refreshIdle()).contains(fine);
        }
    }

    @Test
    void a_grant_neither_idles_nor_lives_longer_than_the_longest() {
        Duration fine = TokenRules.LONGEST_REFRESH;
        for (Duration wrong : List.of(fine.plusSeconds(1), TokenRules.SHORTEST_ACCESS.minusSeconds(1))) {
            assertThatThrownBy(() -> refreshing(wrong, fine)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> refreshing(fine, wrong)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void keys_are_rotated_every_so_many_whole_days_or_by_command_alone() {
        TenantPolicy policy = with(Duration.ofMinutes(1), Duration.ZERO);
        for (Duration fine : List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(3_650))) {
            assertThat(policy.rotatingEvery(Optional.of(fine)).keyRotation()).contains(fine);
        }
        for (Duration wrong : List.of(Duration.ofDays(-1), Duration.ofHours(30), Duration.ofDays(3_651))) {
            assertThatThrownBy(() -> policy.rotatingEvery(Optional.of(wrong))).isInstanceOf(InvalidValue.class);
        }
    }

    private static TenantPolicy refreshing(Duration idle, Duration absolute) {
        return new TenantPolicy(
                SignatureAlgorithm.RS256,
                Optional.empty(),
                true,
                false,
                Optional.empty(),
                Optional.of(idle),
                Optional.of(absolute),
                Optional.empty(),
                Optional.empty());
    }

    private static TenantPolicy with(Duration access, Duration grace) {
        return new TenantPolicy(
                SignatureAlgorithm.RS256,
                Optional.empty(),
                true,
                false,
                Optional.of(access),
                Optional.empty(),
                Optional.empty(),
                Optional.of(grace),
                Optional.empty());
    }
}
