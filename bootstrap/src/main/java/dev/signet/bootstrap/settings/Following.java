package dev.signet.bootstrap.settings;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.signature.SecretReference;
import dev.signet.secrets.custody.Custody;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Follows the references that stand in the place of secrets, each once.
final class Following implements AutoCloseable {

    private final Map<String, Found> found = new HashMap<>();
    private final Custody custody;

    Following(Custody custody) {
        this.custody = custody;
    }

    /// What came of a reference. It is a class because a record would print it.
    private static final class Found {
        private final Optional<String> text;
        private final String trouble;

        Found(Optional<String> text, String trouble) {
            this.text = text;
            this.trouble = trouble;
        }
    }

    /// `text`, or the secret that it names.
    ///
    /// @throws InvalidValue if the secret cannot be had
    String followed(String text) {
        if (!SecretReference.isReference(text)) {
            return text;
        }
        Found secret = found.computeIfAbsent(text, this::look);
        return secret.text.orElseThrow(() -> new InvalidValue(secret.trouble));
    }

    private Found look(String text) {
        try {
            return new Found(
                    Optional.of(custody.fetch(SecretReference.parse(text)).reveal()), "");
        } catch (InvalidValue e) {
            return new Found(Optional.empty(), "begins like a reference and " + e.getMessage());
        } catch (KeysUnavailable e) {
            return new Found(Optional.empty(), "cannot be had: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        custody.close();
    }
}
