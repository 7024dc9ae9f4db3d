package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.signature.SecretStore;
import dev.signet.application.signature.SecretStoreContract;
import dev.signet.domain.signature.SecretReference;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// On the key/value engine of version 2, the usual one; and what is different in version 1.
final class VaultSecretStoreTest implements SecretStoreContract {

    private final VaultClient client = new VaultClient(VaultUnderTest.settings());
    private final SecretStore secrets = new VaultSecretStore(client);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void an_engine_of_version_1_is_read_too() {
        VaultUnderTest.write(VaultUnderTest.settings(), "kv/signet/acme", Map.of("value", "plain", "data", "a word"));
        assertThat(secrets.fetch(SecretReference.parse("vault:kv/signet/acme#value"))
                        .reveal())
                .isEqualTo("plain");
        assertThat(secrets.fetch(SecretReference.parse("vault:kv/signet/acme#data"))
                        .reveal())
                .isEqualTo("a word");
    }

    @Test
    void an_earlier_version_is_found_by_its_number() {
        keep("versions", "first");
        keep("versions", "second");
        String path = "vault:secret/data/signet/versions";
        assertThat(secrets.fetch(SecretReference.parse(path + "?version=1#value"))
                        .reveal())
                .isEqualTo("first");
        assertThat(secrets.fetch(SecretReference.parse(path + "#value")).reveal())
                .isEqualTo("second");
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public SecretReference keep(String name, String text) {
        keepObject(name, Map.of("value", text));
        return SecretReference.parse("vault:secret/data/signet/" + name + "#value");
    }

    @Override
    public SecretReference keepObject(String name, Map<String, String> members) {
        VaultUnderTest.write(VaultUnderTest.settings(), "secret/data/signet/" + name, Map.of("data", members));
        return nothing(name);
    }

    @Override
    public SecretReference nothing(String name) {
        return SecretReference.parse("vault:secret/data/signet/" + name);
    }
}
