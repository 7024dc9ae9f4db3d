package dev.signet.application.signature;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [KeyRings] promises, and [TenantKeys].
public interface KeyRingsContract extends TenantedContract {

    @Test
    default void a_key_is_loaded_as_it_was_added() {
        SigningKey referred = aKey("b", new KeySource.Reference("env:IDENTITY_SIGNING_KEY"));
        SigningKey remote = aKey("c", new KeySource.Remote("vault-transit:acme"));
        inAcme(tx -> {
            store().keyRings().add(tx, referred);
            store().keyRings().add(tx, remote);
        });
        assertThat(asked(ACME, store().keyRings()::load).value().keys()).containsExactly(referred, remote);
        assertThat(asked(GLOBEX, store().keyRings()::load).value().keys()).isEmpty();
    }

    @Test
    default void a_sealed_key_comes_back_sealed() {
        byte[] bytes = {1, 2, 3};
        var secret = new SigningKey(
                new KeyId("hs"),
                SignatureAlgorithm.HS256,
                KeyUse.TOKEN,
                KeyLife.from(NOON),
                Optional.empty(),
                new KeySource.Wrapped(new SealedValue("master-1", bytes)));
        inAcme(tx -> store().keyRings().add(tx, secret));
        SigningKey found = in(ACME, store().keyRings()::load).keys().getFirst();
        SealedValue sealed = ((KeySource.Wrapped) found.source()).sealed();
        assertThat(sealed.sealingKey()).isEqualTo("master-1");
        assertThat(sealed.bytes()).isEqualTo(bytes);
        assertThat(found.publicKey()).isEmpty();
    }

    @Test
    default void a_key_is_given_another_life() {
        SigningKey key = aKey("a", new KeySource.Remote("x"));
        inAcme(tx -> store().keyRings().add(tx, key));
        KeyLife ending = key.life().ending(NOON.plusSeconds(1), NOON.plusSeconds(2));
        assertThat(asked(GLOBEX, tx -> store().keyRings().change(tx, key.id(), ending))
                        .value())
                .isFalse();
        assertThat(asked(ACME, tx -> store().keyRings().change(tx, key.id(), ending))
                        .value())
                .isTrue();
        assertThat(asked(ACME, store().keyRings()::load).value().keys()).containsExactly(key.living(ending));
    }

    @Test
    default void a_key_that_is_added_again_is_known_by_its_last_word() {
        inAcme(tx -> store().keyRings().add(tx, aKey("a", new KeySource.Remote("x"))));
        SigningKey moved = aKey("a", new KeySource.Reference("env:MOVED"));
        inAcme(tx -> store().keyRings().add(tx, moved));
        assertThat(asked(ACME, store().keyRings()::load).value().keys()).containsExactly(moved);
    }

    @Test
    default void of_nodes_that_load_a_ring_alone_one_sees_the_work_of_the_other() {
        inAcme(tx -> store().keyRings().add(tx, aKey("a", new KeySource.Remote("x"))));
        var seen = TenantedContract.atOnce(
                10,
                () -> in(ACME, tx -> {
                    int keys = store().keyRings().loadAlone(tx).keys().size();
                    store().keyRings().add(tx, aKey("n" + keys, new KeySource.Remote("x")));
                    return keys;
                }));
        assertThat(seen.value()).doesNotHaveDuplicates();
    }

    @Test
    default void due_are_keys_made_here_that_began_long_ago_have_no_end_and_are_in_use() {
        SigningKey old = sealed("old", KeyUse.ANSWER, SignatureAlgorithm.ES256, NOON.minusSeconds(100));
        SigningKey older = sealed("older", KeyUse.ANSWER, SignatureAlgorithm.ES256, NOON.minusSeconds(200));
        inAcme(tx -> {
            KeyRings rings = store().keyRings();
            rings.add(tx, old);
            rings.add(tx, older);
            rings.add(tx, sealed("young", KeyUse.ANSWER, SignatureAlgorithm.ES256, NOON));
            rings.add(tx, sealed("unused", KeyUse.TOKEN, SignatureAlgorithm.EDDSA, NOON.minusSeconds(300)));
            rings.add(tx, aKey("elsewhere", new KeySource.Remote("x")).living(KeyLife.from(NOON.minusSeconds(300))));
            SigningKey ending = sealed("ending", KeyUse.ANSWER, SignatureAlgorithm.ES256, NOON.minusSeconds(300));
            rings.add(tx, ending.living(ending.life().ending(NOON.plusSeconds(1), NOON.plusSeconds(2))));
        });
        Optional<Duration> usual = Optional.of(Duration.ofSeconds(50));
        assertThat(due(10, usual)).containsExactly(older.id(), old.id());
        assertThat(due(1, usual)).containsExactly(older.id());
        assertThat(due(10, Optional.empty())).isEmpty();
    }

    @Test
    default void when_a_key_is_due_the_policy_of_its_tenant_says_before_the_deployment() {
        SigningKey key = sealed("key", KeyUse.ANSWER, SignatureAlgorithm.ES256, NOON.minus(Duration.ofDays(10)));
        inAcme(tx -> store().keyRings().add(tx, key));
        Optional<Duration> usual = Optional.of(Duration.ofDays(5));
        rotating(Version.FIRST, 11);
        assertThat(due(10, usual)).as("longer than usual").isEmpty();
        rotating(Version.FIRST.next(), 10);
        assertThat(due(10, usual)).containsExactly(key.id());
        assertThat(due(10, Optional.empty())).as("though it is not usual").containsExactly(key.id());
        rotating(Version.FIRST.next().next(), 0);
        assertThat(due(10, usual)).as("by command alone").isEmpty();
    }

    private void rotating(Version expected, int days) {
        var acme = Cast.acme();
        TenantPolicy policy = acme.policy().rotatingEvery(Optional.of(Duration.ofDays(days)));
        assertThat(store().transactions()
                        .<Boolean>acrossTenants(
                                tx -> store().tenants().change(tx, acme.changed("Acme", policy), expected)))
                .isTrue();
    }

    private List<KeyId> due(int most, Optional<Duration> usual) {
        return store().transactions().acrossTenants(tx -> store().keyRings().due(tx, NOON, usual, most)).stream()
                .filter(due -> due.tenant().equals(ACME))
                .map(due -> due.key().id())
                .toList();
    }

    private static SigningKey sealed(String id, KeyUse use, SignatureAlgorithm algorithm, Instant from) {
        SigningKey made = aKey(id, new KeySource.Wrapped(new SealedValue("master-1", new byte[] {1})));
        return new SigningKey(made.id(), algorithm, use, KeyLife.from(from), made.publicKey(), made.source());
    }

    @Test
    default void a_rolled_back_key_was_never_there() {
        rolledBack(tx -> store().keyRings().add(tx, aKey("a", new KeySource.Remote("x"))));
        assertThat(asked(ACME, store().keyRings()::load).value().keys()).isEmpty();
    }

    private static SigningKey aKey(String id, KeySource source) {
        var jwk = new Jwk(Map.of("kty", "EC", "crv", "P-256", "x", "eA", "y", "eQ", "use", "sig"));
        return new SigningKey(
                new KeyId(id), SignatureAlgorithm.ES256, KeyUse.ANSWER, KeyLife.from(NOON), Optional.of(jwk), source);
    }
}
