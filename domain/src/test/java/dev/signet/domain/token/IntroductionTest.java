package dev.signet.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IntroductionTest {

    private static final TenantSlug ACME = new TenantSlug("acme");

    @Test
    void says_who_a_bearer_is() {
        var introduction =
                Introduction.of(ACME, token("alice", List.of("trading", "it staff"), Optional.of("console")));

        assertThat(introduction)
                .isEqualTo(new Introduction("alice", "acme", "openid read:users", "trading it%20staff", "console"));
    }

    @Test
    void no_name_can_break_a_line_or_pose_as_another() {
        assertThat(Introduction.of(ACME, token("al\r\nX-User-Roles: admin", List.of(), Optional.empty()))
                        .subject())
                .isEqualTo("al%0D%0AX-User-Roles:%20admin");
        assertThat(Introduction.of(ACME, token("élise", List.of(), Optional.empty()))
                        .subject())
                .isEqualTo("%C3%A9lise");
        assertThat(Introduction.of(ACME, token("a b!~\u007f", List.of(), Optional.empty()))
                        .subject())
                .isEqualTo("a%20b!~%7F");
        assertThat(Introduction.of(ACME, token("a%20b", List.of(), Optional.empty()))
                        .subject())
                .isEqualTo("a%2520b");
    }

    @Test
    void what_there_is_nothing_to_say_of_is_empty() {
        var introduction = Introduction.of(ACME, token("alice", List.of(), Optional.empty()));

        assertThat(introduction.roles()).isEmpty();
        assertThat(introduction.client()).isEmpty();
    }

    private static VerifiedToken token(String subject, List<String> roles, Optional<String> client) {
        return new VerifiedToken(
                TokenType.ACCESS,
                new Subject(subject),
                Scopes.parse("read:users openid"),
                new NamedParties("a", Instant.EPOCH, Optional.empty(), client.map(ClientId::new), Optional.empty()),
                Map.of("roles", roles));
    }
}
