package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same runs in every build, so that no build fails by chance. `-Dsignet.simulation.seed=N` replays one,
/// `-Dsignet.simulation.explore=SECONDS` tries one fresh seed after the other until the time is up;
/// `-Dsignet.simulation.steps=N` makes runs longer or shorter.
final class SimulationTest {

    private static final long[] SEEDS = {1, 2};
    private static final int STEPS = 130;
    private static final int STEPS_OF_AN_EXPLORATION = 600;

    private final Map<String, Integer> done = new TreeMap<>();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void the_service_says_what_the_model_says_whatever_happens() throws Exception {
        Long seed = Long.getLong("signet.simulation.seed");
        Integer exploration = Integer.getInteger("signet.simulation.explore");
        if (seed != null) {
            run(seed, STEPS_OF_AN_EXPLORATION, Instant.MAX);
        } else if (exploration != null) {
            explore(Instant.now().plusSeconds(exploration));
        } else {
            for (long fixed : SEEDS) {
                run(fixed, STEPS, Instant.MAX);
            }
        }
        System.out.println("Simulated: " + done);
        assertThat(done).hasSizeGreaterThan(Simulation.OPERATIONS.size() / 2);
    }

    private void explore(Instant end) throws Exception {
        Random seeds = new Random(ThreadLocalRandom.current().nextLong());
        while (Instant.now().isBefore(end)) {
            run(seeds.nextLong(), STEPS_OF_AN_EXPLORATION, end);
        }
    }

    private void run(long seed, int steps, Instant end) throws Exception {
        Instant begun = Instant.now();
        System.out.println("Simulating seed " + seed);
        try (TestDatabase database = TestDatabase.empty()) {
            new Simulation(seed)
                    .run(database, directory, Integer.getInteger("signet.simulation.steps", steps), end)
                    .forEach((name, times) -> done.merge(name, times, Integer::sum));
        }
        System.out.println("Seed " + seed + " took " + Duration.between(begun, Instant.now()));
    }
}
