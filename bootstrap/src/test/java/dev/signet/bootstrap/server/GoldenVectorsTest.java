package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/protocol/vectors` promises, asked of a server.
@TestInstance(Lifecycle.PER_CLASS)
final class GoldenVectorsTest {

    private static final Path VECTORS = Path.of("../docs/protocol/vectors");

    /// Vectors are many, and so are the wrong passwords in them.
    private static final Map<String, String> MORE = Map.of("IDENTITY_FAILED_LOGINS_PER_MINUTE", "100000");

    private final TestDatabase database = TestDatabase.empty();
    private final MovableClock still = new MovableClock();
    private final Node node;
    private final GrpcCaller grpc;

    /// Where time may go by.
    private final TestDatabase laterDatabase = TestDatabase.empty();

    private final MovableClock clock = new MovableClock();
    private final Node later;
    private final GrpcCaller laterGrpc;
    private final Path directory;

    GoldenVectorsTest(@TempDir Path directory, @TempDir Path laterDirectory) {
        node = Node.start(database, directory, still, MORE);
        grpc = new GrpcCaller(node.grpcPort());
        later = Node.start(laterDatabase, laterDirectory, clock, MORE);
        laterGrpc = new GrpcCaller(later.grpcPort());
        this.directory = directory;
    }

    @AfterAll
    void stop() {
        grpc.close();
        laterGrpc.close();
        node.close();
        later.close();
        database.close();
        laterDatabase.close();
    }

    @TestFactory
    Stream<DynamicTest> every_vector_has_its_answer() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            GoldenVector vector = GoldenVector.read(file);
            if (vector.isOfHttp() && vector.settings().isEmpty()) {
                tests.add(named(file, () -> vector.verify(at(vector).caller(), vector.waits() ? clock : still)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> every_vector_that_grpc_can_say_has_its_answer_there() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            GoldenVector vector = GoldenVector.read(file);
            vector.overGrpc()
                    .filter(form -> vector.settings().isEmpty())
                    .ifPresent(form -> tests.add(named(file, () -> {
                        vector.prepare(at(vector).caller(), vector.waits() ? clock : still);
                        form.judge(form.ask(vector.waits() ? laterGrpc : grpc));
                    })));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(50);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> every_vector_of_a_setting_has_its_answer_over_both() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            GoldenVector vector = GoldenVector.read(file);
            if (!vector.settings().isEmpty()) {
                tests.add(named(file, () -> verifyAlone(vector, directory.resolve(file.getFileName()))));
            }
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(10);
        return tests.stream();
    }

    private void verifyAlone(GoldenVector vector, Path data) throws IOException {
        Files.createDirectories(data);
        try (TestDatabase own = TestDatabase.empty();
                Node alone = Node.start(own, data, still, vector.settings());
                GrpcCaller caller = new GrpcCaller(alone.grpcPort())) {
            vector.verify(alone.caller(), still);
            vector.overGrpc().ifPresent(form -> form.judge(form.ask(caller)));
        }
    }

    private Node at(GoldenVector vector) {
        return vector.waits() ? later : node;
    }

    private static DynamicTest named(Path file, Executable test) {
        return DynamicTest.dynamicTest(VECTORS.relativize(file).toString(), file.toUri(), test);
    }

    private static List<Path> files() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(VECTORS)) {
            files = tree.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.startsWith(VECTORS.resolve("custody"))) // of another schema
                    .filter(file -> !file.startsWith(VECTORS.resolve("signing"))) // of no server
                    .sorted()
                    .toList();
        }
        assertThat(files).as("vectors in %s", VECTORS).isNotEmpty();
        return files;
    }
}
