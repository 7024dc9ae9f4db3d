package dev.signet.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterKeyFileTest {

    @TempDir
    Path directory = Path.of("");

    @Test
    void a_made_file_is_for_its_owner_alone_and_is_read_again() throws IOException {
        Path path = directory.resolve("master.key");
        MasterKeys made = new MasterKeyFile(path).readOrMake(new SecureEntropy());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(new MasterKeyFile(path)
                        .readOrMake(new SecureEntropy())
                        .current()
                        .id())
                .isEqualTo(made.current().id());
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    void a_file_that_is_not_there_is_not_made_unasked() {
        MasterKeyFile file = new MasterKeyFile(directory.resolve("master.key"));
        assertThatThrownBy(file::read).isInstanceOf(KeysUnavailable.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void of_many_who_make_it_at_once_all_read_the_same() throws Exception {
        Path path = directory.resolve("master.key");
        List<Callable<String>> makers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            makers.add(() -> new MasterKeyFile(path)
                    .readOrMake(new SecureEntropy())
                    .current()
                    .id());
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<String> ids = new ArrayList<>();
            for (Future<String> id : threads.invokeAll(makers)) {
                ids.add(id.get());
            }
            assertThat(ids.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void a_file_that_others_may_touch_is_refused() throws IOException {
        Path path = directory.resolve("master.key");
        for (String mode : List.of("rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx")) {
            Files.writeString(path, Keys.ONE);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(() -> new MasterKeyFile(path).readOrMake(new SecureEntropy()))
                    .as(mode)
                    .isInstanceOf(KeysUnavailable.class)
                    .hasMessageContaining("chmod 600");
        }
    }

    @Test
    void a_malformed_file_is_refused_and_left_alone() throws IOException {
        Path path = directory.resolve("master.key");
        Files.writeString(path, "what is this\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> new MasterKeyFile(path).readOrMake(new SecureEntropy()))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("32 bytes");
        assertThat(path).hasContent("what is this");
    }

    @Test
    void a_file_may_hold_older_keys_below_the_current_one() throws IOException {
        Path path = directory.resolve("master.key");
        Files.writeString(path, Keys.TWO + "\n" + Keys.ONE + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
        assertThat(new MasterKeyFile(path).read().all()).hasSize(2);
    }
}
