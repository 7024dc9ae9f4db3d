package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import java.util.Optional;
import java.util.function.Function;

/// Secrets in the environment of this process. An empty variable counts as unset.
final class EnvironmentSecretStore implements SecretStore {

    private final Function<String, Optional<String>> variables;

    /// @param variables the value of each variable that is set
    EnvironmentSecretStore(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    @Override
    public SecretText fetch(SecretReference reference) {
        return variables
                .apply(reference.path())
                .filter(value -> !value.isBlank())
                .map(value -> Picked.from(value, reference))
                .orElseThrow(() -> new KeysUnavailable(reference + ": the variable is not set"));
    }
}
