package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.signature.KeyRing;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RotateDueKeysTest {

    private static final Duration MONTH = Duration.ofDays(30);

    private final Town town = new Town();
    private final World world = town.world;
    private final RotateDueKeys rotate = world.rotatingEvery(MONTH);

    @Test
    void a_key_that_has_not_signed_long_enough_is_left_alone() {
        world.pass(MONTH.minusSeconds(1));
        assertThat(rotate.handle()).isEqualTo(new RotateDueKeys.Done(0, false));
    }

    @Test
    void every_key_in_use_of_every_tenant_is_succeeded_once() {
        SigningKey old = signing(town.acme.id());
        world.pass(MONTH);
        assertThat(rotate.handle()).isEqualTo(new RotateDueKeys.Done(4, false));
        assertThat(rotate.handle()).isEqualTo(new RotateDueKeys.Done(0, false));
        assertThat(signing(town.acme.id()).id()).isEqualTo(old.id());
        world.pass(World.PUBLICATION);
        assertThat(signing(town.acme.id()).id()).isNotEqualTo(old.id());
        assertThat(world.actions(town.acme.id())).contains(AuditAction.KEY_ROTATED);
        world.pass(MONTH);
        assertThat(rotate.handle().rotated()).isEqualTo(4);
    }

    @Test
    void of_nodes_that_do_it_at_once_a_key_gets_one_successor() {
        world.pass(MONTH);
        var done = TenantedContract.atOnce(8, rotate::handle).value();
        assertThat(done.stream().mapToInt(RotateDueKeys.Done::rotated).sum()).isEqualTo(4);
        assertThat(ring(town.acme.id()).keys()).hasSize(4);
    }

    @Test
    void a_round_is_bounded_and_says_that_there_is_more() {
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i").forEach(town::tenant);
        world.pass(MONTH);
        assertThat(rotate.handle()).isEqualTo(new RotateDueKeys.Done(20, true));
        assertThat(rotate.handle()).isEqualTo(new RotateDueKeys.Done(2, false));
    }

    @Test
    void a_tenant_decides_for_itself_how_long_its_keys_sign() {
        world.pass(MONTH);
        rotatesEvery(town.acme, Duration.ofDays(31));
        assertThat(rotate.handle().rotated()).as("those of the other tenant").isEqualTo(2);
        world.pass(Duration.ofDays(1));
        assertThat(rotate.handle().rotated()).as("those of acme").isEqualTo(2);
    }

    private void rotatesEvery(Tenant tenant, Duration interval) {
        var policy = tenant.policy().rotatingEvery(Optional.of(interval));
        assertThat(world.store
                        .transactions()
                        .<Boolean>acrossTenants(tx -> world.store
                                .tenants()
                                .change(tx, tenant.changed(tenant.displayName(), policy), tenant.version())))
                .isTrue();
    }

    private SigningKey signing(TenantId tenant) {
        return ring(tenant)
                .signing(KeyUse.TOKEN, SignatureAlgorithm.ES256, world.now())
                .orElseThrow();
    }

    private KeyRing ring(TenantId tenant) {
        return world.in(tenant, world.store.keyRings()::load);
    }
}
