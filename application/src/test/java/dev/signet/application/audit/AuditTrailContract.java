package dev.signet.application.audit;

import static dev.signet.application.audit.Entries.anEntryOf;
import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.ActorKind;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.AuditOutcome;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Placement;
import dev.signet.domain.audit.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
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

    @Test
    default void a_filter_takes_what_it_says() {
        AuditEntry changed = anEntryOf(NOON);
        AuditEntry refused = Entries.aRefusal(Cast.anIdOf(NOON), NOON.plusSeconds(1), 2, NOON.plusSeconds(2));
        inAcme(tx -> {
            store().trail().record(tx, changed);
            store().trail().record(tx, refused);
        });
        AuditFilter none = AuditFilter.NONE;
        Optional<Instant> later = Optional.of(NOON.plusSeconds(1));
        Optional<ActorKind> nobody = Optional.of(ActorKind.ANONYMOUS);
        Optional<String> alice = Optional.of(changed.actor().id());
        Optional<AuditAction> login = Optional.of(AuditAction.LOGIN_REFUSED);
        Optional<AuditOutcome> denied = Optional.of(AuditOutcome.DENIED);
        assertThat(found(none)).containsExactlyInAnyOrder(changed, refused);
        assertThat(found(new AuditFilter(
                        nobody, none.actor(), none.action(), none.outcome(), none.from(), none.until())))
                .containsExactly(refused);
        assertThat(found(new AuditFilter(
                        none.actorKind(), alice, none.action(), none.outcome(), none.from(), none.until())))
                .containsExactly(changed);
        assertThat(found(new AuditFilter(
                        none.actorKind(), none.actor(), login, none.outcome(), none.from(), none.until())))
                .containsExactly(refused);
        assertThat(found(new AuditFilter(
                        none.actorKind(), none.actor(), none.action(), denied, none.from(), none.until())))
                .containsExactly(refused);
        assertThat(found(new AuditFilter(
                        none.actorKind(), none.actor(), none.action(), none.outcome(), later, none.until())))
                .containsExactly(refused);
        assertThat(found(new AuditFilter(
                        none.actorKind(), none.actor(), none.action(), none.outcome(), none.from(), later)))
                .containsExactly(changed);
    }

    @Test
    default void what_is_counted_twice_is_one_entry_until_it_is_sealed() {
        UUID id = Cast.anIdOf(NOON);
        assertThat(counted(Entries.aRefusal(id, NOON.plusSeconds(1), 2, NOON.plusSeconds(2))))
                .isTrue();
        assertThat(counted(Entries.aRefusal(id, NOON, 3, NOON.plusSeconds(1)))).isTrue();
        AuditEntry sum = Entries.aRefusal(id, NOON, 5, NOON.plusSeconds(2));
        assertThat(found(AuditFilter.NONE)).containsExactly(sum);
        assertThat(unsealed(NOON)).isEmpty();
        assertThat(unsealed(NOON.plusMillis(1))).containsExactly(new AuditTrail.Unsealed(ACME, sum));

        appended(Head.START, sum);

        assertThat(counted(Entries.aRefusal(id, NOON, 1, NOON))).isFalse();
        assertThat(found(AuditFilter.NONE)).containsExactly(sum);
    }

    @Test
    default void counted_entries_of_two_tenants_are_two() {
        UUID id = Cast.anIdOf(NOON);
        AuditEntry entry = Entries.aRefusal(id, NOON, 2, NOON);
        assertThat(counted(entry)).isTrue();
        assertThat((boolean) store().transactions()
                        .acrossTenants(tx -> store().trail().count(tx, GLOBEX, entry)))
                .isTrue();
        assertThat(found(AuditFilter.NONE)).containsExactly(entry);
    }

    @Test
    default void entries_wait_for_their_seals_the_oldest_first_whose_ever_they_are() {
        AuditEntry second = anEntryOf(NOON.plusSeconds(1));
        AuditEntry first = anEntryOf(NOON);
        inAcme(tx -> store().trail().record(tx, second));
        AuditEntry recorded = in(GLOBEX, tx -> {
            store().trail().record(tx, first);
            return first;
        });
        assertThat(unsealed(NOON))
                .containsExactly(new AuditTrail.Unsealed(GLOBEX, recorded), new AuditTrail.Unsealed(ACME, second));
        appended(Head.START, second);
        assertThat(unsealed(NOON)).containsExactly(new AuditTrail.Unsealed(GLOBEX, first));
    }

    @Test
    default void a_chain_is_read_as_it_was_appended() {
        AuditEntry first = anEntryOf(NOON.plusSeconds(5));
        AuditEntry second = anEntryOf(NOON);
        inAcme(tx -> {
            store().trail().record(tx, first);
            store().trail().record(tx, second);
        });
        List<Seal> seals = appended(Head.START, first, second);

        assertThat(asked(ACME, tx -> store().trail().head(tx)).value())
                .isEqualTo(seals.getLast().head());
        assertThat(asked(ACME, tx -> store().trail().links(tx, 0, 9)).value())
                .containsExactly(
                        new Link(seals.getFirst(), new Kept.Present(first, OptionalLong.of(1))),
                        new Link(seals.getLast(), new Kept.Present(second, OptionalLong.of(2))));
        assertThat(asked(ACME, tx -> store().trail().links(tx, 1, 9)).value()).hasSize(1);
        assertThat(asked(ACME, tx -> store().trail().links(tx, 0, 1)).value()).hasSize(1);
        assertThat(asked(ACME, tx -> store().trail().sealed(tx, AuditFilter.NONE, 0, 2, 9))
                        .value())
                .containsExactly(new AuditTrail.Numbered(1, first), new AuditTrail.Numbered(2, second));
        assertThat(asked(ACME, tx -> store().trail().sealed(tx, AuditFilter.NONE, 0, 1, 9))
                        .value())
                .containsExactly(new AuditTrail.Numbered(1, first));
        assertThat(asked(ACME, tx -> store().trail().placements(tx, Optional.empty(), 9))
                        .value())
                .containsExactly(
                        new Placement(second.id(), OptionalLong.of(2), true),
                        new Placement(first.id(), OptionalLong.of(1), true));
        assertThat(asked(ACME, tx -> store().trail().placements(tx, Optional.of(second.id()), 9))
                        .value())
                .hasSize(1);
        assertThat(asked(ACME, tx -> store().trail().isFollowedElsewhere(tx, Head.START))
                        .value())
                .isFalse();
        assertThat(asked(
                                ACME,
                                tx -> store().trail()
                                        .isFollowedElsewhere(
                                                tx, new Head(7, seals.getFirst().mac())))
                        .value())
                .isTrue();
        assertThat(asked(ACME, tx -> store().trail().lastBefore(tx, NOON)).value())
                .isEmpty();
        assertThat(asked(ACME, tx -> store().trail().lastBefore(tx, NOON.plusSeconds(60)))
                        .value())
                .contains(seals.getLast());
    }

    @Test
    default void the_other_tenant_has_a_chain_of_its_own() {
        AuditEntry entry = anEntryOf(NOON);
        inAcme(tx -> store().trail().record(tx, entry));
        appended(Head.START, entry);
        assertThat(asked(GLOBEX, tx -> store().trail().head(tx)).value()).isEqualTo(Head.START);
        assertThat(asked(GLOBEX, tx -> store().trail().links(tx, 0, 9)).value()).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().trail().placements(tx, Optional.empty(), 9))
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().trail().sealed(tx, AuditFilter.NONE, 0, 9, 9))
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().trail().lastBefore(tx, NOON.plusSeconds(60)))
                        .value())
                .isEmpty();
    }

    @Test
    default void of_fifty_that_append_behind_one_head_one_does() {
        AuditEntry entry = anEntryOf(NOON);
        inAcme(tx -> store().trail().record(tx, entry));
        List<Seal> seals = sealsOf(Head.START, entry);
        assertThat(TenantedContract.atOnce(50, () -> append(Head.START, seals)).value())
                .filteredOn(appended -> appended)
                .hasSize(1);
        assertThat(asked(ACME, tx -> store().trail().links(tx, 0, 99)).value()).hasSize(1);
    }

    @Test
    default void an_entry_has_one_place() {
        AuditEntry first = anEntryOf(NOON);
        AuditEntry second = anEntryOf(NOON);
        inAcme(tx -> {
            store().trail().record(tx, first);
            store().trail().record(tx, second);
        });
        Head head = appended(Head.START, first).getLast().head();
        assertThat(append(head, sealsOf(head, second, first))).isFalse();
        assertThat(append(Head.START, sealsOf(Head.START, second))).isFalse();
        assertThat(append(head, sealsOf(head, second))).isTrue();
    }

    private List<AuditEntry> found(AuditFilter filter) {
        return asked(ACME, tx -> store().trail().page(tx, filter, Optional.empty(), 9))
                .value();
    }

    private boolean counted(AuditEntry entry) {
        return store().transactions().acrossTenants(tx -> store().trail().count(tx, ACME, entry));
    }

    private List<AuditTrail.Unsealed> unsealed(Instant countedUntil) {
        return store().transactions().acrossTenants(tx -> store().trail().unsealed(tx, countedUntil, 99));
    }

    private List<Seal> appended(Head head, AuditEntry... entries) {
        List<Seal> seals = sealsOf(head, entries);
        assertThat(append(head, seals)).isTrue();
        return seals;
    }

    private boolean append(Head head, List<Seal> seals) {
        return store().transactions().acrossTenants(tx -> store().trail().append(tx, ACME, head, seals));
    }

    private static List<Seal> sealsOf(Head head, AuditEntry... entries) {
        List<Seal> seals = new ArrayList<>();
        Head last = head;
        for (AuditEntry entry : entries) {
            seals.add(new FixedChainSeal(1).seal(ACME, last, entry, NOON.plusSeconds(30)));
            last = seals.getLast().head();
        }
        return seals;
    }
}
