package dev.signet.domain.audit;

import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What is wrong with a link, by what its key says of it.
final class LinkTest {

    private static final Evidence GOOD = new Evidence(true, true, true);
    private static final Evidence OTHER_CONTENT = new Evidence(true, true, false);
    private static final Evidence MOVED = new Evidence(true, false, true);
    private static final Evidence FORGED = new Evidence(true, false, false);
    private static final Head BEFORE = new Head(4, Digest.sha256("four"));

    @Test
    void a_good_link_in_its_place_has_no_flaw() {
        assertThat(flaw(aLink(5, BEFORE.mac(), present(5)), GOOD, false)).isEmpty();
    }

    @Test
    void a_gap_is_a_deletion_of_what_was_first_in_it() {
        assertThat(aLink(7, BEFORE.mac(), present(7)).flaw(BEFORE, GOOD, () -> false, entry -> false))
                .contains(new Break(Break.Kind.DELETED, 5, Optional.empty()));
    }

    @Test
    void an_entry_that_is_not_there_was_deleted_unless_it_has_left_by_its_age() {
        Link link = aLink(5, BEFORE.mac(), new Kept.Absent());
        assertThat(flaw(link, OTHER_CONTENT, false)).contains(Break.Kind.DELETED);
        assertThat(link.flaw(BEFORE, OTHER_CONTENT, () -> false, entry -> true)).isEmpty();
    }

    @Test
    void other_content_or_none_that_can_be_read_is_an_alteration() {
        assertThat(flaw(aLink(5, BEFORE.mac(), present(5)), OTHER_CONTENT, false))
                .contains(Break.Kind.ALTERED);
        assertThat(flaw(aLink(5, BEFORE.mac(), new Kept.Unreadable()), OTHER_CONTENT, false))
                .contains(Break.Kind.ALTERED);
    }

    @Test
    void an_entry_that_claims_another_place_was_moved() {
        assertThat(flaw(aLink(5, BEFORE.mac(), present(6)), GOOD, false)).contains(Break.Kind.REORDERED);
        Kept claimless = new Kept.Present(anEntry(), OptionalLong.empty());
        assertThat(flaw(aLink(5, BEFORE.mac(), claimless), GOOD, false)).contains(Break.Kind.REORDERED);
    }

    @Test
    void a_seal_that_follows_another_was_moved() {
        assertThat(flaw(aLink(5, Digest.sha256("other"), present(5)), GOOD, false))
                .contains(Break.Kind.REORDERED);
    }

    @Test
    void where_the_true_successor_is_elsewhere_a_true_entry_was_moved_and_a_false_one_put_in() {
        Link link = aLink(5, Digest.sha256("other"), present(5));
        assertThat(flaw(link, MOVED, true)).contains(Break.Kind.REORDERED);
        assertThat(flaw(link, FORGED, true)).contains(Break.Kind.INSERTED);
    }

    @Test
    void where_there_is_no_successor_any_more_it_was_deleted_and_the_others_moved_up() {
        assertThat(flaw(aLink(5, Digest.sha256("gone"), present(5)), MOVED, false))
                .contains(Break.Kind.DELETED);
    }

    @Test
    void a_seal_in_its_place_that_says_something_else_was_altered() {
        assertThat(flaw(aLink(5, BEFORE.mac(), present(5)), MOVED, false)).contains(Break.Kind.ALTERED);
        assertThat(flaw(aLink(5, BEFORE.mac(), present(5)), FORGED, false)).contains(Break.Kind.ALTERED);
    }

    @Test
    void without_the_key_nothing_is_said_but_that() {
        assertThat(flaw(aLink(5, BEFORE.mac(), present(5)), Evidence.NONE, true))
                .contains(Break.Kind.KEY_MISSING);
    }

    @Test
    void entries_leave_by_the_month_when_all_of_it_is_past() {
        var retention = new AuditRetention(Duration.ofDays(400), Duration.ofDays(800));
        UUID january = Cast.anIdOf(Instant.parse("2026-01-01T00:00:00Z"));
        Instant over = Instant.parse("2026-02-01T00:00:00Z").plus(Duration.ofDays(400));
        assertThat(retention.hasLeft(january, over.minusMillis(1))).isFalse();
        assertThat(retention.hasLeft(january, over)).isTrue();
        assertThat(retention.sealsFrom(over)).isEqualTo(over.minus(Duration.ofDays(800)));
    }

    private static Optional<Break.Kind> flaw(Link link, Evidence evidence, boolean successorElsewhere) {
        Optional<Break> flaw = link.flaw(BEFORE, evidence, () -> successorElsewhere, entry -> false);
        flaw.ifPresent(found -> {
            assertThat(found.position()).isEqualTo(5);
            assertThat(found.entry()).contains(link.seal().entry());
        });
        return flaw.map(Break::kind);
    }

    private static Link aLink(long position, Digest previous, Kept kept) {
        Digest any = Digest.sha256("any");
        return new Link(new Seal(position, Cast.anId(), any, previous, any, "key", NOON), kept);
    }

    private static Kept present(long claimed) {
        return new Kept.Present(anEntry(), OptionalLong.of(claimed));
    }

    private static AuditEntry anEntry() {
        return new AuditEntry(
                Cast.anId(),
                NOON,
                Actor.SYSTEM,
                AuditAction.KEY_ROTATED,
                AuditOutcome.SUCCESS,
                "key:1",
                "",
                Provenance.local("c"));
    }
}
