package dev.signet.domain.audit;

import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Nothing of an entry or of its place can be changed without its MAC.
final class SealFormatTest {

    private static final byte[] KEY = Digest.sha256("key").bytes();
    private static final UUID ID = UUID.fromString("0190b6a0-0000-7000-8000-000000000001");
    private static final Digest PREVIOUS = Digest.sha256("previous");
    private static final Digest CONTENT = Digest.sha256("content");

    private static final Actor BOB = new Actor(ActorKind.USER, "bob");
    private static final Provenance HERE = new Provenance("192.0.2.1", "c");

    @Test
    void the_same_entry_has_the_same_mac_under_the_same_key_alone() {
        AuditEntry entry = entry(BOB, "user:1", "why", HERE);
        assertThat(SealFormat.content(KEY, entry))
                .isEqualTo(SealFormat.content(KEY, entry(BOB, "user:1", "why", HERE)));
        assertThat(SealFormat.content(CONTENT.bytes(), entry)).isNotEqualTo(SealFormat.content(KEY, entry));
    }

    @Test
    void whatever_of_an_entry_is_changed_its_mac_is_another() {
        AuditEntry entry = entry(BOB, "user:1", "why", HERE);
        Tally twice = new Tally(2, Optional.empty());
        Tally later = new Tally(1, Optional.of(NOON));
        assertThat(List.of(
                                entry,
                                entry(new Actor(ActorKind.CLIENT, "bob"), "user:1", "why", HERE),
                                entry(new Actor(ActorKind.USER, "eve"), "user:1", "why", HERE),
                                entry(BOB, "user:2", "why", HERE),
                                entry(BOB, "user:1", "else", HERE),
                                entry(BOB, "user:1", "why", new Provenance("192.0.2.2", "c")),
                                entry(BOB, "user:1", "why", new Provenance("192.0.2.1", "d")),
                                entry(
                                        Cast.ALICE.value(),
                                        NOON,
                                        AuditAction.USER_CHANGED,
                                        AuditOutcome.SUCCESS,
                                        Tally.ONCE),
                                entry(
                                        ID,
                                        NOON.plusNanos(1_000),
                                        AuditAction.USER_CHANGED,
                                        AuditOutcome.SUCCESS,
                                        Tally.ONCE),
                                entry(ID, NOON, AuditAction.USER_REMOVED, AuditOutcome.SUCCESS, Tally.ONCE),
                                entry(ID, NOON, AuditAction.USER_CHANGED, AuditOutcome.DENIED, Tally.ONCE),
                                entry(ID, NOON, AuditAction.USER_CHANGED, AuditOutcome.SUCCESS, twice),
                                entry(ID, NOON, AuditAction.USER_CHANGED, AuditOutcome.SUCCESS, later))
                        .stream()
                        .map(one -> SealFormat.content(KEY, one)))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_text_can_be_moved_from_one_field_into_the_next() {
        assertThat(SealFormat.content(KEY, entry(BOB, "user:1", "why", HERE)))
                .isNotEqualTo(SealFormat.content(KEY, entry(BOB, "user:1w", "hy", HERE)))
                .isNotEqualTo(SealFormat.content(KEY, entry(BOB, "user:1why", "", HERE)));
    }

    @Test
    void whatever_of_a_place_is_changed_its_mac_is_another() {
        assertThat(List.of(
                        SealFormat.mac(KEY, PREVIOUS, 1, NOON, ID, CONTENT),
                        SealFormat.mac(CONTENT.bytes(), PREVIOUS, 1, NOON, ID, CONTENT),
                        SealFormat.mac(KEY, CONTENT, 1, NOON, ID, CONTENT),
                        SealFormat.mac(KEY, PREVIOUS, 2, NOON, ID, CONTENT),
                        SealFormat.mac(KEY, PREVIOUS, 1, NOON.plusNanos(1_000), ID, CONTENT),
                        SealFormat.mac(KEY, PREVIOUS, 1, NOON, Cast.ALICE.value(), CONTENT),
                        SealFormat.mac(KEY, PREVIOUS, 1, NOON, ID, PREVIOUS)))
                .doesNotHaveDuplicates();
    }

    @Test
    void times_count_to_the_microsecond_which_is_what_the_store_keeps() {
        assertThat(SealFormat.mac(KEY, PREVIOUS, 1, NOON.plusNanos(999), ID, CONTENT))
                .isEqualTo(SealFormat.mac(KEY, PREVIOUS, 1, NOON, ID, CONTENT));
    }

    private static AuditEntry entry(Actor actor, String target, String reason, Provenance provenance) {
        return new AuditEntry(
                ID,
                NOON,
                actor,
                AuditAction.USER_CHANGED,
                AuditOutcome.SUCCESS,
                target,
                reason,
                provenance,
                Tally.ONCE);
    }

    private static AuditEntry entry(UUID id, Instant at, AuditAction action, AuditOutcome outcome, Tally tally) {
        return new AuditEntry(id, at, BOB, action, outcome, "user:1", "why", HERE, tally);
    }
}
