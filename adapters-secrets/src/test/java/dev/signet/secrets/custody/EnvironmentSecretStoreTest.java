package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.application.signature.SecretStoreContract;
import dev.signet.domain.signature.SecretReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class EnvironmentSecretStoreTest implements SecretStoreContract {

    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final SecretStore secrets = new EnvironmentSecretStore(name -> Optional.ofNullable(variables.get(name)));

    @Test
    void an_empty_variable_is_none() {
        assertThatThrownBy(() -> secrets.fetch(keep("EMPTY", " "))).isInstanceOf(KeysUnavailable.class);
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public SecretReference keep(String name, String text) {
        variables.put(name, text);
        return nothing(name);
    }

    @Override
    public SecretReference keepObject(String name, Map<String, String> members) {
        return keep(name, json(members));
    }

    @Override
    public SecretReference nothing(String name) {
        return SecretReference.parse("env:" + name);
    }

    /// The object, of members that need no escapes.
    static String json(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> "\"%s\":\"%s\"".formatted(member.getKey(), member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
