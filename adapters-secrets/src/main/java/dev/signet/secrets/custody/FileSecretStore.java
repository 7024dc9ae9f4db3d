package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Secrets in files, as Kubernetes, Docker and systemd hand them over. The end of the line at the end of
/// the file is no part of the secret.
final class FileSecretStore implements SecretStore {

    private static final int LARGEST = 64 * 1024;

    FileSecretStore() {}

    @Override
    public SecretText fetch(SecretReference reference) {
        String text = read(reference);
        if (text.isBlank()) {
            throw new KeysUnavailable(reference + ": the file is empty");
        }
        return Picked.from(text.stripTrailing(), reference);
    }

    private static String read(SecretReference reference) {
        try (InputStream in = Files.newInputStream(Path.of(reference.path()))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new KeysUnavailable(reference + ": the file is larger than a secret is");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new KeysUnavailable(reference + ": there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new KeysUnavailable(reference + ": the file holds no UTF-8 text", e);
        } catch (IOException e) {
            throw new KeysUnavailable(
                    reference + ": the file cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}
