package dev.signet.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.IssuerForm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class TokenFamilyTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// Something that happens: a number says what, so that any sequence can be drawn.
    private static TokenFamily after(TokenFamily family, int event, Instant now) {
        return switch (event) {
            case 0 -> family.in(FamilyState.ENDED);
            case 1 -> family.in(FamilyState.REVOKED);
            case 2 -> family.in(FamilyState.BREACHED);
            case 3 -> family.in(FamilyState.LIVE);
            default -> family.redeems(family.generation(), now) ? family.advanced(now, now.plusSeconds(600)) : family;
        };
    }

    @Property
    void at_most_one_generation_can_be_redeemed_whatever_happens(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 20) Integer> events) {
        TokenFamily family = aLiveFamily();
        Instant now = NOON;
        boolean dead = false;
        for (int event : events) {
            now = now.plusSeconds(event * 20L);
            family = after(family, event, now);
            long redeemable = redeemable(family, now);
            assertThat(redeemable).isLessThanOrEqualTo(dead ? 0 : 1);
            dead |= redeemable == 0;
        }
    }

    @Property
    void what_can_be_redeemed_is_never_judged_a_theft_and_what_is_spent_never_repeats_twice(
            @ForAll @IntRange(min = 0, max = 50) int refreshes) {
        TokenFamily family = aLiveFamily();
        for (int i = 0; i < refreshes; i++) {
            family = family.advanced(NOON, NOON.plusSeconds(600));
        }
        Duration grace = Duration.ofSeconds(10);
        assertThat(family.judge(family.generation(), NOON, grace)).isEqualTo(Judgement.BARRED);
        for (int older = 0; older < refreshes - 1; older++) {
            assertThat(family.judge(new Generation(older), NOON, grace)).isEqualTo(Judgement.REUSE);
        }
        assertThat(family.judge(family.generation().next(), NOON, grace)).isEqualTo(Judgement.REUSE);
    }

    @Test
    void the_previous_token_is_too_late_within_the_grace_and_a_theft_after_it() {
        TokenFamily family = aLiveFamily().advanced(NOON, NOON.plusSeconds(600));
        Duration grace = Duration.ofSeconds(10);
        assertThat(family.judge(Generation.FIRST, NOON.plusSeconds(9), grace)).isEqualTo(Judgement.TOO_LATE);
        assertThat(family.judge(Generation.FIRST, NOON.plusSeconds(10), grace)).isEqualTo(Judgement.REUSE);
        assertThat(family.judge(Generation.FIRST, NOON, Duration.ZERO)).isEqualTo(Judgement.REUSE);
        assertThat(family.judge(Generation.FIRST, NOON.plusSeconds(600), grace)).isEqualTo(Judgement.EXPIRED);
        assertThat(family.in(FamilyState.BREACHED).judge(Generation.FIRST, NOON, grace))
                .isEqualTo(Judgement.DEAD);
    }

    @Test
    void an_ended_family_can_be_revoked_and_never_lives_again() {
        TokenFamily ended = aLiveFamily().in(FamilyState.ENDED);
        assertThat(ended.in(FamilyState.LIVE).state()).isEqualTo(FamilyState.ENDED);
        assertThat(ended.in(FamilyState.REVOKED).state()).isEqualTo(FamilyState.REVOKED);
        assertThat(ended.in(FamilyState.REVOKED).in(FamilyState.ENDED).state()).isEqualTo(FamilyState.REVOKED);
        assertThat(ended.in(FamilyState.BREACHED).in(FamilyState.REVOKED).state())
                .isEqualTo(FamilyState.BREACHED);
    }

    @Test
    void the_absolute_end_never_moves_and_bounds_the_idle_one() {
        TokenFamily family = aLiveFamily().advanced(NOON, NOON.plusSeconds(999_999));
        assertThat(family.lifetime()).isEqualTo(new Lifetime(NOON.plusSeconds(3600), NOON.plusSeconds(3600)));
    }

    private static long redeemable(TokenFamily family, Instant now) {
        return IntStream.range(0, 40)
                .filter(generation -> family.redeems(new Generation(generation), now))
                .count();
    }

    private static TokenFamily aLiveFamily() {
        return TokenFamily.begun(
                new FamilyId(new UUID(1, 2)),
                new Grantee(Optional.empty(), Optional.empty(), new Subject("alice")),
                new Grant(Dialect.JSON, IssuerForm.TENANT, Scopes.NONE, NOON, List.of("pwd")),
                NOON,
                new Lifetime(NOON.plusSeconds(600), NOON.plusSeconds(3600)));
    }
}
