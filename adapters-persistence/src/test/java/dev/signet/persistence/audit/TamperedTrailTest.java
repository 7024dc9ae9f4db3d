package dev.signet.persistence.audit;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Store;
import dev.signet.application.TenantedContract;
import dev.signet.application.audit.ChainSeal;
import dev.signet.application.audit.Entries;
import dev.signet.application.audit.FixedChainSeal;
import dev.signet.application.audit.SealAuditTrail;
import dev.signet.application.audit.VerifyAuditTrail;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Break;
import dev.signet.domain.audit.Head;
import dev.signet.domain.tenant.TenantId;
import dev.signet.persistence.JooqStore;
import dev.signet.persistence.upkeep.UpkeepRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What somebody with every right in the database can do to the trail, and that it shows. Of nine entries
/// of acme, the fifth is the victim; those of globex stay as they are.
final class TamperedTrailTest implements TenantedContract {

    @RegisterExtension
    static final JooqStore STORE = new JooqStore();

    private static final String OF_ACME = " tenant = '" + ACME.value() + "' ";

    /// In some other order of places than the unique constraints would have it on the way.
    private static final String FREELY =
            "alter table audit_seal drop constraint audit_seal_pk, " + "drop constraint audit_seal_entry_unique";

    private static final String BOUND =
            "alter table audit_seal add constraint audit_seal_pk primary key (tenant, place), "
                    + "add constraint audit_seal_entry_unique unique (tenant, entry)";

    /// So long ago that everything here is past by the database's clock too.
    private static final Instant BEGINNING = Instant.parse("2023-01-15T12:00:00Z");

    private final ChainSeal chain = new FixedChainSeal(1);
    private Instant now = BEGINNING;
    private final InstantSource clock = () -> now;

    @Override
    public Store store() {
        return STORE;
    }

    @BeforeEach
    void nine_entries_sealed() {
        written(ACME, 9);
        written(GLOBEX, 3);
        sealed();
        assertThat(verified(ACME)).isInstanceOf(VerifyAuditTrail.Intact.class);
    }

    @Test
    void a_deleted_entry_shows() {
        tampered("delete from audit_entry where position = 5 and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.DELETED, 5));
    }

    @Test
    void an_entry_deleted_with_its_seal_shows() {
        tampered(
                "delete from audit_entry where position = 5 and" + OF_ACME,
                "delete from audit_seal where place = 5 and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.DELETED, 5));
    }

    @Test
    void an_entry_deleted_with_its_seal_shows_also_when_the_others_move_up() {
        tampered(
                FREELY,
                "delete from audit_entry where position = 5 and" + OF_ACME,
                "delete from audit_seal where place = 5 and" + OF_ACME,
                "update audit_entry set position = position - 1 where position > 5 and" + OF_ACME,
                "update audit_seal set place = place - 1 where place > 5 and" + OF_ACME,
                BOUND);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.DELETED, 5));
    }

    @Test
    void a_deleted_seal_shows() {
        tampered("delete from audit_seal where place = 5 and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.DELETED, 5));
    }

    @Test
    void a_deleted_beginning_shows() {
        tampered(
                "delete from audit_entry where position <= 3 and" + OF_ACME,
                "delete from audit_seal where place <= 3 and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.DELETED, 1));
    }

    @Test
    void an_altered_entry_shows_whatever_was_altered_of_it() {
        for (String change : List.of(
                "actor = 'somebody else'",
                "actor_kind = 'system'",
                "action = 'user_enabled'",
                "action = 'nonsense'",
                "outcome = 'denied'",
                "target = 'user:bob'",
                "reason = ''",
                "source = '192.0.2.9'",
                "correlation_id = 'c-2'",
                "occurrences = 2",
                "last = now()",
                "at = at + interval '1 microsecond'")) {
            nine_again();
            tampered("update audit_entry set " + change + " where position = 5 and" + OF_ACME);
            assertThat(broken()).as(change).isEqualTo(flaw(Break.Kind.ALTERED, 5));
        }
    }

    @Test
    void an_altered_seal_shows() {
        for (String change : List.of(
                "content = sha256('x')", "mac = sha256('x')", "mac = 'x'", "sealed = sealed + interval '1 second'")) {
            nine_again();
            tampered("update audit_seal set " + change + " where place = 5 and" + OF_ACME);
            assertThat(broken()).as(change).isEqualTo(flaw(Break.Kind.ALTERED, 5));
        }
        nine_again();
        tampered("update audit_seal set sealing_key = 'other' where place = 5 and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.KEY_MISSING, 5));
    }

    @Test
    void entries_that_changed_places_show() {
        tampered("update audit_entry set position = 11 - position where position in (5, 6) and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.REORDERED, 5));
    }

    @Test
    void entries_that_changed_places_with_their_seals_show() {
        tampered(
                FREELY,
                "update audit_entry set position = 13 - position where position in (5, 8) and" + OF_ACME,
                "update audit_seal set place = 13 - place where place in (5, 8) and" + OF_ACME,
                BOUND);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.REORDERED, 5));
    }

    @Test
    void an_entry_that_lost_its_position_shows_and_is_not_sealed_again() {
        tampered("update audit_entry set position = null where position = 5 and" + OF_ACME);
        assertThat(sealed().grown()).isEmpty();
        assertThat(broken()).isEqualTo(flaw(Break.Kind.REORDERED, 5));
    }

    @Test
    void an_inserted_entry_shows() {
        tampered(copyOf(5, 5));
        assertThat(broken()).isEqualTo(flaw(Break.Kind.INSERTED, 5));
    }

    @Test
    void an_entry_inserted_with_a_seal_shows_also_when_the_others_make_room() {
        tampered(
                FREELY,
                "update audit_entry set position = position + 1 where position >= 5 and" + OF_ACME,
                "update audit_seal set place = place + 1 where place >= 5 and" + OF_ACME,
                copyOf(4, 5),
                "insert into audit_seal select s.tenant, 5, e.id, sha256('x'), s.mac, sha256('y'), s.sealing_key, s.sealed"
                        + " from audit_seal s join audit_entry e on e.tenant = s.tenant and e.position = 5 where place = 4 and s."
                        + OF_ACME.strip(),
                BOUND);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.INSERTED, 5));
    }

    @Test
    void a_cut_end_shows_by_its_entries_where_they_were_left() {
        tampered("delete from audit_seal where place >= 7 and" + OF_ACME);
        assertThat(broken()).isEqualTo(flaw(Break.Kind.CUT, 7));
    }

    @Test
    void a_clean_cut_shows_by_the_end_that_was_noted_also_when_another_end_has_grown() {
        Head noted = extent(ACME).head();
        tampered(
                "delete from audit_entry where position >= 7 and" + OF_ACME,
                "delete from audit_seal where place >= 7 and" + OF_ACME);
        assertThat(verified(ACME)).isInstanceOf(VerifyAuditTrail.Intact.class);
        assertThat(broken(noted)).isEqualTo(flaw(Break.Kind.CUT, 7));

        written(ACME, 5);
        sealed();
        assertThat(verified(ACME)).isInstanceOf(VerifyAuditTrail.Intact.class);
        assertThat(broken(noted)).isEqualTo(flaw(Break.Kind.CUT, 9));
    }

    @Test
    void the_other_tenants_chain_is_good_whatever_is_done_to_this_one() {
        tampered("delete from audit_seal where" + OF_ACME, "delete from audit_entry where position = 2 and" + OF_ACME);
        assertThat(verified(ACME)).isInstanceOf(VerifyAuditTrail.Broken.class);
        assertThat(verified(GLOBEX)).isInstanceOf(VerifyAuditTrail.Intact.class);
    }

    @Test
    void a_month_that_left_by_its_age_is_told_and_breaks_nothing() {
        store().upkeep().step(BEGINNING);
        now = BEGINNING.plus(Duration.ofDays(450));
        tampered("drop table audit_entry_202301");
        written(ACME, 2);
        sealed();

        VerifyAuditTrail.Extent extent = extent(ACME);
        assertThat(extent.left()).isEqualTo(9);
        assertThat(extent.sealed()).isEqualTo(11);

        now = BEGINNING.plus(Duration.ofDays(300));
        assertThat(verified(ACME)).as("too young to leave").isInstanceOf(VerifyAuditTrail.Broken.class);
    }

    @Test
    void seals_that_left_by_their_age_break_nothing_and_the_last_of_them_stays() {
        store().upkeep().step(BEGINNING);
        now = BEGINNING.plus(Duration.ofDays(900));
        tampered("drop table audit_entry_202301");
        written(ACME, 2);
        sealed();
        store().upkeep().step(now);

        assertThat(extent(ACME)).satisfies(extent -> {
            assertThat(extent.sealed()).isEqualTo(2);
            assertThat(extent.head().position()).isEqualTo(11);
        });
        assertThat((long) STORE.asked(sql -> sql.fetchCount(org.jooq.impl.DSL.table("audit_seal"))))
                .isEqualTo(2 + 1 + 1);
        tampered("delete from audit_seal where place = 9 and" + OF_ACME);
        assertThat(verified(ACME)).as("the beginning is gone").isInstanceOf(VerifyAuditTrail.Broken.class);
    }

    @Test
    void ten_sealers_at_once_make_one_chain_without_gap_or_fork() {
        for (int round = 0; round < 5; round++) {
            written(ACME, 20);
            written(GLOBEX, 20);
            assertThat(TenantedContract.atOnce(10, this::sealed).value()).hasSize(10);
        }
        while (!sealed().grown().isEmpty()) {
            // what nobody got to
        }
        assertThat(extent(ACME)).satisfies(extent -> {
            assertThat(extent.sealed()).isEqualTo(109);
            assertThat(extent.unsealed()).isZero();
        });
        assertThat(extent(GLOBEX).sealed()).isEqualTo(103);
    }

    @Test
    void a_late_commit_takes_its_place_at_the_end() {
        AuditEntry late = Entries.anEntryOf(BEGINNING.minus(Duration.ofHours(1)));
        inAcme(tx -> store().trail().record(tx, late));
        sealed();
        assertThat(extent(ACME).head().position()).isEqualTo(10);
        assertThat(asked(ACME, tx -> store().trail().links(tx, 9, 1)).value())
                .singleElement()
                .satisfies(link -> assertThat(link.seal().entry()).isEqualTo(late.id()));
    }

    private static String copyOf(int position, int claimed) {
        return "insert into audit_entry (tenant, id, at, actor_kind, actor, action, outcome, target, reason, source,"
                + " correlation_id, position) select tenant, gen_random_uuid(), at, actor_kind, actor, action, outcome,"
                + " 'user:mallory', reason, source, correlation_id, " + claimed
                + " from audit_entry where position = " + position + " and" + OF_ACME;
    }

    private record Flaw(Break.Kind kind, long position) {}

    private static Flaw flaw(Break.Kind kind, long position) {
        return new Flaw(kind, position);
    }

    private Flaw broken(Head... noted) {
        assertThat(verified(GLOBEX)).isInstanceOf(VerifyAuditTrail.Intact.class);
        Break first = ((VerifyAuditTrail.Broken) verified(ACME, noted)).first();
        return new Flaw(first.kind(), first.position());
    }

    private VerifyAuditTrail.Extent extent(TenantId tenant) {
        return ((VerifyAuditTrail.Intact) verified(tenant)).extent();
    }

    private VerifyAuditTrail.Outcome verified(TenantId tenant, Head... noted) {
        return new VerifyAuditTrail(
                        STORE.transactions(),
                        STORE.trail(),
                        chain,
                        UpkeepRules.STANDARD.trail(),
                        whose -> Optional.empty(),
                        clock)
                .handle(new VerifyAuditTrail.Request(
                        tenant, List.of(noted).stream().findFirst()));
    }

    private SealAuditTrail.Done sealed() {
        return new SealAuditTrail(STORE.transactions(), STORE.trail(), chain, clock).handle();
    }

    private void nine_again() {
        two_tenants_and_nothing_else();
        nine_entries_sealed();
    }

    private void written(TenantId tenant, int count) {
        List<AuditEntry> entries =
                IntStream.range(0, count).mapToObj(i -> Entries.anEntryOf(now)).toList();
        assertThat(asked(tenant, tx -> {
                            entries.forEach(entry -> store().trail().record(tx, entry));
                            return entries.size();
                        })
                        .value())
                .isEqualTo(count);
    }

    private static void tampered(String... statements) {
        STORE.administer(statements);
    }
}
