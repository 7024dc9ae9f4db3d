package dev.signet.application.audit;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Digest;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Evidence;
import dev.signet.domain.audit.Head;
import dev.signet.domain.audit.Kept;
import dev.signet.domain.audit.Link;
import dev.signet.domain.audit.Seal;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What [ChainSeal] promises.
public interface ChainSealContract {

    /// The seal under test.
    ChainSeal seal();

    /// Another deployment's.
    ChainSeal strangersSeal();

    @Test
    default void a_link_is_as_it_was_sealed() {
        AuditEntry entry = Entries.anEntryOf(NOON);
        Seal first = seal().seal(ACME, Head.START, entry, NOON);
        assertThat(first.position()).isEqualTo(1);
        assertThat(first.previous()).isEqualTo(Head.START.mac());
        assertThat(seal().seal(ACME, first.head(), Entries.anEntryOf(NOON), NOON))
                .satisfies(second -> {
                    assertThat(second.position()).isEqualTo(2);
                    assertThat(second.previous()).isEqualTo(first.mac());
                });
        assertThat(examined(first, entry)).isEqualTo(new Evidence(true, true, true));
        assertThat(seal().examine(ACME, new Link(first, new Kept.Absent()))).isEqualTo(new Evidence(true, true, false));
    }

    @Test
    default void no_part_of_a_seal_can_be_altered() {
        AuditEntry entry = Entries.anEntryOf(NOON);
        Seal seal = seal().seal(ACME, Head.START, entry, NOON);
        Digest other = Digest.sha256("other");
        UUID id = new UUID(1, 2);
        assertThat(Stream.of(
                                new Seal(
                                        2, seal.entry(), seal.content(), seal.previous(), seal.mac(), seal.key(), NOON),
                                new Seal(1, id, seal.content(), seal.previous(), seal.mac(), seal.key(), NOON),
                                new Seal(1, seal.entry(), other, seal.previous(), seal.mac(), seal.key(), NOON),
                                new Seal(1, seal.entry(), seal.content(), other, seal.mac(), seal.key(), NOON),
                                new Seal(1, seal.entry(), seal.content(), seal.previous(), other, seal.key(), NOON),
                                new Seal(
                                        1,
                                        seal.entry(),
                                        seal.content(),
                                        seal.previous(),
                                        seal.mac(),
                                        seal.key(),
                                        NOON.plusMillis(1)))
                        .map(altered -> examined(altered, entry).place()))
                .containsOnly(false);
    }

    @Test
    default void no_part_of_an_entry_can_be_altered() {
        AuditEntry entry = Entries.aRefusal(new UUID(1, 2), NOON, 3, NOON.plusSeconds(9));
        Seal seal = seal().seal(ACME, Head.START, entry, NOON);
        assertThat(examined(seal, entry).content()).isTrue();
        assertThat(Stream.of(
                                Entries.aRefusal(new UUID(1, 2), NOON.plusMillis(1), 3, NOON.plusSeconds(9)),
                                Entries.aRefusal(new UUID(1, 2), NOON, 4, NOON.plusSeconds(9)),
                                Entries.aRefusal(new UUID(1, 2), NOON, 3, NOON.plusSeconds(8)),
                                Entries.aRefusal(new UUID(1, 3), NOON, 3, NOON.plusSeconds(9)),
                                Entries.anEntryOf(NOON))
                        .map(altered -> examined(seal, altered)))
                .containsOnly(new Evidence(true, true, false));
    }

    @Test
    default void a_seal_is_worth_nothing_to_another_tenant_or_deployment() {
        AuditEntry entry = Entries.anEntryOf(NOON);
        Link link = new Link(seal().seal(ACME, Head.START, entry, NOON), new Kept.Present(entry, OptionalLong.of(1)));
        assertThat(seal().examine(GLOBEX, link).place()).isFalse();
        assertThat(strangersSeal().examine(ACME, link).place()).isFalse();
    }

    private Evidence examined(Seal seal, AuditEntry entry) {
        return seal().examine(ACME, new Link(seal, new Kept.Present(entry, OptionalLong.of(1))));
    }
}
