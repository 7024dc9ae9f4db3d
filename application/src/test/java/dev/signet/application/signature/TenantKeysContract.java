package dev.signet.application.signature;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [TenantKeys] promises.
public interface TenantKeysContract extends TenantedContract {

    @Test
    default void what_is_remembered_is_never_older_than_promised() {
        assertThat(store().tenantKeys().of(ACME).keys()).isEmpty();
        SigningKey key = aKey("a", new KeySource.Remote("x"));
        inAcme(tx -> store().keyRings().add(tx, key));
        store().age(Duration.ofSeconds(30));
        assertThat(store().tenantKeys().of(ACME).keys()).containsExactly(key);
        assertThat(store().tenantKeys().of(GLOBEX).keys()).isEmpty();
    }

    @Test
    default void what_was_changed_here_is_seen_at_once_when_forgotten() {
        assertThat(store().tenantKeys().of(ACME).keys()).isEmpty();
        SigningKey key = aKey("a", new KeySource.Remote("x"));
        inAcme(tx -> store().keyRings().add(tx, key));
        store().tenantKeys().forget(ACME);
        assertThat(store().tenantKeys().of(ACME).keys()).containsExactly(key);
    }

    @Test
    default void a_ring_is_loaded_anew_when_a_second_has_passed() {
        assertThat(store().tenantKeys().of(ACME).keys()).isEmpty();
        SigningKey key = aKey("a", new KeySource.Remote("x"));
        inAcme(tx -> store().keyRings().add(tx, key));
        store().age(Duration.ofSeconds(1));
        assertThat(store().tenantKeys().reloaded(ACME).keys()).containsExactly(key);
        assertThat(store().tenantKeys().of(ACME).keys()).containsExactly(key);
    }

    private static SigningKey aKey(String id, KeySource source) {
        var jwk = new Jwk(Map.of("kty", "EC", "crv", "P-256", "x", "eA", "y", "eQ", "use", "sig"));
        return new SigningKey(
                new KeyId(id), SignatureAlgorithm.ES256, KeyUse.ANSWER, KeyLife.from(NOON), Optional.of(jwk), source);
    }
}
