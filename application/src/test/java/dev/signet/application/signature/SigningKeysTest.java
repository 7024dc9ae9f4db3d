package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssuedTokens;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyState;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SigningKeysTest {

    private static final Duration PUBLICATION = World.PUBLICATION;

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void a_new_key_is_published_before_it_signs() {
        SigningKey old = signing();
        SigningKey added = rotate(false);
        assertThat(published()).extracting(SigningKey::id).contains(old.id(), added.id());
        assertThat(signing().id()).isEqualTo(old.id());
        town.world.pass(PUBLICATION);
        assertThat(signing().id()).isEqualTo(added.id());
        assertThat(stateOf(old.id())).isEqualTo(KeyState.RETIRING);
    }

    @Test
    void a_node_whose_clock_is_behind_signs_with_the_keys_of_a_tenant_that_another_just_made() {
        Tenant young = town.tenant("young");
        town.world.pass(Duration.ofMinutes(-10));
        for (KeyUse use : KeyUse.values()) {
            SigningKey key = ring(young.id())
                    .signing(use, SignatureAlgorithm.ES256, town.world.now())
                    .orElseThrow();
            String text = town.world.signer.sign(young.id(), key, Signer.Type.JWT, Map.of("sub", "alice"));
            assertThat(town.world.signer.verify(ring(young.id()), text, town.world.now()))
                    .isPresent();
            assertThat(ring(young.id()).published(town.world.now())).contains(key);
        }
    }

    @Test
    void in_an_emergency_a_new_key_signs_at_once() {
        SigningKey added = rotate(true);
        assertThat(signing().id()).isEqualTo(added.id());
    }

    @Test
    void an_old_key_verifies_until_its_last_token_has_expired() {
        SigningKey old = signing();
        IssuedTokens tokens = town.tokensOf(town.alice, acme);
        rotate(true);
        town.world.pass(Duration.ofHours(1).minusSeconds(1));
        assertThat(counts(tokens)).isTrue();
        town.world.pass(Duration.ofDays(1));
        assertThat(stateOf(old.id())).isEqualTo(KeyState.RETIRED);
        assertThat(published().stream().map(SigningKey::id)).doesNotContain(old.id());
    }

    @Test
    void rotation_leaves_keys_of_another_use_and_of_another_tenant_alone() {
        KeyRing globex = ring(town.globex.id());
        SigningKey answer = ring(acme)
                .signing(KeyUse.ANSWER, SignatureAlgorithm.ES256, town.world.now())
                .orElseThrow();
        rotate(true);
        assertThat(ring(acme).signing(KeyUse.ANSWER, SignatureAlgorithm.ES256, town.world.now()))
                .contains(answer);
        assertThat(ring(town.globex.id())).isEqualTo(globex);
        assertThat(town.world.actions(acme)).contains(AuditAction.KEY_ROTATED);
        assertThat(town.world.actions(town.globex.id())).doesNotContain(AuditAction.KEY_ROTATED);
    }

    @Test
    void a_retired_key_vouches_for_nothing_any_more() {
        SigningKey old = signing();
        IssuedTokens tokens = town.tokensOf(town.alice, acme);
        rotate(true);
        assertThat(retire(old.id())).isEqualTo(RetireSigningKey.Outcome.RETIRED);
        assertThat(counts(tokens)).isFalse();
        assertThat(counts(town.tokensOf(town.alice, acme))).isTrue();
        assertThat(town.world.actions(acme)).contains(AuditAction.KEY_RETIRED);
    }

    @Test
    void the_last_key_that_signs_is_kept() {
        assertThat(retire(signing().id())).isEqualTo(RetireSigningKey.Outcome.LAST_ONE);
        assertThat(counts(town.tokensOf(town.alice, acme))).isTrue();
    }

    @Test
    void the_key_that_signs_is_kept_until_its_successor_does() {
        SigningKey old = signing();
        rotate(false);
        assertThat(retire(old.id())).isEqualTo(RetireSigningKey.Outcome.LAST_ONE);
        town.world.pass(PUBLICATION);
        assertThat(retire(old.id())).isEqualTo(RetireSigningKey.Outcome.RETIRED);
    }

    @Test
    void the_successor_of_a_key_whose_end_is_set_is_kept() {
        SigningKey added = rotate(false);
        assertThat(retire(added.id())).isEqualTo(RetireSigningKey.Outcome.LAST_ONE);
        town.world.pass(PUBLICATION);
        assertThat(counts(town.tokensOf(town.alice, acme))).isTrue();
    }

    @Test
    void a_key_of_another_tenant_is_unknown() {
        KeyId theirs = ring(town.globex.id()).keys().getFirst().id();
        assertThat(retire(theirs)).isEqualTo(RetireSigningKey.Outcome.UNKNOWN);
        assertThat(town.world.actions(acme)).doesNotContain(AuditAction.KEY_RETIRED);
    }

    @Test
    void a_suspended_tenant_publishes_nothing() {
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(town.world.publishKeys.handle(new PublishKeys.Request(acme, false)))
                .isEqualTo(new PublishKeys.NotServed());
    }

    @Test
    void a_tenant_publishes_its_own_keys_only() {
        assertThat(published().stream().map(SigningKey::id))
                .containsExactlyInAnyOrderElementsOf(
                        ring(acme).keys().stream().map(SigningKey::id).toList());
    }

    @Test
    void beside_its_own_the_root_publishes_those_of_the_tenants_that_want_it_each_once() {
        List<KeyId> before = ids(acme, true);
        assertThat(before).isEqualTo(ids(acme, false));
        town.change(tenant -> tenant.changed(tenant.displayName(), legacy(tenant.policy())));
        assertThat(ids(town.globex.id(), true))
                .containsAll(ids(acme, false))
                .containsAll(ids(town.globex.id(), false))
                .hasSize(ids(acme, false).size() + ids(town.globex.id(), false).size());
        assertThat(ids(acme, true)).as("its own are not repeated").isEqualTo(before);
        assertThat(ids(town.globex.id(), false)).doesNotContainAnyElementsOf(before);
    }

    private List<KeyId> ids(TenantId tenant, boolean withLegacy) {
        var published =
                (PublishKeys.Published) town.world.publishKeys.handle(new PublishKeys.Request(tenant, withLegacy));
        return published.keys().stream().map(SigningKey::id).toList();
    }

    private static TenantPolicy legacy(TenantPolicy policy) {
        return new TenantPolicy(
                policy.algorithm(),
                policy.subject(),
                policy.passwordGrant(),
                true,
                policy.accessLifetime(),
                policy.refreshIdle(),
                policy.refreshAbsolute(),
                policy.refreshGrace(),
                policy.keyRotation());
    }

    /// Whatever an operator does to the keys, and whenever: there is always a key to sign with, and no
    /// token that lives fails because of its key, unless the operator retired that very key.
    @Property(tries = 60)
    void no_token_ever_fails_because_of_rotation(@ForAll @Size(max = 14) List<@IntRange(max = 5) Integer> deeds) {
        var history = new Town();
        Map<IssuedTokens, Instant> issued = new LinkedHashMap<>();
        List<IssuedTokens> dead = new ArrayList<>();
        for (int deed : deeds) {
            switch (deed) {
                case 0 -> rotate(history, false);
                case 1 -> rotate(history, true);
                case 2 -> history.world.pass(Duration.ofMinutes(25));
                case 3 -> history.world.pass(Duration.ofHours(25));
                case 4 -> retireYoungest(history, issued, dead);
                default -> history.world.pass(Duration.ofSeconds(1));
            }
            IssuedTokens tokens = history.tokensOf(history.alice, history.acme.id());
            issued.put(tokens, tokens.access().expires());
            issued.forEach((earlier, expires) -> assertThat(counts(history, earlier))
                    .isEqualTo(history.world.now().isBefore(expires) && !dead.contains(earlier)));
        }
    }

    private static void retireYoungest(Town history, Map<IssuedTokens, Instant> issued, List<IssuedTokens> dead) {
        KeyId youngest = ring(history, history.acme.id())
                .published(history.world.now())
                .getFirst()
                .id();
        history.world.retireSigningKey.handle(new RetireSigningKey.Request(history.acme.id(), youngest, Town.OPERATOR));
        issued.keySet().stream().filter(tokens -> !counts(history, tokens)).forEach(dead::add);
    }

    private SigningKey rotate(boolean atOnce) {
        return rotate(town, atOnce);
    }

    private static SigningKey rotate(Town town, boolean atOnce) {
        var outcome = town.world.rotateSigningKey.handle(new RotateSigningKey.Request(
                town.acme.id(), SignatureAlgorithm.ES256, KeyUse.TOKEN, atOnce, Town.OPERATOR));
        return ((RotateSigningKey.Rotated) outcome).added();
    }

    private RetireSigningKey.Outcome retire(KeyId key) {
        return town.world.retireSigningKey.handle(new RetireSigningKey.Request(acme, key, Town.OPERATOR));
    }

    private SigningKey signing() {
        return ring(acme)
                .signing(KeyUse.TOKEN, SignatureAlgorithm.ES256, town.world.now())
                .orElseThrow();
    }

    private KeyState stateOf(KeyId id) {
        return ring(acme).keys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow()
                .stateAt(town.world.now());
    }

    private KeyRing ring(TenantId tenant) {
        return ring(town, tenant);
    }

    private static KeyRing ring(Town town, TenantId tenant) {
        return town.world.in(tenant, town.world.store.keyRings()::load);
    }

    private List<SigningKey> published() {
        return ((PublishKeys.Published) town.world.publishKeys.handle(new PublishKeys.Request(acme, false))).keys();
    }

    private boolean counts(IssuedTokens tokens) {
        return counts(town, tokens);
    }

    private static boolean counts(Town town, IssuedTokens tokens) {
        return town.world.introspectToken.handle(new IntrospectToken.Question(
                        World.origin(town.acme.id()),
                        new IntrospectToken.Service(),
                        tokens.access().text()))
                instanceof IntrospectToken.ActiveAccess;
    }
}
