package dev.signet.domain.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.InvalidValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How an operator names keys and secrets that lie elsewhere.
final class SourceOfKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault-transit:transit/acme",
                "vault-transit:transit/acme?version=3",
                "aws-kms:alias/acme",
                "aws-kms:arn:aws:kms:eu-central-1:111122223333:key/1234"
            })
    void a_remote_key_is_read_and_written_alike(String text) {
        assertThat(RemoteKey.isRemote(text)).isTrue();
        assertThat(RemoteKey.parse(text)).hasToString(text);
        assertThat(KeySource.elsewhere(text)).isEqualTo(new KeySource.Remote(text));
    }

    @Test
    void a_remote_key_that_is_in_use_is_named_exactly() {
        assertThat(RemoteKey.parse("vault-transit:transit/acme").at(3))
                .isEqualTo(RemoteKey.parse("vault-transit:transit/acme?version=3"))
                .isEqualTo(new RemoteKey(RemoteKey.Service.VAULT_TRANSIT, "transit/acme", Optional.of(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aws-kms",
                "aws-kms:",
                "aws-kms:alias/acme?version=1",
                "vault-transit:acme",
                "vault-transit:/acme",
                "vault-transit:transit/../secret",
                "vault-transit:transit/acme?version=0",
                "vault-transit:transit/acme?version=1234567890",
                "vault-transit:transit/acme#member",
                "AWS-KMS:alias/acme",
                "pkcs11:slot"
            })
    void nothing_else_is_a_remote_key(String text) {
        assertThatThrownBy(() -> RemoteKey.parse(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void no_service_but_vault_has_versions_to_choose_from() {
        RemoteKey key = RemoteKey.parse("aws-kms:alias/acme");
        assertThatThrownBy(() -> key.at(1)).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env:SIGNET_KEY",
                "env:SIGNET_KEY#member",
                "file:/run/secrets/key.pem",
                "file:C:\\keys\\acme.pem",
                "vault:secret/data/acme?version=2#master_key",
                "aws:signet/acme"
            })
    void a_reference_is_read_and_written_alike(String text) {
        assertThat(SecretReference.isReference(text)).isTrue();
        assertThat(RemoteKey.isRemote(text)).isFalse();
        assertThat(SecretReference.parse(text)).hasToString(text);
        assertThat(KeySource.elsewhere(text)).isEqualTo(new KeySource.Reference(text));
    }

    @Test
    void a_reference_says_where_and_which_member() {
        assertThat(SecretReference.parse("vault:secret/data/acme#master_key"))
                .isEqualTo(new SecretReference(
                        SecretReference.Store.VAULT, "secret/data/acme", Optional.of("master_key")));
        assertThat(SecretReference.parse("file:/" + "x".repeat(1_023)).member()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "env:",
                "env:#member",
                "env:1KEY",
                "env:KEY#",
                "env:KEY#a b",
                "env:KEY#a#b",
                "file:relative",
                "vault:acme",
                "vault:secret/../acme",
                "aws:a b",
                "https://example.org/key"
            })
    void nothing_else_is_a_reference_nor_a_source(String text) {
        assertThatThrownBy(() -> SecretReference.parse(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> KeySource.elsewhere(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void what_is_too_long_is_refused_and_never_repeated() {
        String path = "/" + "x".repeat(1_024);
        assertThatThrownBy(() -> SecretReference.parse("file:" + path))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining(path);
        assertThatThrownBy(() -> KeySource.elsewhere("my-secret-by-mistake"))
                .isInstanceOf(InvalidValue.class)
                .hasMessageNotContaining("my-secret-by-mistake");
    }
}
