package dev.signet.application.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.TokenText;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class TenantDeletionTest {

    private final Town town = new Town();
    private final TokenText token =
            town.tokensOf(town.alice, town.acme.id()).refresh().orElseThrow();

    @Test
    void a_deleted_tenant_is_refused_at_once_and_back_within_its_grace() {
        delete(Duration.ofDays(1));
        assertThat(introspected()).isEqualTo(new IntrospectToken.Inactive());
        town.world.pass(Duration.ofDays(1).minusSeconds(1));
        assertThat(change(tenant -> tenant.in(TenantState.ACTIVE))).isInstanceOf(ChangeTenant.Changed.class);
        assertThat(town.world.actions(town.acme.id())).contains(AuditAction.TENANT_DELETED, AuditAction.TENANT_RESUMED);
    }

    @Test
    void what_was_good_before_is_good_again() {
        delete(Duration.ofDays(1));
        change(tenant -> tenant.in(TenantState.ACTIVE));
        assertThat(introspected()).isInstanceOf(IntrospectToken.ActiveRefresh.class);
    }

    @Test
    void nobody_brings_it_back_after_its_grace() {
        delete(Duration.ofDays(1));
        town.world.pass(Duration.ofDays(1));
        assertThat(change(tenant -> tenant.in(TenantState.ACTIVE))).isEqualTo(new ChangeTenant.Unknown());
    }

    @Test
    void deleting_it_again_does_not_prolong_its_life() {
        delete(Duration.ofDays(1));
        town.world.pass(Duration.ofHours(12));
        assertThat(delete(Duration.ofDays(1)))
                .isInstanceOfSatisfying(
                        ChangeTenant.Changed.class,
                        changed -> assertThat(changed.tenant().ends())
                                .contains(town.world.now().plus(Duration.ofHours(12))));
    }

    @Test
    void a_tenant_ends_if_it_is_being_deleted_and_only_then() {
        assertThatThrownBy(() -> town.acme.in(TenantState.DELETING)).isInstanceOf(InvalidValue.class);
    }

    private ChangeTenant.Outcome delete(Duration grace) {
        return change(tenant -> tenant.endingAt(town.world.now().plus(grace)));
    }

    private ChangeTenant.Outcome change(UnaryOperator<Tenant> change) {
        return town.world.changeTenant.handle(
                new ChangeTenant.Request(town.acme.slug(), Optional.empty(), change, Town.OPERATOR));
    }

    private IntrospectToken.Outcome introspected() {
        return town.world.introspectToken.handle(
                new IntrospectToken.Question(World.origin(town.acme.id()), new IntrospectToken.Service(), token));
    }
}
