package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VaultTransitTest implements RemoteKeysContract {

    private final VaultClient client = new VaultClient(VaultUnderTest.settings());
    private final RemoteKeys keys = new VaultTransit(client);

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_key_in_use_stays_the_same_when_it_is_rotated_there() {
        RemoteKey key = make(SignatureAlgorithm.ES256);
        PublicHalf first = keys.look(key, SignatureAlgorithm.ES256);
        VaultUnderTest.write(
                VaultUnderTest.settings(), key.path().replace("transit/", "transit/keys/") + "/rotate", Map.of());
        PublicHalf second = keys.look(key, SignatureAlgorithm.ES256);
        assertThat(first.exactly().version()).contains(1);
        assertThat(second.exactly().version()).contains(2);
        assertThat(second.x509()).isNotEqualTo(first.x509());
        assertThat(keys.look(first.exactly(), SignatureAlgorithm.ES256).x509()).isEqualTo(first.x509());
        assertThat(keys.sign(first.exactly(), SignatureAlgorithm.ES256, new byte[1]))
                .hasSize(64);
    }

    @Test
    void a_version_that_is_not_there_is_refused_and_vault_is_not_out_of_reach() {
        for (SignatureAlgorithm algorithm : algorithms()) {
            RemoteKey key = make(algorithm).at(7);
            assertThatThrownBy(() -> keys.look(key, algorithm))
                    .isInstanceOf(KeysUnavailable.class)
                    .hasMessageContaining("no version 7");
            assertThatThrownBy(() -> keys.sign(key, algorithm, new byte[1]))
                    .isInstanceOf(KeysUnavailable.class)
                    .hasMessageContaining("no version 7");
        }
    }

    @Test
    void a_key_that_does_not_sign_is_refused() {
        String name = "t-" + UUID.randomUUID();
        VaultUnderTest.write(VaultUnderTest.settings(), "transit/keys/" + name, Map.of("type", "aes256-gcm96"));
        RemoteKey key = RemoteKey.parse("vault-transit:transit/" + name);
        assertThatThrownBy(() -> keys.look(key, SignatureAlgorithm.ES256)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> keys.sign(key, SignatureAlgorithm.ES256, new byte[1]))
                .isInstanceOf(KeysUnavailable.class);
    }

    @Override
    public RemoteKeys keys() {
        return keys;
    }

    @Override
    public RemoteKey make(SignatureAlgorithm algorithm) {
        String name = "t-" + UUID.randomUUID();
        String type = switch (algorithm) {
            case RS256 -> "rsa-2048";
            case ES256 -> "ecdsa-p256";
            case EDDSA -> "ed25519";
            case HS256 -> throw new IllegalArgumentException("no key pair");
        };
        VaultUnderTest.write(VaultUnderTest.settings(), "transit/keys/" + name, Map.of("type", type));
        return RemoteKey.parse("vault-transit:transit/" + name);
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256, SignatureAlgorithm.EDDSA);
    }

    @Override
    public RemoteKey nothing() {
        return RemoteKey.parse("vault-transit:transit/nothing-there?version=1");
    }
}
