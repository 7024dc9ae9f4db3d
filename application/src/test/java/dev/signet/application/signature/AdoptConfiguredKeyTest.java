package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantSlug;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AdoptConfiguredKeyTest {

    private static final String PLACE = "vault:secret/data/acme";
    private static final KeySource SOURCE = KeySource.elsewhere(PLACE);

    private final Town town = new Town();
    private final World world = town.world;

    @Test
    void where_nothing_is_configured_nothing_changes() {
        KeyRing before = ring(town.acme);
        assertThat(adopt(town.acme)).isEqualTo(new AdoptConfiguredKey.Settled(before));
    }

    @Test
    void a_key_that_signed_until_then_goes_on_until_the_new_one_was_published() {
        SigningKey old = signing(town.acme).orElseThrow();
        configured(town.acme);
        settled(town.acme);
        assertThat(signing(town.acme)).map(SigningKey::id).contains(old.id());
        world.pass(World.PUBLICATION);
        assertThat(signing(town.acme)).map(SigningKey::source).contains(SOURCE);
        assertThat(world.actions(town.acme.id())).contains(AuditAction.KEY_ADDED);
    }

    @Test
    void a_tenant_made_under_it_signs_with_it_at_once_and_never_with_another() {
        world.configure(new TenantSlug("initech"), PLACE);
        Tenant tenant = town.tenant("initech");
        assertThat(signing(tenant)).isEmpty();
        assertThat(adopt(tenant)).isInstanceOf(AdoptConfiguredKey.Lacking.class);
        assertThat(signing(tenant)).isEmpty();
        world.signer.keep(PLACE, SignatureAlgorithm.ES256);
        settled(tenant);
        assertThat(signing(tenant)).map(SigningKey::source).contains(SOURCE);
    }

    @Test
    void once_it_is_taken_up_nothing_more_is_done() {
        configured(town.acme);
        KeyRing after = settled(town.acme);
        assertThat(settled(town.acme)).isEqualTo(after);
        assertThat(world.actions(town.acme.id())).containsOnlyOnce(AuditAction.KEY_ADDED);
    }

    @Test
    void a_key_replaced_where_it_lies_signs_at_once_since_the_old_one_is_gone() {
        configured(town.acme);
        settled(town.acme);
        world.pass(World.PUBLICATION);
        SigningKey first = signing(town.acme).orElseThrow();
        world.signer.keep(PLACE, SignatureAlgorithm.ES256);
        settled(town.acme);
        assertThat(signing(town.acme)).map(SigningKey::id).isNotEqualTo(Optional.of(first.id()));
        assertThat(ring(town.acme).verifying(first.id(), world.now())).isPresent();
    }

    @Test
    void a_key_that_only_moved_goes_on_as_it_was() {
        configured(town.acme);
        settled(town.acme);
        world.pass(World.PUBLICATION);
        SigningKey key = signing(town.acme).orElseThrow();
        world.signer.move(PLACE, "env:ACME");
        world.configure(town.acme.slug(), "env:ACME");
        settled(town.acme);
        assertThat(signing(town.acme))
                .contains(new SigningKey(
                        key.id(),
                        key.algorithm(),
                        key.use(),
                        key.life(),
                        key.publicKey(),
                        KeySource.elsewhere("env:ACME")));
    }

    @Test
    void what_cannot_be_had_changes_nothing() {
        world.configure(town.acme.slug(), PLACE);
        KeyRing before = ring(town.acme);
        assertThat(adopt(town.acme)).isInstanceOf(AdoptConfiguredKey.Lacking.class);
        assertThat(ring(town.acme)).isEqualTo(before);
    }

    @Test
    void only_the_operator_says_where_a_key_is_kept() {
        world.signer.keep(PLACE, SignatureAlgorithm.ES256);
        assertThat(rotate(Town.OPERATOR)).isInstanceOf(RotateSigningKey.Rotated.class);
        Author alice = new Author(
                dev.signet.domain.audit.Actor.SYSTEM,
                Town.OPERATOR.standing(),
                Town.OPERATOR.reach(),
                Town.OPERATOR.provenance());
        assertThat(rotate(alice)).isEqualTo(new RotateSigningKey.OperatorOnly());
        world.signer.lose(PLACE);
        assertThat(rotate(Town.OPERATOR)).isInstanceOf(RotateSigningKey.Unusable.class);
    }

    private RotateSigningKey.Outcome rotate(Author author) {
        return world.rotateSigningKey.handle(new RotateSigningKey.Request(
                town.globex.id(), SignatureAlgorithm.ES256, KeyUse.TOKEN, false, Optional.of(SOURCE), author));
    }

    private void configured(Tenant tenant) {
        world.signer.keep(PLACE, SignatureAlgorithm.ES256);
        world.configure(tenant.slug(), PLACE);
    }

    private KeyRing settled(Tenant tenant) {
        return ((AdoptConfiguredKey.Settled) adopt(tenant)).ring();
    }

    private AdoptConfiguredKey.Outcome adopt(Tenant tenant) {
        return world.adoptConfiguredKey.handle(ring(tenant));
    }

    private Optional<SigningKey> signing(Tenant tenant) {
        return ring(tenant).signing(KeyUse.TOKEN, SignatureAlgorithm.ES256, world.now());
    }

    private KeyRing ring(Tenant tenant) {
        return world.in(tenant.id(), world.store.keyRings()::load);
    }
}
