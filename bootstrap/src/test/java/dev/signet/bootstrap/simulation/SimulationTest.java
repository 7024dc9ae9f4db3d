package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// One run by chance in every build. `-Dsignet.simulation.seed=N` replays one, `-Dsignet.simulation.steps=N` and
/// `-Dsignet.simulation.seconds=N` make it longer.
final class SimulationTest {

    private static final int STEPS = 400;
    private static final int SECONDS = 20;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void the_service_says_what_the_model_says_whatever_happens() throws Exception {
        Long given = Long.getLong("signet.simulation.seed");
        long seed = given == null ? ThreadLocalRandom.current().nextLong() : given;
        int steps = Integer.getInteger("signet.simulation.steps", STEPS);
        int seconds = Integer.getInteger("signet.simulation.seconds", given == null ? SECONDS : 3_600);

        Map<String, Integer> done = new Simulation(seed).run(DATABASE, directory, steps, Duration.ofSeconds(seconds));

        System.out.println("Simulated with seed " + seed + ": " + done);
        assertThat(done).hasSizeGreaterThan(5);
    }
}
