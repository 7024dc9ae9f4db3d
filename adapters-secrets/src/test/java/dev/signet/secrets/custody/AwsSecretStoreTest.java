package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.application.signature.SecretStoreContract;
import dev.signet.domain.signature.SecretReference;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

final class AwsSecretStoreTest implements SecretStoreContract {

    private final AwsClients clients = AwsUnderTest.clients();
    private final SecretStore secrets = new AwsSecretStore(clients);
    private final Map<String, String> versions = new HashMap<>();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void an_earlier_version_is_found_by_its_id() {
        String name = "versions-" + System.nanoTime();
        keep(name, "first");
        String first = String.valueOf(versions.get(name));
        keep(name, "second");
        assertThat(secrets.fetch(SecretReference.parse("aws:signet/" + name + "?version=" + first))
                        .reveal())
                .isEqualTo("first");
    }

    @Test
    void who_does_not_answer_is_out_of_reach() {
        try (AwsClients nowhere = AwsUnderTest.clients(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> new AwsSecretStore(nowhere).fetch(nothing("any")))
                    .isInstanceOf(OutOfReach.class);
        }
        try (StrictAws failing = StrictAws.start();
                AwsClients asking = AwsUnderTest.clients(failing.address())) {
            failing.silent(true);
            assertThatThrownBy(() -> new AwsSecretStore(asking).fetch(nothing("any")))
                    .isInstanceOf(OutOfReach.class);
            failing.silent(false);
            assertThatThrownBy(() -> new AwsSecretStore(asking).fetch(nothing("any")))
                    .isInstanceOf(KeysUnavailable.class);
        }
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public SecretReference keep(String name, String text) {
        SecretsManagerClient client = clients.secrets();
        String version = versions.containsKey(name)
                ? client.putSecretValue(b -> b.secretId("signet/" + name).secretString(text))
                        .versionId()
                : client.createSecret(b -> b.name("signet/" + name).secretString(text))
                        .versionId();
        versions.put(name, version);
        return nothing(name);
    }

    @Override
    public SecretReference keepObject(String name, Map<String, String> members) {
        return keep(name, EnvironmentSecretStoreTest.json(members));
    }

    @Override
    public SecretReference nothing(String name) {
        return SecretReference.parse("aws:signet/" + name);
    }
}
