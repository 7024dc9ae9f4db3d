package dev.signet.application.audit;

import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.domain.tenant.TenantSlug;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [Refusals] promises.
public interface RefusalsContract {

    /// Empty ones, always the same within a test.
    Refusals refusals();

    @Test
    default void like_is_counted_together() {
        refusals().note(wrongPassword("acme", "192.0.2.1"), Optional.of("alice"), NOON);
        refusals().note(wrongPassword("acme", "192.0.2.1"), Optional.of("alice"), NOON.plusSeconds(5));
        refusals().note(wrongPassword("acme", "192.0.2.2"), Optional.empty(), NOON.plusSeconds(2));
        refusals().note(wrongPassword("globex", "192.0.2.1"), Optional.of("alice"), NOON);

        assertThat(refusals().drain())
                .containsExactlyInAnyOrder(
                        new RefusalTally(
                                wrongPassword("acme", "192.0.2.1"), Set.of("alice"), 2, NOON, NOON.plusSeconds(5)),
                        new RefusalTally(
                                wrongPassword("acme", "192.0.2.2"),
                                Set.of(),
                                1,
                                NOON.plusSeconds(2),
                                NOON.plusSeconds(2)),
                        new RefusalTally(wrongPassword("globex", "192.0.2.1"), Set.of("alice"), 1, NOON, NOON));
    }

    @Test
    default void what_was_drained_is_gone_until_it_is_restored() {
        refusals().note(wrongPassword("acme", "192.0.2.1"), Optional.of("alice"), NOON);
        List<RefusalTally> drained = refusals().drain();
        assertThat(refusals().drain()).isEmpty();

        refusals().note(wrongPassword("acme", "192.0.2.1"), Optional.of("bob"), NOON.plusSeconds(3));
        refusals().restore(drained);

        assertThat(refusals().drain()).singleElement().satisfies(tally -> {
            assertThat(tally.count()).isEqualTo(2);
            assertThat(tally.hasSeveralNames()).isTrue();
            assertThat(tally.first()).isEqualTo(NOON);
            assertThat(tally.last()).isEqualTo(NOON.plusSeconds(3));
        });
    }

    @Test
    default void fifty_at_once_are_fifty() {
        var unused = TenantedContract.atOnce(50, () -> {
            refusals().note(wrongPassword("acme", "192.0.2.1"), Optional.of("alice"), NOON);
            return true;
        });
        assertThat(unused.value()).hasSize(50);
        assertThat(refusals().drain())
                .singleElement()
                .satisfies(tally -> assertThat(tally.count()).isEqualTo(50));
    }

    /// A wrong password.
    static Refusal wrongPassword(String tenant, String source) {
        return new Refusal(new TenantSlug(tenant), AuditAction.LOGIN_REFUSED, "wrong_password", source);
    }
}
