package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Signer] promises.
public interface SignerContract {

    TenantId ACME = new TenantId(new UUID(0xacL, 1));
    TenantId GLOBEX = new TenantId(new UUID(0x61L, 2));
    Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// The signer under test, the same at every call.
    Signer signer();

    @ParameterizedTest
    @EnumSource
    default void reads_what_it_signed(SignatureAlgorithm algorithm) {
        SigningKey key = aKey(ACME, algorithm);
        for (Signer.Type type : Signer.Type.values()) {
            String token = signer().sign(ACME, key, type, claims());
            assertThat(signer().verify(ring(ACME, key), token, NOON)).contains(claims());
        }
    }

    @ParameterizedTest
    @EnumSource
    default void a_new_key_is_named_and_shows_its_public_half_alone(SignatureAlgorithm algorithm) {
        SigningKey key = aKey(ACME, algorithm);
        assertThat(key.algorithm()).isEqualTo(algorithm);
        assertThat(key.use()).isEqualTo(KeyUse.TOKEN);
        assertThat(key.life()).isEqualTo(KeyLife.from(NOON));
        assertThat(key.source()).isInstanceOf(KeySource.Wrapped.class);
        assertThat(key.publicKey().isPresent()).isEqualTo(algorithm.isAsymmetric());
        key.publicKey().ifPresent(jwk -> assertThat(jwk.thumbprint()).isEqualTo(key.id()));
        assertThat(aKey(ACME, algorithm).id()).isNotEqualTo(key.id());
    }

    @ParameterizedTest
    @EnumSource
    default void refuses_a_token_with_any_part_changed(SignatureAlgorithm algorithm) {
        SigningKey key = aKey(ACME, algorithm);
        String token = signer().sign(ACME, key, Signer.Type.JWT, claims());
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(signer().verify(ring(ACME, key), changed, NOON))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    default void refuses_a_key_that_is_not_in_the_ring(SignatureAlgorithm algorithm) {
        String token = signer().sign(ACME, aKey(ACME, algorithm), Signer.Type.JWT, claims());
        assertThat(signer().verify(ring(ACME, aKey(ACME, algorithm)), token, NOON))
                .isEmpty();
        assertThat(signer().verify(ring(GLOBEX, aKey(GLOBEX, algorithm)), token, NOON))
                .isEmpty();
        assertThat(signer().verify(ring(ACME), token, NOON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void does_not_sign_for_one_tenant_with_the_key_of_another(SignatureAlgorithm algorithm) {
        SigningKey key = aKey(ACME, algorithm);
        signer().sign(ACME, key, Signer.Type.JWT, claims());
        assertThatThrownBy(() -> signer().sign(GLOBEX, key, Signer.Type.JWT, claims()))
                .isInstanceOf(KeysUnavailable.class);
    }

    @Test
    default void a_retiring_key_verifies_and_a_retired_one_does_not() {
        SigningKey key = aKey(ACME, SignatureAlgorithm.ES256);
        String token = signer().sign(ACME, key, Signer.Type.JWT, claims());
        SigningKey ending = key.living(key.life().ending(NOON.plusSeconds(10), NOON.plusSeconds(20)));
        assertThat(signer().verify(ring(ACME, ending), token, NOON.plusSeconds(19)))
                .isPresent();
        assertThat(signer().verify(ring(ACME, ending), token, NOON.plusSeconds(20)))
                .isEmpty();
    }

    @Test
    default void of_several_keys_of_one_algorithm_each_reads_its_own() {
        SigningKey older = aKey(ACME, SignatureAlgorithm.ES256);
        SigningKey younger = aKey(ACME, SignatureAlgorithm.ES256);
        for (SigningKey key : List.of(older, younger)) {
            String token = signer().sign(ACME, key, Signer.Type.ACCESS_TOKEN, claims());
            assertThat(signer().verify(ring(ACME, older, younger), token, NOON)).contains(claims());
        }
    }

    @Test
    default void a_key_that_is_kept_elsewhere_is_not_replaced_by_another() {
        SigningKey key = aKey(ACME, SignatureAlgorithm.ES256);
        for (KeySource elsewhere :
                List.of(new KeySource.Reference("env:NOWHERE"), new KeySource.Remote("nowhere:acme"))) {
            SigningKey moved = new SigningKey(
                    new KeyId("moved"), key.algorithm(), key.use(), key.life(), key.publicKey(), elsewhere);
            assertThatThrownBy(() -> signer().sign(ACME, moved, Signer.Type.JWT, claims()))
                    .isInstanceOf(KeysUnavailable.class);
        }
    }

    @Test
    default void a_key_that_is_nowhere_is_not_taken_up() {
        for (KeySource nowhere : List.of(
                new KeySource.Reference("env:NOWHERE"), new KeySource.Remote("vault-transit:transit/nowhere"))) {
            assertThat(signer().adopt(ACME, nowhere, SignatureAlgorithm.ES256, KeyUse.TOKEN, KeyLife.from(NOON)))
                    .isInstanceOf(Signer.Unfit.class);
        }
    }

    @Test
    default void refuses_what_is_no_token_at_all() {
        KeyRing ring = ring(ACME, aKey(ACME, SignatureAlgorithm.ES256));
        for (String text :
                List.of("", ".", "..", "...", "a.b.c", "{}", "\u0000", "ä.ö.ü", "e30.e30.", "x".repeat(20_000))) {
            assertThat(signer().verify(ring, text, NOON)).as(text).isEmpty();
        }
    }

    private SigningKey aKey(TenantId tenant, SignatureAlgorithm algorithm) {
        return signer().make(tenant, algorithm, KeyUse.TOKEN, KeyLife.from(NOON));
    }

    private static KeyRing ring(TenantId tenant, SigningKey... keys) {
        return new KeyRing(tenant, List.of(keys));
    }

    private static Map<String, @Nullable Object> claims() {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("sub", "alice \"é\u2028😀\"");
        claims.put("iat", 1_772_452_800L);
        claims.put("is_trusted", true);
        claims.put("roles", Arrays.asList("admin", "clerk"));
        claims.put("password_expires_at", null);
        claims.put("cnf", Map.of("jkt", "x"));
        return claims;
    }
}
