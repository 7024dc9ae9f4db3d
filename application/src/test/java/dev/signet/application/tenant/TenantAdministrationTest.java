package dev.signet.application.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Page;
import dev.signet.application.Town;
import dev.signet.application.signature.ShowKeyRing;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class TenantAdministrationTest {

    private final Town town = new Town();
    private final ShowTenant show = new ShowTenant(town.world.store.transactions(), town.world.store.tenants());
    private final ShowServedTenant served =
            new ShowServedTenant(town.world.store.transactions(), town.world.store.tenants());
    private final ListTenants list = new ListTenants(town.world.store.transactions(), town.world.store.tenants());
    private final ResolveTenant resolve = new ResolveTenant(town.world.store.directory());

    @Test
    void a_new_tenant_has_keys_and_a_beginning_of_its_trail() {
        var ring = new ShowKeyRing(town.world.store.transactions(), town.world.store.keyRings()).handle(town.acme.id());
        assertThat(ring.signing(KeyUse.TOKEN, SignatureAlgorithm.ES256, town.world.now()))
                .isPresent();
        assertThat(ring.signing(KeyUse.ANSWER, SignatureAlgorithm.ES256, town.world.now()))
                .isPresent();
        assertThat(town.world.actions(town.acme.id())).contains(AuditAction.TENANT_PROVISIONED);
        assertThat(show.handle(town.acme.slug())).contains(town.acme);
    }

    @Test
    void a_slug_names_one_tenant() {
        assertThat(provision("acme")).isEqualTo(new ProvisionTenant.SlugTaken());
        assertThat(show.handle(town.acme.slug())).contains(town.acme);
    }

    @Test
    void a_word_of_the_url_space_names_no_tenant() {
        assertThat(provision("oauth")).isEqualTo(new ProvisionTenant.SlugReserved());
        assertThat(show.handle(new TenantSlug("oauth"))).isEmpty();
    }

    @Test
    void a_change_is_kept_and_written_down() {
        assertThat(change(tenant -> tenant.changed("Acme Ltd", tenant.policy())))
                .isInstanceOfSatisfying(ChangeTenant.Changed.class, changed -> {
                    assertThat(changed.tenant().displayName()).isEqualTo("Acme Ltd");
                    assertThat(changed.tenant().version()).isEqualTo(Version.FIRST.next());
                });
        assertThat(town.world.actions(town.acme.id())).contains(AuditAction.TENANT_CHANGED);
        assertThat(show.handle(town.globex.slug())).contains(town.globex);
    }

    @Test
    void no_change_is_no_change() {
        int before = town.world.trail(town.acme.id()).size();
        assertThat(change(UnaryOperator.identity())).isEqualTo(new ChangeTenant.Changed(town.acme));
        assertThat(town.world.trail(town.acme.id())).hasSize(before);
    }

    @Test
    void suspending_and_resuming_are_written_down_as_such() {
        change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(town.world.actions(town.acme.id())).contains(AuditAction.TENANT_SUSPENDED);
        change(tenant -> tenant.in(TenantState.ACTIVE));
        assertThat(town.world.actions(town.acme.id())).contains(AuditAction.TENANT_RESUMED);
    }

    @Test
    void a_suspended_tenant_is_there_and_not_served() {
        assertThat(served.handle(town.acme.id())).contains(town.acme);
        change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(served.handle(town.acme.id())).isEmpty();
        assertThat(show.handle(town.acme.slug())).isPresent();
        assertThat(served.handle(town.globex.id())).contains(town.globex);
    }

    @Test
    void who_saw_an_older_version_changes_nothing() {
        change(tenant -> tenant.changed("Acme Ltd", tenant.policy()));
        var late = new ChangeTenant.Request(
                town.acme.slug(), Optional.of(Version.FIRST), t -> t.changed("Other", t.policy()), Town.OPERATOR);
        assertThat(town.world.changeTenant.handle(late)).isEqualTo(new ChangeTenant.Stale());
        assertThat(show.handle(town.acme.slug()).map(Tenant::displayName)).contains("Acme Ltd");
    }

    @Test
    void who_saw_the_version_that_is_there_changes_it() {
        var timely = new ChangeTenant.Request(
                town.acme.slug(), Optional.of(Version.FIRST), t -> t.changed("Acme Ltd", t.policy()), Town.OPERATOR);
        assertThat(town.world.changeTenant.handle(timely)).isInstanceOf(ChangeTenant.Changed.class);
        assertThat(show.handle(town.acme.slug()).map(Tenant::displayName)).contains("Acme Ltd");
    }

    @Test
    void who_changes_a_tenant_under_anothers_hands_changes_nothing() {
        var slow = new ChangeTenant.Request(
                town.acme.slug(),
                Optional.empty(),
                tenant -> {
                    change(t -> t.changed("The first", t.policy()));
                    return tenant.changed("The second", tenant.policy());
                },
                Town.OPERATOR);
        assertThat(town.world.changeTenant.handle(slow)).isEqualTo(new ChangeTenant.Stale());
        assertThat(show.handle(town.acme.slug()).map(Tenant::displayName)).contains("The first");
    }

    @Test
    void an_unknown_tenant_is_unknown() {
        var request = new ChangeTenant.Request(
                new TenantSlug("initech"), Optional.empty(), UnaryOperator.identity(), Town.OPERATOR);
        assertThat(town.world.changeTenant.handle(request)).isEqualTo(new ChangeTenant.Unknown());
    }

    @Test
    void a_tenant_that_changes_its_algorithm_signs_with_it_at_once() {
        change(tenant -> tenant.changed("acme", TenantPolicy.standard(SignatureAlgorithm.EDDSA)));
        assertThat(town.tokensOf(town.alice, town.acme.id()).refresh()).isPresent();
        int keys = keysOfAcme();
        change(tenant -> tenant.changed("acme", TenantPolicy.standard(SignatureAlgorithm.ES256)));
        assertThat(keysOfAcme()).as("the old key is still good").isEqualTo(keys);
        assertThat(town.tokensOf(town.alice, town.acme.id()).refresh()).isPresent();
    }

    @Test
    void tenants_are_listed_in_order_page_by_page() {
        town.tenant("initech");
        Page<Tenant, TenantSlug> first = list.handle(new ListTenants.Request(Optional.empty(), 2));
        assertThat(first.items()).containsExactly(town.acme, town.globex);
        Page<Tenant, TenantSlug> second = list.handle(new ListTenants.Request(first.next(), 2));
        assertThat(second.items()).extracting(tenant -> tenant.slug().value()).containsExactly("initech");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_slug_leads_to_its_tenant_served_or_not() {
        change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(resolve.handle("acme")).contains(town.acme.id());
        assertThat(resolve.handle("globex")).contains(town.globex.id());
        assertThat(resolve.handle("initech")).isEmpty();
        assertThat(resolve.handle("No Slug")).isEmpty();
    }

    private int keysOfAcme() {
        return town.world
                .in(town.acme.id(), town.world.store.keyRings()::load)
                .keys()
                .size();
    }

    private ProvisionTenant.Outcome provision(String slug) {
        return town.world.provisionTenant.handle(new ProvisionTenant.Request(
                new TenantSlug(slug), slug, TenantPolicy.standard(SignatureAlgorithm.ES256), Town.OPERATOR));
    }

    private ChangeTenant.Outcome change(UnaryOperator<Tenant> change) {
        return town.world.changeTenant.handle(
                new ChangeTenant.Request(town.acme.slug(), Optional.empty(), change, Town.OPERATOR));
    }
}
