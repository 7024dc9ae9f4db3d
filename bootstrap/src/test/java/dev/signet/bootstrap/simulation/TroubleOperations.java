package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.time.Duration;
import java.util.List;

/// What goes wrong, and time.
final class TroubleOperations {

    static final List<Operation> ALL = List.of(
            new Operation("seconds pass", 10, scene -> jump(scene, Duration.ofMillis(1 + scene.chance.nextInt(8_000)))),
            new Operation("minutes pass", 5, scene -> jump(scene, Duration.ofSeconds(scene.chance.nextInt(900)))),
            new Operation("hours pass", 2, scene -> jump(scene, Duration.ofMinutes(scene.chance.nextInt(180)))),
            new Operation("days pass", 1, scene -> jump(scene, Duration.ofHours(12 + scene.chance.nextInt(60)))),
            new Operation(
                    "the clock is put back",
                    2,
                    scene -> jump(scene, Duration.ofMillis(-1 - scene.chance.nextInt(30_000)))),
            new Operation("an answer is lost", 3, TroubleOperations::loseAnswer),
            new Operation("the store vanishes", 1, TroubleOperations::vanish),
            new Operation("a node is restarted", 1, scene -> "node " + scene.restartOne()));

    private TroubleOperations() {}

    private static String jump(Scene scene, Duration by) {
        scene.clock.move(by);
        return by.toString();
    }

    /// The store did what it was told, or did not, and nobody knows. Whoever asks again is as well off as if they had
    /// been answered; without a client the family lives on at least.
    private static String loseAnswer(Scene scene) {
        Family family = scene.recent(
                scene.model.families,
                f -> !f.tokens.getLast().isEmpty() && f.fate(f.generation(), scene.now()) == Family.Fate.SUCCESSOR);
        int presented = family.generation();
        Caller.Answer first;
        scene.storeFails(true);
        scene.store.loseAnAnswer();
        first = TokenOperations.redeem(scene.node(), family, presented);
        scene.store.comeBack();
        scene.awaitReady();
        scene.storeFails(false);
        if (first.status() != 503) {
            return TokenOperations.judge(scene, family, presented, scene.heard(first));
        }
        Caller.Answer again = scene.heard(TokenOperations.redeem(scene.node(), family, presented));
        Client client = family.client;
        if (client == null && again.status() != 200) {
            assertThat(again.status()).as(again.body()).isEqualTo(401);
            family.advance("", scene.now());
            return family + ": its successor is lost";
        }
        return TokenOperations.judge(scene, family, presented, again);
    }

    /// While the store is away everything that needs it is 503, and nothing changes.
    private static String vanish(Scene scene) {
        scene.storeFails(true);
        scene.store.vanish();
        int refused = 0;
        try {
            for (int i = 0; i < 2; i++) {
                refused += isRefused(scene) ? 1 : 0;
            }
        } finally {
            scene.store.comeBack();
            scene.awaitReady();
            scene.storeFails(false);
        }
        return "%d of 2 refused meanwhile".formatted(refused);
    }

    private static boolean isRefused(Scene scene) {
        try {
            Simulation.any(scene, Simulation.OF_THE_WORLD).act().on(scene);
            return false;
        } catch (Operation.StoreFailed e) {
            return true;
        } catch (Operation.Impossible e) {
            return false;
        }
    }
}
