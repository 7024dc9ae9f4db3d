package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Author;
import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.credential.RevokeCredential.Outcome;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialPolicy;
import dev.signet.domain.credential.CredentialState;
import dev.signet.domain.credential.Password;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CredentialAdministrationTest {

    private static final Provenance HERE = Provenance.local("test");

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();

    @Test
    void an_administrator_sees_what_there_is_and_when_it_was_used() {
        town.tokensOf(town.alice, acme);
        town.world.recordCredentialUses.handle();
        key();
        List<CredentialNote> notes = notes();
        assertThat(notes).hasSize(2);
        assertThat(note(CredentialKind.API_KEY).life().by()).contains(Actor.OPERATOR);
        assertThat(note(CredentialKind.API_KEY).lastUsed()).isEmpty();
        assertThat(note(CredentialKind.PASSWORD).life().by()).contains(Actor.OPERATOR);
        assertThat(note(CredentialKind.PASSWORD).lastUsed()).contains(town.world.now());
        assertThat(note(CredentialKind.PASSWORD).state()).isEqualTo(CredentialState.LIVE);
        assertThat(town.world.listCredentials.handle(new ListCredentials.Request(town.globex.id(), town.alice.id())))
                .isEqualTo(new ListCredentials.UnknownUser());
    }

    @Test
    void a_key_that_is_taken_away_counts_no_more() {
        RotateApiKey.Rotated made = key();
        CredentialId id = note(CredentialKind.API_KEY).id();
        assertThat(revoke(town.globex.id(), id)).isEqualTo(Outcome.UNKNOWN);
        assertThat(revoke(acme, id)).isEqualTo(Outcome.REVOKED);
        assertThat(revoke(acme, id)).isEqualTo(Outcome.UNKNOWN);
        assertThat(town.world.validateApiKey.handle(new ValidateApiKey.Request(
                        acme, made.key(), World.origin(acme).guesser())))
                .isEqualTo(new ValidateApiKey.Refused(ValidateApiKey.Why.UNKNOWN));
        assertThat(note(CredentialKind.API_KEY).state()).isEqualTo(CredentialState.REVOKED);
        assertThat(town.world.entry(acme, AuditAction.USER_CREDENTIAL_REVOKED).target())
                .isEqualTo("credential:" + id.value());
    }

    @Test
    void with_a_password_go_all_grants() {
        var tokens = town.tokensOf(town.alice, acme);
        assertThat(revoke(acme, note(CredentialKind.PASSWORD).id())).isEqualTo(Outcome.REVOKED);
        assertThat(town.bearer(acme, tokens))
                .isInstanceOf(dev.signet.application.token.AuthenticateBearer.Refused.class);
    }

    @Test
    void nobody_touches_who_administers_more_than_they() {
        key();
        town.role(acme, "editor", "admin:keys");
        var weak = new Author(Actor.OPERATOR, AssignedBy.ADMINISTRATOR, Scopes.parse("admin:users"), HERE);
        assertThat(town.world.revokeCredential.handle(new RevokeCredential.Request(
                        acme, town.alice.id(), note(CredentialKind.API_KEY).id(), weak)))
                .isEqualTo(Outcome.BEYOND_AUTHOR);
        assertThat(town.world.revokeCredential.handle(new RevokeCredential.Request(
                        acme,
                        new UserId(dev.signet.domain.Cast.anId()),
                        note(CredentialKind.API_KEY).id(),
                        weak)))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_tenant_demands_more_of_passwords_than_the_deployment() {
        demand(new CredentialPolicy(
                Optional.of(30), Optional.of(7), Optional.of(12), Optional.empty(), Optional.empty()));
        assertThat(rotate("eleven char")).isInstanceOf(RotatePassword.Unfit.class);
        var rotated = (RotatePassword.Rotated) rotate("twelve chars");
        assertThat(rotated.identity().rotations().password().orElseThrow().expires())
                .contains(town.world.now().plus(Duration.ofDays(30)));
        assertThat(key().identity().rotations().apiKey().orElseThrow().expires())
                .contains(town.world.now().plus(Duration.ofDays(7)));
        assertThat(town.world.actions(acme)).contains(AuditAction.TENANT_CREDENTIAL_POLICY_CHANGED);
        assertThat(town.world.actions(town.globex.id())).doesNotContain(AuditAction.TENANT_CREDENTIAL_POLICY_CHANGED);
    }

    @Test
    void a_former_password_is_not_chosen_again_where_a_tenant_wants_it() {
        assertThat(rotate("battery staple")).isInstanceOf(RotatePassword.Rotated.class);
        demand(new CredentialPolicy(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(2), Optional.empty()));
        assertThat(rotate("battery staple", "correct horse")).isInstanceOf(RotatePassword.Unfit.class);
        assertThat(rotate("battery staple", "something else")).isInstanceOf(RotatePassword.Rotated.class);
        assertThat(rotate("something else", "correct horse"))
                .as("forgotten by now")
                .isInstanceOf(RotatePassword.Rotated.class);
    }

    @Test
    void a_young_password_stays_where_a_tenant_wants_it() {
        demand(new CredentialPolicy(
                Optional.empty(),
                Optional.of(1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Duration.ofHours(1))));
        assertThat(rotate("battery staple")).isInstanceOf(RotatePassword.Unfit.class);
        town.world.pass(Duration.ofHours(1));
        assertThat(rotate("battery staple")).isInstanceOf(RotatePassword.Rotated.class);
    }

    @Test
    void common_passwords_and_names_are_not_chosen() {
        for (String bad : List.of("Password", "iloveyou", "alice@example.org", "ALICE@example.org")) {
            assertThat(rotate(bad)).as(bad).isInstanceOf(RotatePassword.Unfit.class);
        }
    }

    private void demand(CredentialPolicy policy) {
        town.world.changeCredentialPolicy.handle(new ChangeCredentialPolicy.Request(acme, policy, Town.OPERATOR));
    }

    private RotatePassword.Outcome rotate(String next) {
        return rotate("correct horse", next);
    }

    private RotatePassword.Outcome rotate(String current, String next) {
        return town.world.rotatePassword.handle(
                new RotatePassword.Request(World.origin(acme), "alice", new Password(current), new Password(next)));
    }

    private RotateApiKey.Rotated key() {
        return (RotateApiKey.Rotated) town.world.rotateApiKey.handle(
                new RotateApiKey.Request(acme, "alice", Optional.empty(), Requester.operator(HERE)));
    }

    private Outcome revoke(TenantId tenant, CredentialId id) {
        return town.world.revokeCredential.handle(
                new RevokeCredential.Request(tenant, town.alice.id(), id, Town.OPERATOR));
    }

    private List<CredentialNote> notes() {
        return ((ListCredentials.Listed)
                        town.world.listCredentials.handle(new ListCredentials.Request(acme, town.alice.id())))
                .notes();
    }

    private CredentialNote note(CredentialKind kind) {
        return notes().stream().filter(note -> note.kind() == kind).findFirst().orElseThrow();
    }
}
