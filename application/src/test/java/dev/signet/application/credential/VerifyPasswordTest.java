package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.Town;
import dev.signet.application.credential.VerifyPassword.Attempt;
import dev.signet.application.credential.VerifyPassword.Barred;
import dev.signet.application.credential.VerifyPassword.NoTenant;
import dev.signet.application.credential.VerifyPassword.Outcome;
import dev.signet.application.credential.VerifyPassword.Reason;
import dev.signet.application.credential.VerifyPassword.Verified;
import dev.signet.application.credential.VerifyPassword.Wrong;
import dev.signet.application.user.ChangeUser;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.Version;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class VerifyPasswordTest {

    private static final Password WRONG = new Password("wrong horse");

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void the_right_password_is_right_by_name_and_by_address_however_typed() {
        for (String name : new String[] {"alice", "ALICE", "alice@example.org", "Alice@Example.ORG"}) {
            assertThat(verify(name, Town.PASSWORD))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Verified.class,
                            verified -> assertThat(verified.account().access().user())
                                    .isEqualTo(town.alice));
        }
    }

    @Test
    void a_wrong_password_is_wrong() {
        assertThat(verify("alice", WRONG)).isEqualTo(new Wrong());
        assertThat(verify("alice", new Password(""))).isEqualTo(new Wrong());
    }

    @Test
    void somebody_unknown_costs_as_much_as_somebody_known() {
        int wrong = costOf(() -> verify("alice", WRONG));
        assertThat(costOf(() -> assertThat(verify("nobody", WRONG)).isEqualTo(new Wrong())))
                .isEqualTo(wrong);
        assertThat(costOf(() -> assertThat(verify("no name at all", WRONG)).isEqualTo(new Wrong())))
                .isEqualTo(wrong);
        withoutPassword("bob");
        assertThat(costOf(() -> assertThat(verify("bob", WRONG)).isEqualTo(new Wrong())))
                .isEqualTo(wrong);
    }

    @Test
    void a_disabled_account_is_told_of_only_to_who_knows_the_password() {
        disable(town.alice);
        assertThat(verify("alice", Town.PASSWORD))
                .isInstanceOfSatisfying(
                        Barred.class, barred -> assertThat(barred.reason()).isEqualTo(Reason.DISABLED));
        assertThat(verify("alice", WRONG)).isEqualTo(new Wrong());
    }

    @Test
    void an_expired_password_is_told_of_only_to_who_knows_it() {
        town.world.pass(Duration.ofDays(90));
        assertThat(verify("alice", Town.PASSWORD))
                .isInstanceOfSatisfying(
                        Barred.class, barred -> assertThat(barred.reason()).isEqualTo(Reason.PASSWORD_EXPIRED));
        assertThat(verify("alice", WRONG)).isEqualTo(new Wrong());
    }

    @Test
    void a_password_counts_until_the_moment_it_expires() {
        town.world.pass(Duration.ofDays(90).minusMillis(1));
        assertThat(verify("alice", Town.PASSWORD)).isInstanceOf(Verified.class);
    }

    @Test
    void a_weak_hash_is_replaced_by_a_strong_one_of_the_same_password() {
        weaken(town.alice);
        int first = costOf(() -> assertThat(verify("alice", Town.PASSWORD)).isInstanceOf(Verified.class));
        assertThat(first).as("verified and hashed again").isEqualTo(2);
        int second = costOf(() -> assertThat(verify("alice", Town.PASSWORD)).isInstanceOf(Verified.class));
        assertThat(second).as("verified, not hashed again").isEqualTo(1);
    }

    @Test
    void a_weak_hash_stays_where_the_password_is_wrong_or_the_account_may_not_act() {
        weaken(town.alice);
        assertThat(costOf(() -> verify("alice", WRONG))).isEqualTo(1);
        disable(town.alice);
        assertThat(costOf(() -> verify("alice", Town.PASSWORD))).isEqualTo(1);
    }

    @Test
    void the_password_of_alice_in_another_tenant_is_another() {
        set(town.globex.id(), town.aliceOfGlobex.id(), new Password("globex horse"));
        assertThat(verify("alice", new Password("globex horse"))).isEqualTo(new Wrong());
        assertThat(verify("alice", Town.PASSWORD)).isInstanceOf(Verified.class);
    }

    @Test
    void nobody_is_in_a_suspended_tenant() {
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(verify("alice", Town.PASSWORD)).isEqualTo(new NoTenant());
    }

    @Test
    void a_new_password_takes_the_place_of_the_old_one_and_of_every_grant() {
        var tokens = town.tokensOf(town.alice, acme);
        assertThat(set(acme, town.alice.id(), new Password("battery staple"))).isEqualTo(SetPassword.Outcome.SET);
        assertThat(verify("alice", Town.PASSWORD)).isEqualTo(new Wrong());
        assertThat(verify("alice", new Password("battery staple"))).isInstanceOf(Verified.class);
        assertThat(town.world.entry(acme, AuditAction.USER_PASSWORD_SET).target())
                .isEqualTo("user:" + town.alice.id().value());
        assertThat(town.redeem(
                        tokens.refresh().orElseThrow(), new dev.signet.domain.client.ClientAuthentication.Absent()))
                .isEqualTo(new dev.signet.application.token.RotateRefreshToken.Refused(
                        dev.signet.application.token.RotateRefreshToken.Refusal.DEAD));
    }

    @Test
    void a_new_password_in_one_tenant_leaves_the_grants_of_the_other() {
        var tokens = town.tokensOf(town.aliceOfGlobex, town.globex.id());
        set(acme, town.alice.id(), new Password("battery staple"));
        assertThat(town.redeem(
                        town.globex.id(),
                        tokens.refresh().orElseThrow(),
                        new dev.signet.domain.client.ClientAuthentication.Absent(),
                        Optional.empty()))
                .isInstanceOf(dev.signet.application.token.RotateRefreshToken.Issued.class);
    }

    @Test
    void nobody_gets_a_password_that_must_not_be_chosen() {
        assertThatThrownBy(() -> set(acme, town.alice.id(), new Password("short")))
                .isInstanceOf(InvalidValue.class);
        assertThat(verify("alice", Town.PASSWORD)).isInstanceOf(Verified.class);
    }

    @Test
    void somebody_unknown_gets_no_password() {
        assertThat(set(acme, town.aliceOfGlobex.id(), new Password("battery staple")))
                .isEqualTo(SetPassword.Outcome.UNKNOWN_USER);
    }

    private Outcome verify(String name, Password password) {
        return town.world.verifyPassword.handle(new Attempt(acme, name, password, Guesser.operator()));
    }

    private SetPassword.Outcome set(TenantId tenant, UserId user, Password password) {
        return town.world.setPassword.handle(new SetPassword.Request(tenant, user, password, Town.OPERATOR));
    }

    private int costOf(Runnable work) {
        int before = town.world.hasher.computed();
        work.run();
        return town.world.hasher.computed() - before;
    }

    private void weaken(User user) {
        var weak = new PasswordCredential(
                new CredentialId(new UUID(1, 1)),
                town.world.hasher.weakHash(Town.PASSWORD),
                new CredentialLife(new Version(2), town.world.now(), Optional.empty()));
        town.world.in(acme, tx -> {
            town.world.store.credentials().setPassword(tx, user.id(), weak, town.world.now());
            return weak;
        });
    }

    private void disable(User user) {
        town.world.changeUser.handle(new ChangeUser.Request(
                acme,
                user.id(),
                Optional.empty(),
                was -> new User(
                        was.id(), was.name(), was.email(), was.displayName(), UserState.DISABLED, was.version()),
                Optional.empty(),
                Town.OPERATOR));
    }

    private void withoutPassword(String name) {
        town.world.provisionUser.handle(new dev.signet.application.user.ProvisionUser.Request(
                acme,
                new dev.signet.domain.user.UserName(name),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                java.util.Set.of(),
                Town.OPERATOR));
    }
}
