package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.SecretStore;
import dev.signet.application.signature.SecretStoreContract;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SecretReference;
import dev.signet.domain.signature.SecretText;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The contract by way of the environment; and what is common to all stores.
final class CustodyTest implements SecretStoreContract {

    private static final SecretReference IN_VAULT = SecretReference.parse("vault:secret/data/signet/custody#value");

    private final StrictVault vault = StrictVault.start();
    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final Custody custody = new Custody(
            name -> Optional.ofNullable(variables.get(name)),
            Optional.of(
                    VaultUnderTest.settings(vault.address(), new VaultLogin.Token(new SecretText(StrictVault.ROOT)))),
            AwsUnderTest.settings(URI.create("http://127.0.0.1:1")));
    private final CustodyProbe probe = new CustodyProbe(custody.watch());

    @AfterEach
    void close() {
        custody.close();
        vault.close();
    }

    @Test
    void a_store_that_is_not_used_is_not_asked() {
        custody.fetch(keep("NAME", "text"));
        assertThat(vault.asked()).isEmpty();
        assertThat(probe.concern()).isEmpty();
    }

    @Test
    void a_store_out_of_reach_is_told_left_alone_for_a_moment_and_found_again() throws InterruptedException {
        vault.sealed(true);
        assertThatThrownBy(() -> custody.fetch(IN_VAULT)).isInstanceOf(KeysUnavailable.class);
        int failures = 1;
        boolean left;
        do { // a machine that does much else may take longer for this than the moment lasts
            int asked = vault.asked().size();
            assertThatThrownBy(() -> custody.fetch(IN_VAULT)).isInstanceOf(KeysUnavailable.class);
            failures++;
            left = vault.asked().size() == asked;
        } while (!left && failures < 100);
        assertThat(left).isTrue();
        assertThat(probe.trouble()).isEmpty();
        assertThat(probe.concern()).hasValueSatisfying(text -> assertThat(text).contains("vault"));
        assertThat(custody.watch().failures("vault")).isEqualTo(failures);

        vault.sealed(false);
        Thread.sleep(2_100);
        VaultUnderTest.write(
                VaultUnderTest.settings(vault.address(), new VaultLogin.Token(new SecretText(StrictVault.ROOT))),
                "secret/data/signet/custody",
                Map.of("data", Map.of("value", "found")));
        assertThat(custody.fetch(IN_VAULT).reveal()).isEqualTo("found");
        assertThat(probe.concern()).isEmpty();
    }

    @Test
    void what_a_store_does_not_have_is_no_fault_of_the_store() {
        assertThatThrownBy(() -> custody.fetch(IN_VAULT)).isInstanceOf(KeysUnavailable.class);
        assertThat(custody.watch().isOutOfReach("vault")).isFalse();
        assertThat(custody.watch().failures("vault")).isEqualTo(1);
    }

    @Test
    void nothing_is_configured_and_everything_refuses() {
        for (String text : List.of("vault:secret/data/x", "env:NAME")) {
            assertThatThrownBy(() -> Custody.none().fetch(SecretReference.parse(text)))
                    .isInstanceOf(KeysUnavailable.class);
        }
        assertThatThrownBy(
                        () -> Custody.none().look(RemoteKey.parse("vault-transit:transit/x"), SignatureAlgorithm.ES256))
                .isInstanceOf(KeysUnavailable.class);
    }

    @Override
    public SecretStore secrets() {
        return custody;
    }

    @Override
    public SecretReference keep(String name, String text) {
        variables.put(name, text);
        return nothing(name);
    }

    @Override
    public SecretReference keepObject(String name, Map<String, String> members) {
        return keep(name, EnvironmentSecretStoreTest.json(members));
    }

    @Override
    public SecretReference nothing(String name) {
        return SecretReference.parse("env:" + name);
    }
}
