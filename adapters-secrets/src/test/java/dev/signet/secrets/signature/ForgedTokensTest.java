package dev.signet.secrets.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import dev.signet.application.signature.Signer;
import dev.signet.domain.Hkdf;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import dev.signet.secrets.JsonMembers;
import dev.signet.secrets.Keys;
import dev.signet.secrets.Sealer;
import dev.signet.secrets.SecureEntropy;
import dev.signet.secrets.custody.Custody;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tokens that somebody made who should not have, or in a way that nobody should.
final class ForgedTokensTest {

    private static final TenantId ACME = new TenantId(new UUID(1, 1));
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String PAYLOAD = "{\"sub\":\"alice\"}";

    private final SignatureProviders providers = SignatureProviders.best();
    private final SecureEntropy entropy = new SecureEntropy();
    private final Signer signer =
            new JcaSigner(providers, new Sealer(Keys.of(Keys.ONE), entropy), entropy, Custody.none(), 100);

    /// A key whose private half the test holds, so that it can sign what Signet never would.
    private final KeyPair pair = providers.suite(SignatureAlgorithm.ES256).make();

    private final SigningKey held = new SigningKey(
            PublicJwks.of(pair.getPublic()).thumbprint(),
            SignatureAlgorithm.ES256,
            KeyUse.TOKEN,
            KeyLife.from(NOON),
            Optional.of(PublicJwks.of(pair.getPublic())),
            new dev.signet.domain.signature.KeySource.Remote("the test"));

    @Test
    void the_way_these_tests_sign_is_good_when_nothing_is_wrong() {
        for (String typ : List.of("JWT", "at+jwt")) {
            assertThat(read(signed(
                            "{\"alg\":\"ES256\",\"typ\":\"" + typ + "\",\"kid\":\"" + held.id() + "\"}", PAYLOAD)))
                    .contains(Map.of("sub", "alice"));
        }
    }

    @Test
    void an_unsigned_token_is_refused_in_every_spelling() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            String header = "{\"alg\":\"" + none + "\",\"typ\":\"JWT\",\"kid\":\"" + held.id() + "\"}";
            assertThat(read(encoded(header) + "." + encoded(PAYLOAD) + "."))
                    .as(none)
                    .isEmpty();
            assertThat(read(signed(header, PAYLOAD))).as(none).isEmpty();
        }
    }

    @Test
    void the_public_key_is_no_shared_secret() {
        SigningKey rsa = signer.make(ACME, SignatureAlgorithm.RS256, KeyUse.TOKEN, KeyLife.from(NOON));
        String input =
                encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + rsa.id() + "\"}") + "." + encoded(PAYLOAD);
        byte[] publicKey = new PublicKeys(providers, 1)
                .of(rsa.publicKey().orElseThrow(), SignatureAlgorithm.RS256)
                .orElseThrow()
                .getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(publicKey, pem.getBytes(StandardCharsets.US_ASCII))) {
            byte[] mac = Hkdf.hmac(secret, input.getBytes(StandardCharsets.US_ASCII));
            assertThat(signer.verify(ring(rsa), input + "." + encoded(mac), NOON))
                    .isEmpty();
        }
    }

    @Test
    void another_algorithm_than_the_keys_own_is_refused() {
        for (String alg : List.of("ES384", "RS256", "EdDSA", "HS256", "PS256", "es256")) {
            assertThat(read(signed("{\"alg\":\"" + alg + "\",\"typ\":\"JWT\",\"kid\":\"" + held.id() + "\"}", PAYLOAD)))
                    .as(alg)
                    .isEmpty();
        }
    }

    @Test
    void a_header_that_says_more_or_less_or_otherwise_is_refused() {
        String good = "\"alg\":\"ES256\",\"kid\":\"" + held.id() + "\"";
        for (String header : List.of(
                "{" + good + "}",
                "{" + good + ",\"typ\":\"jwt\"}",
                "{" + good + ",\"typ\":\"JOSE\"}",
                "{" + good + ",\"typ\":\"application/at+jwt\"}",
                "{" + good + ",\"typ\":null}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + "x".repeat(300) + "\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":7}",
                "{" + good + ",\"typ\":\"JWT\",\"crit\":[\"exp\"],\"exp\":1}",
                "{" + good + ",\"typ\":\"JWT\",\"crit\":null}",
                "{" + good + ",\"typ\":\"JWT\",\"jku\":\"https://example.org\"}",
                "{" + good + ",\"typ\":\"JWT\",\"x5u\":\"https://example.org\"}",
                "{" + good + ",\"typ\":\"JWT\",\"cty\":\"JWT\"}",
                "{" + good + ",\"typ\":\"JWT\",\"b64\":true}",
                "{" + good + ",\"typ\":\"JWT\",\"zip\":\"DEF\"}",
                "{" + good + ",\"typ\":\"JWT\",\"jwk\":" + json(held) + "}",
                "{" + good + ",\"typ\":\"JWT\",\"typ\":\"JWT\"}",
                "{\"kid\":null," + good + ",\"typ\":\"JWT\"}",
                "{" + good + ",\"typ\":\"JWT\"}{}",
                "{" + good + ",\"typ\":\"JWT\",}",
                "[]",
                "")) {
            assertThat(read(signed(header, PAYLOAD))).as(header).isEmpty();
        }
    }

    @Test
    void a_payload_that_is_ambiguous_or_no_object_is_refused() {
        for (String payload : List.of(
                "{\"sub\":\"alice\",\"sub\":\"bob\"}",
                "{\"sub\":\"alice\",\"s\\u0075b\":\"bob\"}",
                "{\"cnf\":{\"a\":1,\"a\":2}}",
                "{\"sub\":\"alice\"}{}",
                "{\"sub\":\"alice\"",
                "{'sub':'alice'}",
                "{\"sub\":NaN}",
                "[".repeat(5000),
                "[]",
                "\"alice\"",
                "null",
                "")) {
            assertThat(read(signed(goodHeader(), payload))).as(payload).isEmpty();
        }
    }

    @Test
    void another_spelling_of_the_same_bytes_is_refused() {
        String token = signed(goodHeader(), PAYLOAD);
        assertThat(read(token)).isPresent();
        assertThat(read(token + "=")).isEmpty();
        assertThat(read(token + "==")).isEmpty();
        assertThat(read(token + "\n")).isEmpty();
        assertThat(read(" " + token)).isEmpty();
        assertThat(read(token.replace(".", ".\r\n"))).isEmpty();
        assertThat(read(token + ".")).isEmpty();
        // 64 bytes leave two characters of which the last has four idle bits
        char last = token.charAt(token.length() - 1);
        String idle = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String other = token.substring(0, token.length() - 1) + idle.charAt(idle.indexOf(last) + 1);
        assertThat(Base64.getUrlDecoder().decode(other.substring(other.lastIndexOf('.') + 1)))
                .isEqualTo(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
        assertThat(read(other)).isEmpty();
    }

    @Test
    void a_token_that_is_too_long_is_not_looked_at() {
        String fits = signed(goodHeader(), "{\"x\":\"" + "y".repeat(11_900) + "\"}");
        String tooLong = signed(goodHeader(), "{\"x\":\"" + "y".repeat(12_300) + "\"}");
        assertThat(fits.length()).isLessThan(JcaSigner.LONGEST);
        assertThat(tooLong.length()).isGreaterThan(JcaSigner.LONGEST);
        assertThat(read(fits)).isPresent();
        assertThat(read(tooLong)).isEmpty();
    }

    @Test
    void a_token_of_ours_is_what_other_libraries_read() throws Exception {
        SigningKey key = signer.make(ACME, SignatureAlgorithm.ES256, KeyUse.TOKEN, KeyLife.from(NOON));
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(Map.of("sub", "alice"));
        JWSObject parsed = JWSObject.parse(signer.sign(ACME, key, Signer.Type.ACCESS_TOKEN, claims));
        com.nimbusds.jose.jwk.ECKey jwk = com.nimbusds.jose.jwk.ECKey.parse(
                new LinkedHashMap<>(key.publicKey().orElseThrow().members()));
        assertThat(parsed.verify(new com.nimbusds.jose.crypto.ECDSAVerifier(jwk)))
                .isTrue();
        assertThat(parsed.getHeader().getKeyID()).isEqualTo(key.id().value());
        assertThat(parsed.getHeader().toJSONObject()).containsOnlyKeys("alg", "typ", "kid");
        assertThat(jwk.computeThumbprint()).hasToString(key.id().value());
    }

    private Optional<Map<String, @Nullable Object>> read(String token) {
        return signer.verify(ring(held), token, NOON);
    }

    private String goodHeader() {
        return "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + held.id() + "\"}";
    }

    private String signed(String header, String payload) {
        String input = encoded(header) + "." + encoded(payload);
        byte[] signature = providers
                .suite(SignatureAlgorithm.ES256)
                .sign(pair.getPrivate(), input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + encoded(signature);
    }

    private static String json(SigningKey key) {
        return new String(
                JsonMembers.write(
                        new LinkedHashMap<>(key.publicKey().orElseThrow().members())),
                StandardCharsets.UTF_8);
    }

    private static KeyRing ring(SigningKey... keys) {
        return new KeyRing(ACME, List.of(keys));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
