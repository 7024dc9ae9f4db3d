package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.credential.RotatePassword.NoTenant;
import dev.signet.application.credential.RotatePassword.Rotated;
import dev.signet.application.credential.RotatePassword.TooMany;
import dev.signet.application.credential.RotatePassword.Unfit;
import dev.signet.application.credential.RotatePassword.Wrong;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RotatePasswordTest {

    private static final Password NEXT = new Password("battery staple");

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void whoever_knows_the_password_changes_it_and_every_grant_is_revoked() {
        var tokens = town.tokensOf(town.alice, acme);
        town.world.pass(Duration.ofMinutes(3));

        Rotated rotated = (Rotated) rotate(acme, Town.PASSWORD, NEXT);

        assertThat(rotated.identity().access().user()).isEqualTo(town.alice);
        assertThat(rotated.identity().rotations().apiKey()).isEmpty();
        assertThat(rotated.identity().rotations().password()).hasValueSatisfying(life -> {
            assertThat(life.version()).isEqualTo(new Version(2));
            assertThat(life.created()).isEqualTo(town.world.now());
            assertThat(life.expires()).contains(town.world.now().plus(PasswordRules.STANDARD.interval()));
            assertThat(life.by()).contains(Actor.of(town.alice.id()));
        });
        assertThat(town.bearer(acme, tokens)).isInstanceOf(AuthenticateBearer.Refused.class);
        assertThat(rotate(acme, Town.PASSWORD, NEXT)).isEqualTo(new Wrong());
        assertThat(login(NEXT)).isInstanceOf(IssueUserTokens.Issued.class);
        assertThat(town.world.entry(acme, AuditAction.USER_PASSWORD_ROTATED).actor())
                .isEqualTo(Actor.of(town.alice.id()));
    }

    @Test
    void an_expired_password_can_be_changed() {
        town.world.pass(PasswordRules.STANDARD.interval());
        assertThat(login(Town.PASSWORD)).isInstanceOf(IssueUserTokens.NotAdmitted.class);
        assertThat(rotate(acme, Town.PASSWORD, NEXT)).isInstanceOf(Rotated.class);
        assertThat(login(NEXT)).isInstanceOf(IssueUserTokens.Issued.class);
    }

    @Test
    void a_wrong_password_changes_nothing() {
        assertThat(rotate(acme, new Password("wrong horse"), NEXT)).isEqualTo(new Wrong());
        assertThat(town.world.rotatePassword.handle(
                        new RotatePassword.Request(World.origin(acme), "nobody", Town.PASSWORD, NEXT)))
                .isEqualTo(new Wrong());
        assertThat(login(Town.PASSWORD)).isInstanceOf(IssueUserTokens.Issued.class);
    }

    @Test
    void a_password_of_one_tenant_is_wrong_in_another() {
        assertThat(rotate(acme, Town.PASSWORD, NEXT)).isInstanceOf(Rotated.class);
        assertThat(rotate(town.globex.id(), NEXT, new Password("something else")))
                .isEqualTo(new Wrong());
        assertThat(rotate(town.globex.id(), Town.PASSWORD, NEXT)).isInstanceOf(Rotated.class);
    }

    @Test
    void a_password_that_must_not_be_chosen_is_refused_after_the_right_one() {
        assertThat(rotate(acme, Town.PASSWORD, new Password(""))).isInstanceOf(Unfit.class);
        assertThat(rotate(acme, Town.PASSWORD, new Password("short"))).isInstanceOf(Unfit.class);
        assertThat(rotate(acme, Town.PASSWORD, Town.PASSWORD)).isInstanceOf(Unfit.class);
        assertThat(rotate(acme, new Password("wrong horse"), new Password(""))).isEqualTo(new Wrong());
        assertThat(login(Town.PASSWORD)).isInstanceOf(IssueUserTokens.Issued.class);
    }

    @Test
    void who_may_not_act_may_not_change() {
        town.disable(acme, town.alice);
        assertThat(rotate(acme, Town.PASSWORD, NEXT)).isEqualTo(new RotatePassword.Disabled());
        assertThat(rotate(acme, new Password("wrong horse"), NEXT)).isEqualTo(new Wrong());
    }

    @Test
    void guesses_are_limited_as_for_logins() {
        for (int i = 0; i < 6; i++) {
            rotate(acme, new Password("wrong horse " + i), NEXT);
        }
        int before = town.world.hasher.computed();
        assertThat(rotate(acme, Town.PASSWORD, NEXT)).isInstanceOf(TooMany.class);
        assertThat(town.world.hasher.computed()).as("hashed for nothing").isEqualTo(before);
    }

    @Test
    void a_suspended_tenant_is_not_there() {
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(rotate(acme, Town.PASSWORD, NEXT)).isEqualTo(new NoTenant());
    }

    @Test
    void of_twenty_changes_at_once_one_counts() {
        List<RotatePassword.Outcome> outcomes = TenantedContract.atOnce(20, () -> rotate(acme, Town.PASSWORD, NEXT))
                .value();
        assertThat(outcomes).filteredOn(Rotated.class::isInstance).hasSize(1);
    }

    private RotatePassword.Outcome rotate(TenantId tenant, Password current, Password next) {
        return town.world.rotatePassword.handle(
                new RotatePassword.Request(World.origin(tenant), "Alice", current, next));
    }

    private IssueUserTokens.Outcome login(Password password) {
        return town.world.issueUserTokens.handle(new IssueUserTokens.Request(
                World.origin(acme), new IssueUserTokens.Direct(), "alice", password, Optional.empty()));
    }
}
