package dev.signet.persistence.audit;

import static dev.signet.application.audit.RefusalsContract.wrongPassword;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.audit.RefusalsContract;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.RefusalTally;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BoundedRefusalsTest implements RefusalsContract {

    private final BoundedRefusals refusals = new BoundedRefusals(2, 5);

    @Override
    public BoundedRefusals refusals() {
        return refusals;
    }

    @Test
    void of_too_many_sources_all_are_counted_and_few_told_apart() {
        refused("acme", 100);

        List<RefusalTally> drained = refusals.drain();
        assertThat(drained).hasSize(3);
        assertThat(drained.stream().mapToInt(RefusalTally::count).sum()).isEqualTo(100);
        assertThat(drained)
                .filteredOn(tally -> tally.refusal().source().equals(Refusal.ANYWHERE))
                .singleElement()
                .satisfies(tally -> assertThat(tally.count()).isEqualTo(98));
        assertThat(refusals.dropped()).isZero();
    }

    @Test
    void being_drained_makes_no_room_within_the_minute() {
        refused("acme", 100);
        assertThat(refusals.drain()).hasSize(3);
        refused("acme", 100);
        assertThat(refusals.drain()).hasSize(3);

        refusals.note(wrongPassword("acme", "later"), Optional.empty(), NOON.plusSeconds(60));
        assertThat(refusals.drain())
                .singleElement()
                .satisfies(tally -> assertThat(tally.refusal().source()).isEqualTo("later"));
    }

    @Test
    void of_too_many_tenants_the_rest_is_dropped_and_counted_as_that() {
        for (int tenant = 0; tenant < 20; tenant++) {
            refused("tenant-" + tenant, 3);
        }

        List<RefusalTally> drained = refusals.drain();
        assertThat(drained).hasSizeLessThanOrEqualTo(10);
        assertThat(drained.stream().mapToInt(RefusalTally::count).sum() + refusals.dropped())
                .isEqualTo(60);
        assertThat(refusals.dropped()).isPositive();
    }

    private void refused(String tenant, int sources) {
        for (int source = 0; source < sources; source++) {
            refusals.note(wrongPassword(tenant, "192.0.2." + source), Optional.empty(), NOON);
        }
    }
}
