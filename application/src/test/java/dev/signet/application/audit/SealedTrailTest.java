package dev.signet.application.audit;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static dev.signet.domain.Cast.acme;
import static dev.signet.domain.Cast.globex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.signet.application.FixedPseudonymizer;
import dev.signet.application.Store;
import dev.signet.application.StoreUnavailable;
import dev.signet.application.memory.InMemoryRefusals;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.domain.Digest;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.AuditFilter;
import dev.signet.domain.audit.AuditRetention;
import dev.signet.domain.audit.Break;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Refusal;
import dev.signet.domain.audit.Seal;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sealing, verifying, following, and counting refusals, over a store in memory.
final class SealedTrailTest {

    private Instant now = NOON;
    private final InstantSource clock = () -> now;
    private final Store store = new InMemoryStore(clock);
    private final ChainSeal chain = new FixedChainSeal(1);
    private final InMemoryRefusals refusals = new InMemoryRefusals();
    private final SealAuditTrail seal = new SealAuditTrail(store.transactions(), store.trail(), chain, clock);
    private final RecordRefusals recordRefusals = new RecordRefusals(
            refusals, store.directory(), store.transactions(), store.trail(), new FixedPseudonymizer(), clock);

    @BeforeEach
    void two_tenants() {
        store.transactions().acrossTenants(tx -> {
            store.tenants().add(tx, acme());
            return store.tenants().add(tx, globex());
        });
    }

    @Test
    void each_tenant_has_a_chain_of_its_own() {
        written(ACME, 3);
        written(GLOBEX, 2);

        SealAuditTrail.Done done = seal.handle();

        assertThat(done.more()).isFalse();
        assertThat(done.grown())
                .extracting(SealAuditTrail.Grown::tenant, grown -> grown.head().position(), SealAuditTrail.Grown::links)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(ACME, 3L, 3),
                        org.assertj.core.api.Assertions.tuple(GLOBEX, 2L, 2));
        assertThat(seal.handle().grown()).isEmpty();
        assertThat(intact(ACME).sealed()).isEqualTo(3);
        assertThat(intact(GLOBEX).sealed()).isEqualTo(2);
    }

    @Test
    void a_chain_longer_than_a_step_and_a_part_grows_in_steps_and_is_verified_in_parts() {
        written(ACME, 2001);
        assertThat(seal.handle().more()).isTrue();
        assertThat(seal.handle().more()).isTrue();
        assertThat(intact(ACME).unsealed()).isEqualTo(1);
        assertThat(seal.handle().more()).isFalse();
        assertThat(intact(ACME)).satisfies(extent -> {
            assertThat(extent.sealed()).isEqualTo(2001);
            assertThat(extent.unsealed()).isZero();
            assertThat(extent.head().position()).isEqualTo(2001);
        });
    }

    @Test
    void what_waits_is_counted_and_how_long_it_has_waited() {
        written(ACME, 2);
        assertThat(intact(ACME)).satisfies(extent -> {
            assertThat(extent.unsealed()).isEqualTo(2);
            assertThat(extent.unsealedSince()).contains(NOON);
            assertThat(extent.head()).isEqualTo(Head.START);
        });
    }

    @Test
    void an_end_that_was_noted_outside_shows_a_cut_and_what_was_put_in_its_place() {
        written(ACME, 2);
        seal.handle();
        Head head = intact(ACME).head();
        assertThat(verified(ACME, Map.of(ACME, head))).isInstanceOf(VerifyAuditTrail.Intact.class);
        assertThat(verified(ACME, Map.of(ACME, new Head(3, head.mac()))))
                .isInstanceOfSatisfying(VerifyAuditTrail.Broken.class, broken -> {
                    assertThat(broken.first().kind()).isEqualTo(Break.Kind.CUT);
                    assertThat(broken.first().position()).isEqualTo(3);
                });
        assertThat(verified(ACME, Map.of(ACME, new Head(2, Head.START.mac()))))
                .isInstanceOfSatisfying(
                        VerifyAuditTrail.Broken.class,
                        broken -> assertThat(broken.first().kind()).isEqualTo(Break.Kind.CUT));
    }

    @Test
    void under_another_key_nothing_can_be_said() {
        written(ACME, 1);
        seal.handle();
        var stranger = new VerifyAuditTrail(
                store.transactions(),
                store.trail(),
                new FixedChainSeal(2),
                new AuditRetention(Duration.ofDays(400), Duration.ofDays(800)),
                tenant -> Optional.empty(),
                clock);
        assertThat(stranger.handle(new VerifyAuditTrail.Request(ACME, Optional.empty())))
                .isInstanceOfSatisfying(
                        VerifyAuditTrail.Broken.class,
                        broken -> assertThat(broken.first().kind()).isEqualTo(Break.Kind.KEY_MISSING));
    }

    @Test
    void what_is_older_than_seals_are_kept_is_verified_by_its_last_seal_alone() {
        written(ACME, 3);
        seal.handle();
        now = NOON.plus(Duration.ofDays(801));
        assertThat(intact(ACME)).satisfies(extent -> {
            assertThat(extent.sealed()).isZero();
            assertThat(extent.head().position()).isEqualTo(3);
        });
        written(ACME, 1);
        seal.handle();
        assertThat(intact(ACME)).satisfies(extent -> {
            assertThat(extent.sealed()).isEqualTo(1);
            assertThat(extent.head().position()).isEqualTo(4);
        });
    }

    @Test
    void a_chain_whose_kept_end_is_not_as_it_was_or_of_another_key_is_broken_there() {
        written(ACME, 2);
        seal.handle();
        Head head = intact(ACME).head();
        Seal true3 = chain.seal(ACME, head, Entries.anEntryOf(NOON), now);
        append(head, withContent(true3, Digest.sha256("other")));
        now = NOON.plus(Duration.ofDays(801));
        assertThat(broken(ACME)).isEqualTo(new Break(Break.Kind.ALTERED, 3, Optional.of(true3.entry())));
        assertThat(((VerifyAuditTrail.Broken) verified(ACME, Map.of(), new FixedChainSeal(2))).first())
                .isEqualTo(new Break(Break.Kind.KEY_MISSING, 3, Optional.of(true3.entry())));
    }

    @Test
    void an_entry_that_is_gone_was_deleted_until_its_age_explains_it() {
        written(ACME, 1);
        seal.handle();
        Head head = intact(ACME).head();
        Seal gone = chain.seal(ACME, head, Entries.anEntryOf(NOON), now);
        append(head, gone);
        assertThat(broken(ACME)).isEqualTo(new Break(Break.Kind.DELETED, 2, Optional.of(gone.entry())));
        now = NOON.plus(Duration.ofDays(500));
        assertThat(intact(ACME)).satisfies(extent -> {
            assertThat(extent.sealed()).isEqualTo(2);
            assertThat(extent.left()).isEqualTo(1);
        });
    }

    @Test
    void a_false_seal_is_an_alteration_unless_the_true_one_stands_behind_it() {
        written(ACME, 1);
        seal.handle();
        Head head = intact(ACME).head();
        List<AuditEntry> more = written(ACME, 2);
        Seal next = chain.seal(ACME, head, more.getFirst(), now);
        append(head, withContent(next, Digest.sha256("other")));
        assertThat(broken(ACME).kind()).isEqualTo(Break.Kind.ALTERED);
        Head forged = store.transactions().once(ACME, store.trail()::head);
        Seal last = chain.seal(ACME, head, more.getLast(), now);
        append(forged, new Seal(3, last.entry(), last.content(), last.previous(), last.mac(), last.key(), last.at()));
        assertThat(broken(ACME)).isEqualTo(new Break(Break.Kind.INSERTED, 2, Optional.of(next.entry())));
    }

    @Test
    void who_follows_sees_each_entry_once_in_the_order_of_the_chain() {
        var follow = new FollowAuditTrail(store.transactions(), store.trail());
        AuditEntry late = Entries.anEntryOf(NOON.minusSeconds(9));
        List<AuditEntry> first = written(ACME, 2);
        seal.handle();
        store.transactions().inTenant(ACME, tx -> {
            store.trail().record(tx, late);
            return late;
        });
        seal.handle();

        var begin = follow.handle(new FollowAuditTrail.Request(ACME, AuditFilter.NONE, OptionalLong.of(0), 2));
        var rest =
                follow.handle(new FollowAuditTrail.Request(ACME, AuditFilter.NONE, OptionalLong.of(begin.next()), 2));
        var end = follow.handle(new FollowAuditTrail.Request(ACME, AuditFilter.NONE, OptionalLong.empty(), 2));

        assertThat(begin.entries()).containsExactlyElementsOf(first);
        assertThat(rest.entries()).containsExactly(late);
        assertThat(rest.next()).isEqualTo(3).isEqualTo(end.next());
        assertThat(end.entries()).isEmpty();
    }

    @Test
    void refusals_of_a_minute_are_one_entry_and_are_sealed_when_it_is_over() {
        refused("alice");
        recordRefusals.handle();
        now = NOON.plusSeconds(10);
        refused("alice");
        refused("bob");
        assertThat(recordRefusals.handle()).isEqualTo(new RecordRefusals.Done(1));
        assertThat(recordRefusals.handle()).isEqualTo(new RecordRefusals.Done(0));

        assertThat(trail(ACME)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.LOGIN_REFUSED);
            assertThat(entry.reason()).isEqualTo("wrong_password");
            assertThat(entry.provenance().source()).isEqualTo("192.0.2.1");
            assertThat(entry.tally().count()).isEqualTo(3);
            assertThat(entry.tally().last()).contains(NOON.plusSeconds(10));
            assertThat(entry.target()).isEqualTo(AuditTrail.SEVERAL);
        });
        assertThat(trail(GLOBEX)).isEmpty();
        assertThat(seal.handle().grown()).isEmpty();

        now = NOON.plusSeconds(121);
        assertThat(seal.handle().grown()).hasSize(1);
        refused("alice");
        recordRefusals.handle();
        assertThat(trail(ACME)).hasSize(2);
        assertThat(refusals.dropped()).isZero();
        assertThat(intact(ACME).unsealed()).isEqualTo(1);
    }

    @Test
    void refusals_of_several_names_name_none_and_one_without_a_name_has_no_target() {
        refused("alice");
        refused("bob");
        refusals.note(
                new Refusal(new TenantSlug("acme"), AuditAction.LOGIN_REFUSED, "malformed", "192.0.2.1"),
                Optional.empty(),
                now);
        assertThat(recordRefusals.handle()).isEqualTo(new RecordRefusals.Done(2));
        assertThat(trail(ACME))
                .extracting(AuditEntry::reason, AuditEntry::target)
                .containsExactlyInAnyOrder(tuple("wrong_password", AuditTrail.SEVERAL), tuple("malformed", ""));
    }

    @Test
    void what_comes_after_its_minute_was_sealed_is_dropped_and_counted() {
        refused("alice");
        recordRefusals.handle();
        now = NOON.plusSeconds(121);
        seal.handle();
        now = NOON.plusSeconds(59); // another node, whose clock is behind
        refused("alice");
        refused("alice");
        assertThat(recordRefusals.handle()).isEqualTo(new RecordRefusals.Done(0));
        assertThat(refusals.dropped()).isEqualTo(2);
        assertThat(trail(ACME))
                .singleElement()
                .satisfies(entry -> assertThat(entry.tally().count()).isEqualTo(1));
    }

    @Test
    void refusals_of_no_tenant_that_there_is_are_written_nowhere() {
        refusals.note(
                new Refusal(new TenantSlug("nobody"), AuditAction.LOGIN_REFUSED, "wrong_password", "192.0.2.1"),
                Optional.of("alice"),
                now);
        assertThat(recordRefusals.handle()).isEqualTo(new RecordRefusals.Done(0));
        assertThat(trail(ACME)).isEmpty();
        assertThat(trail(GLOBEX)).isEmpty();
    }

    @Test
    void a_name_is_written_so_that_it_is_known_again_but_not_read() {
        refused("correct horse");
        recordRefusals.handle();
        assertThat(trail(ACME))
                .singleElement()
                .satisfies(entry -> assertThat(entry.target()).matches("name:[0-9a-f]{16}"));
    }

    @Test
    void what_could_not_be_written_is_written_later() {
        var away = new RecordRefusals(
                refusals,
                slug -> {
                    throw new StoreUnavailable("away", new IllegalStateException());
                },
                store.transactions(),
                store.trail(),
                new FixedPseudonymizer(),
                clock);
        refused("alice");
        assertThatThrownBy(away::handle).isInstanceOf(StoreUnavailable.class);
        refused("alice");
        recordRefusals.handle();
        assertThat(trail(ACME))
                .singleElement()
                .satisfies(entry -> assertThat(entry.tally().count()).isEqualTo(2));
    }

    @Test
    void too_long_a_name_is_cut_before_it_is_kept() {
        new NoteRefusal(refusals, clock)
                .handle(new NoteRefusal.Request(wrongPassword(), Optional.of("x".repeat(100_000))));
        assertThat(refusals.drain())
                .singleElement()
                .satisfies(tally -> assertThat(tally.onlyName().orElseThrow()).hasSize(256));
    }

    private void refused(String name) {
        refusals.note(wrongPassword(), Optional.of(name), now);
    }

    private static Refusal wrongPassword() {
        return new Refusal(new TenantSlug("acme"), AuditAction.LOGIN_REFUSED, "wrong_password", "192.0.2.1");
    }

    private List<AuditEntry> written(TenantId tenant, int count) {
        return store.transactions()
                .inTenant(
                        tenant,
                        tx -> java.util.stream.IntStream.range(0, count)
                                .mapToObj(i -> {
                                    AuditEntry entry = Entries.anEntryOf(NOON);
                                    store.trail().record(tx, entry);
                                    return entry;
                                })
                                .toList());
    }

    private List<AuditEntry> trail(TenantId tenant) {
        return store.transactions().once(tenant, tx -> store.trail().page(tx, Optional.empty(), 99));
    }

    private VerifyAuditTrail.Extent intact(TenantId tenant) {
        return ((VerifyAuditTrail.Intact) verified(tenant, Map.of())).extent();
    }

    private Break broken(TenantId tenant) {
        return ((VerifyAuditTrail.Broken) verified(tenant, Map.of())).first();
    }

    /// Puts a seal at the end of the chain of acme as whoever can write to the store could.
    private void append(Head head, Seal seal) {
        assertThat(store.transactions()
                        .<Boolean>acrossTenants(tx -> store.trail().append(tx, ACME, head, List.of(seal))))
                .isTrue();
    }

    private static Seal withContent(Seal seal, Digest content) {
        return new Seal(seal.position(), seal.entry(), content, seal.previous(), seal.mac(), seal.key(), seal.at());
    }

    private VerifyAuditTrail.Outcome verified(TenantId tenant, Map<TenantId, Head> exported) {
        return verified(tenant, exported, chain);
    }

    private VerifyAuditTrail.Outcome verified(TenantId tenant, Map<TenantId, Head> exported, ChainSeal by) {
        return new VerifyAuditTrail(
                        store.transactions(),
                        store.trail(),
                        by,
                        new AuditRetention(Duration.ofDays(400), Duration.ofDays(800)),
                        whose -> Optional.ofNullable(exported.get(whose)),
                        clock)
                .handle(new VerifyAuditTrail.Request(tenant, Optional.empty()));
    }
}
