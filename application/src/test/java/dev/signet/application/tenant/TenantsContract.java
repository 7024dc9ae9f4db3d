package dev.signet.application.tenant;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [Tenants] promises, and [TenantDirectory].
public interface TenantsContract extends TenantedContract {

    TenantPolicy EVERYTHING_SET = new TenantPolicy(
            SignatureAlgorithm.EDDSA,
            Optional.of(SubjectFormat.ID),
            false,
            true,
            Optional.of(Duration.ofMinutes(5)),
            Optional.of(Duration.ofHours(5)),
            Optional.of(Duration.ofDays(5)),
            Optional.of(Duration.ZERO),
            Optional.of(Duration.ofDays(90)));

    @Test
    default void each_transaction_finds_its_own() {
        assertThat(asked(ACME, store().tenants()::find).value()).contains(Cast.acme());
        assertThat(asked(GLOBEX, store().tenants()::find).value()).contains(Cast.globex());
        assertThat(asked(new TenantId(Cast.anId()), store().tenants()::find).value())
                .isEmpty();
    }

    @Test
    default void a_slug_is_taken_once() {
        Tenant second = Cast.aTenant(new TenantId(Cast.anId()), "acme");
        assertThat(store().transactions()
                        .<Boolean>acrossTenants(tx -> store().tenants().add(tx, second)))
                .isFalse();
        assertThat(store().directory().find(new TenantSlug("acme"))).contains(ACME);
    }

    @Test
    default void of_fifty_of_one_slug_at_once_one_is_added() {
        assertThat(TenantedContract.atOnce(
                                50,
                                () -> store().transactions()
                                        .acrossTenants(tx -> store().tenants()
                                                .add(tx, Cast.aTenant(new TenantId(Cast.anId()), "initech"))))
                        .value())
                .filteredOn(added -> added)
                .hasSize(1);
    }

    @Test
    default void a_change_is_kept_and_moves_the_version_on() {
        Tenant next = Cast.acme().changed("Acme & Sons", EVERYTHING_SET).in(TenantState.SUSPENDED);
        assertThat(store().transactions()
                        .<Boolean>acrossTenants(tx -> store().tenants().change(tx, next, Version.FIRST)))
                .isTrue();
        assertThat(asked(ACME, store().tenants()::find).value())
                .contains(new Tenant(
                        ACME, next.slug(), next.displayName(), TenantState.SUSPENDED, EVERYTHING_SET, new Version(2)));
        assertThat(store().transactions()
                        .<Boolean>acrossTenants(tx -> store().tenants().change(tx, next, Version.FIRST)))
                .isFalse();
    }

    @Test
    default void pages_go_by_slug() {
        store().transactions().acrossTenants(tx -> {
            assertThat(store().tenants().page(tx, Optional.empty(), 1)).containsExactly(Cast.acme());
            assertThat(store().tenants().page(tx, Optional.of(new TenantSlug("acme")), 9))
                    .containsExactly(Cast.globex());
            return true;
        });
    }

    @Test
    default void only_flagged_tenants_stand_in_the_root_jwks() {
        store().transactions().acrossTenants(tx -> {
            assertThat(store().tenants().withLegacyJwks(tx, 9)).isEmpty();
            store().tenants().change(tx, Cast.acme().changed("Acme", EVERYTHING_SET), Version.FIRST);
            assertThat(store().tenants().withLegacyJwks(tx, 9)).containsExactly(ACME);
            return true;
        });
    }
}
