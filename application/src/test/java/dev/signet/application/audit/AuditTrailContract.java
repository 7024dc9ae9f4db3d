package dev.signet.application.audit;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.ALICE;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [AuditTrail] promises.
public interface AuditTrailContract extends TenantedContract {

    @Test
    default void entries_are_read_as_they_were_written_youngest_first() {
        AuditEntry first = anEntryOf(NOON);
        AuditEntry second = anEntryOf(NOON.plusSeconds(1));
        inAcme(tx -> {
            store().trail().record(tx, first);
            store().trail().record(tx, second);
        });
        assertThat(asked(ACME, tx -> store().trail().page(tx, Optional.empty(), 9))
                        .value())
                .containsExactly(second, first);
        assertThat(asked(ACME, tx -> store().trail().page(tx, Optional.empty(), 1))
                        .value())
                .containsExactly(second);
        assertThat(asked(ACME, tx -> store().trail().page(tx, Optional.of(second.id()), 9))
                        .value())
                .containsExactly(first);
    }

    @Test
    default void the_other_tenant_reads_nothing() {
        inAcme(tx -> store().trail().record(tx, anEntryOf(NOON)));
        assertThat(asked(GLOBEX, tx -> store().trail().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
    }

    @Test
    default void an_entry_falls_with_its_transaction() {
        rolledBack(tx -> store().trail().record(tx, anEntryOf(NOON)));
        assertThat(asked(ACME, tx -> store().trail().page(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
    }

    @Test
    default void entries_of_any_month_are_kept_across_upkeep() {
        AuditEntry past = anEntryOf(NOON.minus(Duration.ofDays(40)));
        AuditEntry next = anEntryOf(NOON.plus(Duration.ofDays(30)));
        inAcme(tx -> {
            store().trail().record(tx, past);
            store().trail().record(tx, next);
        });
        store().upkeep().step(NOON);
        AuditEntry now = anEntryOf(NOON);
        inAcme(tx -> store().trail().record(tx, now));
        assertThat(asked(ACME, tx -> store().trail().page(tx, Optional.empty(), 9))
                        .value())
                .containsExactly(next, now, past);
    }

    private static AuditEntry anEntryOf(Instant at) {
        return new AuditEntry(
                Cast.anIdOf(at),
                at,
                Actor.of(ALICE),
                AuditAction.USER_PASSWORD_SET,
                AuditOutcome.SUCCESS,
                "user:alice",
                "she asked for it",
                new Provenance("127.0.0.1", "c-1"));
    }
}
