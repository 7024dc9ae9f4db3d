package dev.signet.application.upkeep;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static dev.signet.domain.token.FamilyBuilder.token;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.token.NamedParties;
import dev.signet.domain.token.TokenFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [Upkeep] promises.
public interface UpkeepContract extends TenantedContract {

    @Test
    default void families_leave_at_their_absolute_end_and_not_before() {
        TokenFamily family =
                aLiveFamily().living(Duration.ofMinutes(1), Duration.ofDays(1)).build();
        inAcme(tx -> {
            store().users().add(tx, Cast.alice());
            store().families().open(tx, family, secretOf(family.id()).digest());
        });
        run(NOON.plus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(asked(ACME, tx -> store().families().find(tx, token(ACME, family, 0)))
                        .value())
                .isPresent();
        run(NOON.plus(Duration.ofDays(1)));
        assertThat(asked(ACME, tx -> store().families().find(tx, token(ACME, family, 0)))
                        .value())
                .isEmpty();
    }

    @Test
    default void what_is_past_leaves_and_nothing_is_left_to_do() {
        store().upkeep().step(NOON);
        assertThat(store().nonces().firstUse(ACME, "a", Digest.sha256("x"), NOON.plusSeconds(60), NOON))
                .isTrue();
        inAcme(tx -> store().revocations().add(tx, "jti", NOON.plusSeconds(60)));
        assertThat(run(NOON.plus(Duration.ofDays(2)))).isPositive();
        assertThat(run(NOON.plus(Duration.ofDays(2)))).isZero();
    }

    @Test
    default void a_revocation_stands_until_its_token_ends() {
        Instant end = NOON.plus(Duration.ofHours(20));
        inAcme(tx -> store().revocations().add(tx, "jti", end));
        run(end.minusSeconds(1));
        var named = new NamedParties("jti", end, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(asked(ACME, tx -> store().revocations().standing(tx, named))
                        .value()
                        .singledOut())
                .isTrue();
    }

    @Test
    default void fifty_nodes_may_be_at_it_at_once() {
        assertThat(TenantedContract.atOnce(50, () -> store().upkeep().step(NOON))
                        .value())
                .hasSize(50);
    }

    private long run(Instant now) {
        long removed = 0;
        Upkeep.Step step;
        do {
            step = store().upkeep().step(now);
            removed += step.removed();
        } while (step.more());
        return removed;
    }
}
