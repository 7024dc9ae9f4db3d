package dev.signet.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class KeyRingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Property
    void a_key_only_ages_and_an_end_never_moves_later(
            @ForAll @IntRange(min = 0, max = 100) int from,
            @ForAll @Size(max = 10) List<@IntRange(min = 0, max = 200) Integer> ends) {
        KeyLife life = KeyLife.from(NOON.plusSeconds(from));
        for (int i = 0; i + 1 < ends.size(); i += 2) {
            KeyLife next = life.ending(NOON.plusSeconds(ends.get(i)), NOON.plusSeconds(ends.get(i + 1)));
            assertThat(next.retiringFrom().orElseThrow())
                    .isBeforeOrEqualTo(life.retiringFrom().orElse(Instant.MAX));
            assertThat(next.retiredFrom().orElseThrow())
                    .isBeforeOrEqualTo(life.retiredFrom().orElse(Instant.MAX));
            life = next;
        }
        KeyState before = KeyState.UPCOMING;
        for (int second = 0; second <= 210; second++) {
            KeyState state = life.at(NOON.plusSeconds(second));
            assertThat(state).isGreaterThanOrEqualTo(before);
            before = state;
        }
    }

    @Property
    void a_key_that_nobody_will_retire_signs_whatever_the_clock_says(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 100) Integer> starts,
            @ForAll @IntRange(min = -600, max = 120) int second) {
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            keys.add(aKey("key" + i, KeyLife.from(NOON.plusSeconds(starts.get(i)))));
        }
        Instant now = NOON.plusSeconds(second);
        SigningKey signing = new KeyRing(new TenantId(new UUID(1, 1)), keys)
                .signing(KeyUse.TOKEN, SignatureAlgorithm.EDDSA, now)
                .orElseThrow();
        if (signing.stateAt(now) == KeyState.UPCOMING) {
            assertThat(keys)
                    .as("none is active, and it is the next to come")
                    .allMatch(key -> key.stateAt(now) == KeyState.UPCOMING)
                    .allMatch(key ->
                            !key.life().activeFrom().isBefore(signing.life().activeFrom()));
        }
    }

    @Property
    void the_youngest_active_key_signs_and_every_published_key_verifies(
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 100) Integer> starts,
            @ForAll @IntRange(min = 0, max = 120) int second) {
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            Instant start = NOON.plusSeconds(starts.get(i));
            keys.add(aKey("key" + i, KeyLife.from(start).ending(start.plusSeconds(30), start.plusSeconds(60))));
        }
        KeyRing ring = new KeyRing(new TenantId(new UUID(1, 1)), keys);
        Instant now = NOON.plusSeconds(second);
        Optional<SigningKey> signing = ring.signing(KeyUse.TOKEN, SignatureAlgorithm.EDDSA, now);
        boolean active = keys.stream().anyMatch(key -> key.stateAt(now) == KeyState.ACTIVE);
        assertThat(signing.isPresent())
                .isEqualTo(active || keys.stream().anyMatch(key -> key.stateAt(now) == KeyState.UPCOMING));
        signing.filter(chosen -> active).ifPresent(chosen -> {
            assertThat(chosen.stateAt(now)).isEqualTo(KeyState.ACTIVE);
            assertThat(keys)
                    .filteredOn(key -> key.stateAt(now) == KeyState.ACTIVE)
                    .allMatch(key ->
                            !key.life().activeFrom().isAfter(chosen.life().activeFrom()));
        });
        assertThat(ring.published(now))
                .allMatch(key -> ring.verifying(key.id(), now).isPresent());
        assertThat(ring.signing(KeyUse.ANSWER, SignatureAlgorithm.EDDSA, now)).isEmpty();
        assertThat(ring.signing(KeyUse.TOKEN, SignatureAlgorithm.RS256, now)).isEmpty();
    }

    @Test
    void of_keys_of_one_moment_every_node_chooses_the_same() {
        SigningKey a = aKey("a", KeyLife.from(NOON));
        SigningKey b = aKey("b", KeyLife.from(NOON));
        for (Instant now : List.of(NOON, NOON.minusSeconds(1))) {
            assertThat(signing(List.of(a, b), now)).isEqualTo(signing(List.of(b, a), now));
        }
        assertThat(new KeyRing(new TenantId(new UUID(1, 1)), List.of(a, b)).published(NOON))
                .isEqualTo(new KeyRing(new TenantId(new UUID(1, 1)), List.of(b, a)).published(NOON));
    }

    private static Optional<SigningKey> signing(List<SigningKey> keys, Instant now) {
        return new KeyRing(new TenantId(new UUID(1, 1)), keys).signing(KeyUse.TOKEN, SignatureAlgorithm.EDDSA, now);
    }

    @Test
    void a_shared_secret_verifies_and_is_never_published() {
        SealedValue sealed = new SealedValue("key", new byte[] {1});
        SigningKey shared = new SigningKey(
                new KeyId("shared"),
                SignatureAlgorithm.HS256,
                KeyUse.TOKEN,
                KeyLife.from(NOON),
                Optional.empty(),
                new KeySource.Wrapped(sealed));
        KeyRing ring = new KeyRing(new TenantId(new UUID(1, 1)), List.of(shared));
        assertThat(ring.published(NOON)).isEmpty();
        assertThat(ring.verifying(new KeyId("shared"), NOON)).contains(shared);
    }

    private static SigningKey aKey(String name, KeyLife life) {
        Jwk jwk = new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", "AA"));
        return new SigningKey(
                new KeyId(name),
                SignatureAlgorithm.EDDSA,
                KeyUse.TOKEN,
                life,
                Optional.of(jwk),
                new KeySource.Reference("env:KEY"));
    }
}
