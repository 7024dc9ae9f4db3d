package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.application.signature.SecretStoreContract;
import dev.signet.domain.signature.SecretReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileSecretStoreTest implements SecretStoreContract {

    @TempDir
    private Path directory = Path.of("");

    private final SecretStore secrets = new FileSecretStore();

    @Test
    void the_end_of_the_line_is_no_part_of_the_secret() {
        assertThat(secrets.fetch(keep("line", "secret\n")).reveal()).isEqualTo("secret");
    }

    @Test
    void what_is_no_secret_is_refused() throws IOException {
        assertThatThrownBy(() -> secrets.fetch(keep("empty", "\n"))).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> secrets.fetch(keep("large", "x".repeat(70_000))))
                .isInstanceOf(KeysUnavailable.class);
        Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> secrets.fetch(nothing("bytes"))).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> secrets.fetch(SecretReference.parse("file:" + directory)))
                .isInstanceOf(KeysUnavailable.class);
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public SecretReference keep(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nothing(name);
    }

    @Override
    public SecretReference keepObject(String name, Map<String, String> members) {
        return keep(name, EnvironmentSecretStoreTest.json(members));
    }

    @Override
    public SecretReference nothing(String name) {
        return SecretReference.parse("file:" + directory.resolve(name));
    }
}
