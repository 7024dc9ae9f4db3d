package dev.signet.secrets.custody;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Secrets in the key/value engine of HashiCorp Vault, version 1 (`secret/acme`) or 2 (`secret/data/acme`),
/// by the path of its HTTP API. Version 2 wraps what lies there together with its metadata.
final class VaultSecretStore implements SecretStore {

    private final VaultClient vault;

    VaultSecretStore(VaultClient vault) {
        this.vault = vault;
    }

    @Override
    public SecretText fetch(SecretReference reference) {
        Map<?, ?> data = vault.read(reference.path(), reference.toString())
                .orElseThrow(() -> new KeysUnavailable(reference + ": there is nothing at this path"));
        Map<?, ?> document = isVersioned(data) && data.get("data") instanceof Map<?, ?> inner ? inner : data;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        document.forEach((name, value) -> members.put(String.valueOf(name), value));
        if (members.isEmpty()) {
            throw new KeysUnavailable(reference + ": there is nothing at this path");
        }
        return Picked.from(members, reference);
    }

    private static boolean isVersioned(Map<?, ?> data) {
        return data.get("metadata") instanceof Map<?, ?> metadata && metadata.containsKey("version");
    }
}
