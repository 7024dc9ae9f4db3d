package dev.signet.secrets.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.signature.Signer;
import dev.signet.application.signature.SignerContract;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.secrets.Keys;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.SecureEntropy;
import dev.signet.secrets.custody.AwsSettings;
import dev.signet.secrets.custody.Custody;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keys in every layout that operators use, in the environment.
final class KeysElsewhereTest {

    private static final KeySource SOURCE = new KeySource.Reference("env:KEY");
    private static final String SHARED = "a shared secret of more than 32 bytes";

    private final Map<String, String> variables = new ConcurrentHashMap<>();
    private final Custody custody = new Custody(
            name -> Optional.ofNullable(variables.get(name)),
            Optional.empty(),
            new AwsSettings(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(1)));

    @ParameterizedTest
    @EnumSource(names = "HS256", mode = EnumSource.Mode.EXCLUDE)
    void a_key_in_pem_signs_and_verifies(SignatureAlgorithm algorithm) {
        put(pem("PRIVATE KEY", pair(algorithm).getPrivate().getEncoded()));
        SigningKey key = adopted(algorithm);
        assertThat(key.publicKey().orElseThrow().thumbprint()).isEqualTo(key.id());
        assertSigns(key);
    }

    @Test
    void every_layout_means_the_same_key() throws IOException {
        KeyPair pair = pair(SignatureAlgorithm.RS256);
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        String pem = pem("PRIVATE KEY", pkcs8);
        String pkcs1 = pem(
                "RSA PRIVATE KEY",
                PrivateKeyInfo.getInstance(pkcs8)
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded());
        String half = pem("PUBLIC KEY", pair.getPublic().getEncoded());
        String inJson = pem.replace("\n", "\\n");
        List<String> layouts = List.of(
                pem,
                pkcs1,
                inJson, // as lines are written in environment files
                "{\"private_key\":\"%s\"}".formatted(inJson),
                "{\"privateKey\":\"%s\",\"publicKey\":\"%s\"}".formatted(inJson, half.replace("\n", "\\n")),
                "{\"private_key\":\"%s\",\"public_key\":\"%s\",\"algorithm\":\"RS256\"}"
                        .formatted(inJson, half.replace("\n", "\\n")),
                "{\"OIDC_SIGNING_KEY\":\"%s\",\"other\":1}".formatted(inJson),
                "{\"OIDC_SIGNING_KEY\":{\"private_key\":\"%s\"}}".formatted(inJson),
                "{\"OIDC_SIGNING_KEY\":\"{\\\"private_key\\\":\\\"%s\\\"}\"}".formatted(pem.replace("\n", "\\\\n")));
        for (String layout : layouts) {
            put(layout);
            SigningKey key = adopted(SignatureAlgorithm.RS256);
            assertThat(key.publicKey()).as(layout.substring(0, 30)).contains(PublicJwks.of(pair.getPublic()));
            assertSigns(key);
        }
    }

    @Test
    void a_shared_secret_signs_under_a_name_that_tells_nothing_of_it() {
        for (String layout : List.of(
                SHARED, "{\"shared_secret\":\"%s\"}".formatted(SHARED), "{\"secret\":\"%s\"}".formatted(SHARED))) {
            put(layout);
            SigningKey key = adopted(SignatureAlgorithm.HS256);
            assertSigns(key);
            assertThat(key).isEqualTo(adopted(SignatureAlgorithm.HS256));
        }
        put(SHARED);
        SigningKey ours = adopted(SignatureAlgorithm.HS256);
        Signer another = new JcaSigner(
                SignatureProviders.portable(),
                new Sealer(Keys.of(Keys.TWO), new SecureEntropy()),
                new SecureEntropy(),
                custody,
                10);
        assertThat(((Signer.Adopted) another.adopt(
                                SignerContract.ACME,
                                SOURCE,
                                SignatureAlgorithm.HS256,
                                KeyUse.TOKEN,
                                KeyLife.from(SignerContract.NOON)))
                        .key()
                        .id())
                .as("another deployment gives it another name")
                .isNotEqualTo(ours.id());
    }

    @Test
    void what_does_not_fit_is_refused_and_not_shown() {
        String rsa =
                pem("PRIVATE KEY", pair(SignatureAlgorithm.RS256).getPrivate().getEncoded());
        String other =
                pem("PUBLIC KEY", pair(SignatureAlgorithm.RS256).getPublic().getEncoded());
        for (String text : List.of(
                "swordfish",
                "{\"swordfish\":\"x\"}",
                "{swordfish",
                "-----BEGIN PRIVATE KEY-----\nswordfish\n-----END PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAAA\n-----END ENCRYPTED PRIVATE KEY-----",
                pem("PRIVATE KEY", pair(SignatureAlgorithm.ES256).getPrivate().getEncoded()),
                pem("PRIVATE KEY", rsa(1024).getPrivate().getEncoded()),
                "{\"private_key\":\"%s\",\"algorithm\":\"ES256\"}".formatted(rsa.replace("\n", "\\n")),
                "{\"private_key\":\"%s\",\"algorithm\":\"swordfish\"}".formatted(rsa.replace("\n", "\\n")),
                "{\"private_key\":\"%s\",\"public_key\":\"%s\"}"
                        .formatted(rsa.replace("\n", "\\n"), other.replace("\n", "\\n")))) {
            put(text);
            assertThat(unfit(SignatureAlgorithm.RS256))
                    .as(text)
                    .contains("env:KEY")
                    .doesNotContain("swordfish");
        }
        put("too short");
        assertThat(unfit(SignatureAlgorithm.HS256)).contains("32 bytes");
    }

    @Test
    void a_key_that_was_replaced_where_it_lies_signs_no_more_and_still_verifies() {
        put(pem("PRIVATE KEY", pair(SignatureAlgorithm.ES256).getPrivate().getEncoded()));
        SigningKey key = adopted(SignatureAlgorithm.ES256);
        String token = signer().sign(SignerContract.ACME, key, Signer.Type.JWT, Map.of("sub", "alice"));

        put(pem("PRIVATE KEY", pair(SignatureAlgorithm.ES256).getPrivate().getEncoded()));
        Signer later = signer();
        assertThatThrownBy(() -> later.sign(SignerContract.ACME, key, Signer.Type.JWT, Map.of()))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("another key");
        assertThat(custody.watch().lacking()).isEqualTo(1);
        variables.clear();
        assertThatThrownBy(() -> later.sign(SignerContract.ACME, key, Signer.Type.JWT, Map.of()))
                .isInstanceOf(KeysUnavailable.class);
        assertThat(later.verify(new KeyRing(SignerContract.ACME, List.of(key)), token, SignerContract.NOON))
                .isPresent();
    }

    private void put(String text) {
        variables.put("KEY", text);
    }

    private SigningKey adopted(SignatureAlgorithm algorithm) {
        return ((Signer.Adopted) adopt(algorithm)).key();
    }

    private String unfit(SignatureAlgorithm algorithm) {
        return ((Signer.Unfit) adopt(algorithm)).why();
    }

    private Signer.Adoption adopt(SignatureAlgorithm algorithm) {
        return signer().adopt(SignerContract.ACME, SOURCE, algorithm, KeyUse.TOKEN, KeyLife.from(SignerContract.NOON));
    }

    private void assertSigns(SigningKey key) {
        String token = signer().sign(SignerContract.ACME, key, Signer.Type.JWT, Map.of("sub", "alice"));
        assertThat(signer().verify(new KeyRing(SignerContract.ACME, List.of(key)), token, SignerContract.NOON))
                .isPresent();
    }

    private Signer signer() {
        var entropy = new SecureEntropy();
        return new JcaSigner(SignatureProviders.best(), new Sealer(Keys.of(Keys.ONE), entropy), entropy, custody, 10);
    }

    private static KeyPair pair(SignatureAlgorithm algorithm) {
        try {
            return switch (algorithm) {
                case RS256 -> rsa(2048);
                case ES256 -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"));
                    yield generator.generateKeyPair();
                }
                case EDDSA -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                case HS256 -> throw new IllegalArgumentException("no pair");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), type);
    }
}
