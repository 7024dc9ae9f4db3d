package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssuedTokens;
import dev.signet.application.user.ShowUser;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserAccess;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may have whose credentials changed.
final class RequesterTest {

    private static final Provenance HERE = Provenance.local("test");

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final User bob = town.user(acme, "bob");

    @Test
    void the_service_and_the_operator_may_change_those_of_anybody_who_administers_nothing() {
        assertThat(Requester.service(HERE).mayChange(access(town.alice))).isTrue();
        assertThat(Requester.operator(HERE).mayChange(access(town.alice))).isTrue();
        town.role(acme, "editor", "admin:users");
        assertThat(Requester.service(HERE).mayChange(access(town.alice))).isFalse();
        assertThat(Requester.operator(HERE).mayChange(access(town.alice))).isTrue();
        assertThat(Requester.service(HERE).author().actor()).isEqualTo(Actor.SERVICE);
    }

    @Test
    void somebody_may_change_their_own_and_learns_of_nobody_else() {
        Requester alice = town.requester(acme, town.tokensOf(town.alice, acme));
        assertThat(alice.self()).contains(town.alice.id());
        assertThat(alice.isPrivileged()).isFalse();
        assertThat(alice.mayChange(access(town.alice))).isTrue();
        assertThat(alice.mayChange(access(bob))).isFalse();
        assertThat(alice.author().actor()).isEqualTo(Actor.of(town.alice.id()));
    }

    @Test
    void nobody_speaks_for_themselves_through_a_client_unless_it_is_trusted() {
        Requester lent = town.requester(acme, town.tokensThrough(town.console, town.alice, acme));
        assertThat(lent.self()).isEmpty();
        assertThat(lent.mayChange(access(town.alice))).isFalse();
        town.change(town.console.client(), Cast::trusted);
        Requester trusted = town.requester(acme, town.tokensThrough(town.console, town.alice, acme));
        assertThat(trusted.self()).contains(town.alice.id());
        assertThat(trusted.isPrivileged()).isFalse();
        assertThat(trusted.mayChange(access(bob))).isFalse();
    }

    @Test
    void a_client_on_its_own_behalf_may_change_those_of_others_only_if_it_is_trusted() {
        Requester stranger = town.requester(acme, tokensOf(town.console));
        assertThat(stranger.isPrivileged()).isFalse();
        assertThat(stranger.mayChange(access(town.alice))).isFalse();
        town.change(town.console.client(), Cast::trusted);
        Requester trusted = town.requester(acme, tokensOf(town.console));
        assertThat(trusted.self()).isEmpty();
        assertThat(trusted.mayChange(access(town.alice))).isTrue();
        assertThat(trusted.author().actor())
                .isEqualTo(Actor.of(town.console.client().id()));
        town.role(acme, "editor", "admin:users");
        assertThat(trusted.mayChange(access(town.alice))).isFalse();
    }

    @Test
    void who_administers_users_may_change_those_of_who_administers_no_more() {
        town.role(acme, "editor", "admin:users");
        Requester alice = town.requester(acme, town.tokensOf(town.alice, acme));
        assertThat(alice.isPrivileged()).isTrue();
        assertThat(alice.mayChange(access(bob))).isTrue();
        town.role(acme, "editor", "admin:users admin:keys");
        assertThat(alice.mayChange(access(bob))).isFalse();
    }

    @Test
    void a_token_that_was_revoked_makes_nobody_a_requester() {
        IssuedTokens tokens = town.tokensOf(town.alice, acme);
        town.disable(acme, town.alice);
        assertThat(town.bearer(acme, tokens)).isInstanceOf(AuthenticateBearer.Refused.class);
    }

    private IssuedTokens tokensOf(RegisterClient.Registered client) {
        var outcome = town.world.issueClientToken.handle(
                new IssueClientToken.Request(World.origin(acme), Town.proofOf(client), Set.of(), Optional.empty()));
        return ((IssueClientToken.Issued) outcome).tokens();
    }

    private UserAccess access(User user) {
        return new ShowUser(town.world.store.transactions(), town.world.store.users())
                .handle(new ShowUser.ById(acme, user.id()))
                .orElseThrow();
    }
}
