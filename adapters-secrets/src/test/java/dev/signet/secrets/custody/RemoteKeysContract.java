package dev.signet.secrets.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.RemoteKey;
import dev.signet.domain.signature.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What [RemoteKeys] promise.
interface RemoteKeysContract {

    /// The service under test.
    RemoteKeys keys();

    /// A new key there.
    RemoteKey make(SignatureAlgorithm algorithm);

    /// The algorithms that the service has.
    List<SignatureAlgorithm> algorithms();

    /// How long messages are, in bytes.
    default List<Integer> lengths(SignatureAlgorithm algorithm) {
        return List.of(1, 300, 4_096, 5_000);
    }

    /// What names no key there.
    RemoteKey nothing();

    @Test
    default void what_a_key_signs_verifies_in_the_form_of_jose() throws GeneralSecurityException {
        for (SignatureAlgorithm algorithm : algorithms()) {
            PublicHalf half = keys().look(make(algorithm), algorithm);
            for (int length : lengths(algorithm)) {
                byte[] message = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
                byte[] signature = keys().sign(half.exactly(), algorithm, message);
                assertThat(isGood(algorithm, half.x509(), message, signature))
                        .as("%s of %d bytes", algorithm, length)
                        .isTrue();
            }
        }
    }

    @Test
    default void a_key_of_another_algorithm_is_refused() {
        RemoteKey key = make(SignatureAlgorithm.ES256);
        assertThatThrownBy(() -> keys().look(key, SignatureAlgorithm.RS256)).isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> keys().look(key, SignatureAlgorithm.HS256)).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    default void a_key_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> keys().look(nothing(), SignatureAlgorithm.ES256))
                .isInstanceOf(KeysUnavailable.class);
        assertThatThrownBy(() -> keys().sign(nothing(), SignatureAlgorithm.ES256, new byte[1]))
                .isInstanceOf(KeysUnavailable.class);
    }

    @Test
    default void the_name_of_a_key_in_use_can_be_written_and_read() {
        PublicHalf half = keys().look(make(SignatureAlgorithm.ES256), SignatureAlgorithm.ES256);
        assertThat(RemoteKey.parse(half.exactly().toString())).isEqualTo(half.exactly());
    }

    private static boolean isGood(SignatureAlgorithm algorithm, byte[] x509, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        String type = switch (algorithm) {
            case RS256 -> "RSA";
            case ES256 -> "EC";
            case EDDSA -> "Ed25519";
            case HS256 -> throw new IllegalArgumentException("no key pair");
        };
        String name = switch (algorithm) {
            case RS256 -> "SHA256withRSA";
            case ES256 -> "SHA256withECDSAinP1363Format";
            case EDDSA -> "Ed25519";
            case HS256 -> throw new IllegalArgumentException("no key pair");
        };
        Signature engine = Signature.getInstance(name);
        engine.initVerify(KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(x509)));
        engine.update(message);
        return engine.verify(signature);
    }
}
