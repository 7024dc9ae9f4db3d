package dev.signet.persistence.upkeep;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.aLiveFamily;
import static dev.signet.domain.token.FamilyBuilder.secretOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.token.TokenFamily;
import dev.signet.persistence.JooqStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class OldestRowsTest implements TenantedContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    private final OldestRows rows = new OldestRows(STORE.transactions());

    @Override
    public Store store() {
        return STORE;
    }

    @Test
    void of_all_tenants_families_the_one_that_ended_first_is_the_oldest() {
        opened(ACME, Duration.ofDays(2));
        opened(GLOBEX, Duration.ofDays(1));

        assertThat(rows.look(NOON).family()).isEmpty();
        assertThat(rows.look(NOON.plus(Duration.ofDays(3))).family()).contains(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void a_family_that_was_removed_is_waiting_no_more() {
        opened(ACME, Duration.ofDays(1));
        Instant later = NOON.plus(Duration.ofDays(2));
        STORE.administer("delete from token_family");

        assertThat(rows.look(later).family()).isEmpty();
    }

    @Test
    void partitions_are_as_old_as_their_names_say() {
        assertThat(rows.look(NOON)).isEqualTo(Oldest.NONE);

        STORE.upkeep().step(NOON);

        Oldest oldest = rows.look(NOON);
        assertThat(oldest.replay()).contains(Instant.parse("2026-01-15T13:00:00Z"));
        assertThat(oldest.revocation()).contains(Instant.parse("2026-01-16T00:00:00Z"));
        assertThat(oldest.audit()).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void opened(TenantId tenant, Duration absolute) {
        TokenFamily family =
                aLiveFamily().ofNobody().living(Duration.ofMinutes(1), absolute).build();
        in(tenant, tx -> {
            store().families().open(tx, family, secretOf(family.id()).digest());
            return true;
        });
    }
}
