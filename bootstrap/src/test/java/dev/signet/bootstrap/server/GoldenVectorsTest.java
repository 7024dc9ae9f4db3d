package dev.signet.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.persistence.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

    private final TestDatabase database = TestDatabase.empty();
    private final Node node;
    private final GrpcCaller grpc;

    GoldenVectorsTest(@TempDir Path directory) {
        node = Node.start(database, directory, InstantSource.system());
        grpc = new GrpcCaller(node.grpcPort());
    }

    @AfterAll
    void stop() {
        grpc.close();
        node.close();
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> every_vector_has_its_answer() throws IOException {
        return files().stream()
                .map(file -> named(file, () -> {
                    GoldenVector vector = GoldenVector.read(file);
                    vector.judge(vector.ask(node.caller()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_vector_that_grpc_can_say_has_its_answer_there() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            GoldenVector.read(file)
                    .overGrpc()
                    .ifPresent(vector -> tests.add(named(file, () -> vector.judge(vector.ask(grpc)))));
        }
        assertThat(tests).hasSizeGreaterThanOrEqualTo(5);
        return tests.stream();
    }

    private static DynamicTest named(Path file, Executable test) {
        return DynamicTest.dynamicTest(VECTORS.relativize(file).toString(), file.toUri(), test);
    }

    private static List<Path> files() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(VECTORS)) {
            files = tree.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).as("vectors in %s", VECTORS).isNotEmpty();
        return files;
    }
}
