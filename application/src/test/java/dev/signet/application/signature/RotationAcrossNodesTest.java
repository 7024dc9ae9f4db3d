package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TokenRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/// Two nodes whose memories lag as far as they may, and a consumer elsewhere that keeps a key set as long
/// as it may and never looks twice: however rotations fall, no token fails before its time is over.
final class RotationAcrossNodesTest {

    /// How old a node's ring may be.
    private static final Duration NODE_MEMORY = Duration.ofSeconds(30);

    /// How old the documents of a node may be beyond that.
    private static final Duration DOCUMENT_MEMORY = Duration.ofSeconds(5);

    /// How long consumers keep a key set; what remains of the publication is the margin for all the rest.
    private static final Duration CONSUMER_MEMORY = World.PUBLICATION.minusSeconds(90);

    private final Town town = new Town();
    private final World world = town.world;
    private final List<Node> nodes = List.of(new Node(), new Node());
    private final Consumer consumer = new Consumer();
    private final List<Minted> minted = new ArrayList<>();

    /// What a node remembers.
    private final class Node {
        private KeyRing ring = world.in(town.acme.id(), world.store.keyRings()::load);
        private Instant loaded = world.now();
        private Set<KeyId> document = published();
        private Instant rendered = world.now();

        KeyRing ring() {
            if (!world.now().isBefore(loaded.plus(NODE_MEMORY))) {
                ring = world.in(town.acme.id(), world.store.keyRings()::load);
                loaded = world.now();
            }
            return ring;
        }

        Set<KeyId> jwks() {
            if (!world.now().isBefore(rendered.plus(DOCUMENT_MEMORY))) {
                document = published();
                rendered = world.now();
            }
            return document;
        }

        private Set<KeyId> published() {
            return ring().published(world.now()).stream().map(SigningKey::id).collect(Collectors.toSet());
        }

        Minted mint() {
            SigningKey key = ring().signing(KeyUse.TOKEN, SignatureAlgorithm.ES256, world.now())
                    .orElseThrow(() -> new AssertionError("nothing to sign with"));
            String token = world.signer.sign(town.acme.id(), key, Signer.Type.JWT, Map.of());
            return new Minted(token, key.id(), world.now().plus(TokenRules.LONGEST_ACCESS));
        }

        /// As introspection does: the ring that is remembered, then the ring as it is.
        boolean verifies(Minted token) {
            return world.signer.verify(ring(), token.text(), world.now()).isPresent()
                    || world.signer
                            .verify(world.in(town.acme.id(), world.store.keyRings()::load), token.text(), world.now())
                            .isPresent();
        }
    }

    private record Minted(String text, KeyId key, Instant expires) {}

    /// Somebody who verifies by a key set that it fetched a while ago, from either node.
    private final class Consumer {
        private Set<KeyId> known = Set.of();
        private Instant fetched = Instant.EPOCH;
        private int turn;

        boolean verifies(Minted token) {
            if (!world.now().isBefore(fetched.plus(CONSUMER_MEMORY))) {
                known = nodes.get(turn++ % nodes.size()).jwks();
                fetched = world.now();
            }
            return known.contains(token.key());
        }
    }

    @Property(tries = 60)
    void no_token_ever_fails(
            @ForAll @Size(min = 20, max = 120) List<@IntRange(min = 0, max = 9) Integer> steps,
            @ForAll @IntRange(min = 1, max = 400) int seconds) {
        RotateDueKeys due = world.rotatingEvery(Duration.ofHours(3));
        for (int step : steps) {
            switch (step) {
                case 0 ->
                    world.rotateSigningKey.handle(new RotateSigningKey.Request(
                            town.acme.id(), SignatureAlgorithm.ES256, KeyUse.TOKEN, false, Town.OPERATOR));
                case 1 -> due.handle();
                case 2 -> world.pass(Duration.ofHours(1));
                case 3 -> world.pass(Duration.ofHours(9));
                default -> world.pass(Duration.ofSeconds(seconds));
            }
            nodes.forEach(node -> {
                minted.add(node.mint());
                everyoneTakesEverything();
            });
        }
    }

    private void everyoneTakesEverything() {
        minted.removeIf(token -> !world.now().isBefore(token.expires()));
        for (Minted token : minted) {
            assertThat(nodes)
                    .allSatisfy(node -> assertThat(node.verifies(token)).isTrue());
            assertThat(consumer.verifies(token))
                    .as("a consumer with an old key set")
                    .isTrue();
        }
    }
}
