package dev.signet.bootstrap.simulation;

import dev.signet.persistence.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Lets things happen by chance, one after the other, and compares every answer with the model. The same seed lets the
/// same things happen, but for what the store's own threads do meanwhile.
final class Simulation {

    /// What people and programs do. A new feature adds a list of its own here.
    static final List<Operation> OF_THE_WORLD = Stream.of(
                    LoginOperations.ALL,
                    TokenOperations.ALL,
                    PasswordOperations.ALL,
                    ApiKeyOperations.ALL,
                    FactorOperations.ALL,
                    PeopleOperations.ALL,
                    GroupOperations.ALL,
                    SearchOperations.ALL,
                    ProvisionerOperations.ALL)
            .flatMap(List::stream)
            .toList();

    /// All that may happen.
    static final List<Operation> OPERATIONS = Stream.of(
                    OF_THE_WORLD,
                    AdministrationOperations.ALL,
                    SigningOperations.ALL,
                    RaceOperations.ALL,
                    TroubleOperations.ALL)
            .flatMap(List::stream)
            .toList();

    private static final int TENANTS = 3;
    private static final int REMEMBERED = 40;
    private static final Duration SETTLED = Duration.ofHours(1);

    private final long seed;
    private final Deque<String> record = new ArrayDeque<>();
    private final Map<String, Integer> done = new TreeMap<>();

    Simulation(long seed) {
        this.seed = seed;
    }

    /// Runs until there were `steps`, or `end` has come.
    ///
    /// @return how often each operation was done
    /// @throws AssertionError that names the seed, and what happened last
    Map<String, Integer> run(TestDatabase database, Path directory, int steps, Instant end) throws Exception {
        try (Scene scene = new Scene(seed, database, directory)) {
            for (int i = 0; i < TENANTS; i++) {
                AdministrationOperations.found(scene);
            }
            scene.clock.move(SETTLED); // a clock put back before a tenant's first key began finds none
            for (int step = 0; step < steps && Instant.now().isBefore(end); step++) {
                step(scene, step);
            }
            AdministrationOperations.trailsAreWhole(scene);
            return done;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "Seed %d fails; replay it with -Dsignet.simulation.seed=%d. What happened last:%n%s"
                            .formatted(seed, seed, String.join(System.lineSeparator(), record)),
                    e);
        }
    }

    private void step(Scene scene, int step) {
        Operation chosen = any(scene, OPERATIONS);
        note("%d %s".formatted(step, chosen.name()));
        try {
            String what = chosen.act().on(scene);
            record.removeLast();
            note("%d %s: %s".formatted(step, chosen.name(), what));
            done.merge(chosen.name(), 1, Integer::sum);
        } catch (Operation.Impossible e) {
            record.removeLast();
        }
    }

    private void note(String what) {
        record.addLast(what);
        if (record.size() > REMEMBERED) {
            record.removeFirst();
        }
    }

    /// One of `operations`, by weight.
    static Operation any(Scene scene, List<Operation> operations) {
        int left = scene.chance.nextInt(
                operations.stream().mapToInt(Operation::weight).sum());
        for (Operation operation : operations) {
            left -= operation.weight();
            if (left < 0) {
                return operation;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
