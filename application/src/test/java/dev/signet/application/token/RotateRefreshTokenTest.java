package dev.signet.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.token.RotateRefreshToken.Issued;
import dev.signet.application.token.RotateRefreshToken.NotAuthenticated;
import dev.signet.application.token.RotateRefreshToken.Outcome;
import dev.signet.application.token.RotateRefreshToken.Refusal;
import dev.signet.application.token.RotateRefreshToken.Refused;
import dev.signet.application.user.ChangeUser;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RotateRefreshTokenTest {

    private static final ClientAuthentication NO_CLIENT = new ClientAuthentication.Absent();

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final ClientAuthentication console = Town.proofOf(town.console);

    @Test
    void a_refresh_token_is_redeemed_for_its_successor_and_an_access_token() {
        TokenText first = throughConsole();
        IssuedTokens tokens = issued(town.redeem(first, console));
        assertThat(refresh(tokens).reveal()).isNotEqualTo(first.reveal());
        assertThat(isActive(tokens.access().text())).isTrue();
        assertThat(issued(town.redeem(refresh(tokens), console)).refresh()).isPresent();
    }

    @Test
    void a_lost_answer_is_given_again_to_a_client_within_the_grace() {
        TokenText first = throughConsole();
        TokenText second = refresh(issued(town.redeem(first, console)));
        town.world.pass(Duration.ofSeconds(9));
        assertThat(refresh(issued(town.redeem(first, console))).reveal())
                .as("the same successor, never a fork")
                .isEqualTo(second.reveal());
        assertThat(town.redeem(second, console)).isInstanceOf(Issued.class);
    }

    @Test
    void a_spent_token_of_no_client_comes_too_late_within_the_grace_and_breaches_nothing() {
        TokenText first = direct();
        TokenText second = refresh(issued(town.redeem(first, NO_CLIENT)));
        town.world.pass(Duration.ofSeconds(9));
        assertThat(town.redeem(first, NO_CLIENT)).isEqualTo(new Refused(Refusal.SPENT));
        assertThat(town.redeem(second, NO_CLIENT)).isInstanceOf(Issued.class);
    }

    @Test
    void a_spent_token_after_the_grace_breaches_its_family() {
        TokenText first = throughConsole();
        IssuedTokens second = issued(town.redeem(first, console));
        town.world.pass(Duration.ofSeconds(10));
        assertThat(town.redeem(first, console)).isEqualTo(new Refused(Refusal.REUSED));
        assertThat(town.redeem(refresh(second), console)).isEqualTo(new Refused(Refusal.DEAD));
        assertThat(isActive(second.access().text())).isFalse();
    }

    @Test
    void a_breach_is_written_down_once() {
        TokenText first = direct();
        issued(town.redeem(first, NO_CLIENT));
        town.world.pass(Duration.ofMinutes(1));
        town.redeem(first, NO_CLIENT);
        town.redeem(first, NO_CLIENT);
        assertThat(town.world.actions(acme)).containsOnlyOnce(AuditAction.FAMILY_BREACHED);
        assertThat(town.world.actions(town.globex.id())).doesNotContain(AuditAction.FAMILY_BREACHED);
    }

    @Test
    void a_token_two_generations_old_breaches_its_family_within_the_grace_too() {
        TokenText first = throughConsole();
        TokenText second = refresh(issued(town.redeem(first, console)));
        issued(town.redeem(second, console));
        assertThat(town.redeem(first, console)).isEqualTo(new Refused(Refusal.REUSED));
    }

    @Test
    void a_spent_token_breaches_its_family_whatever_scopes_are_asked_for() {
        TokenText first = throughConsole();
        issued(town.redeem(first, console));
        town.world.pass(Duration.ofMinutes(1));
        assertThat(town.redeem(acme, first, console, Optional.of(Scopes.parse("admin:users"))))
                .isEqualTo(new Refused(Refusal.REUSED));
    }

    @Test
    void another_client_changes_nothing() {
        RegisterClient.Registered other =
                town.client(acme, "other", Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC), List.of());
        TokenText first = throughConsole();
        TokenText second = refresh(issued(town.redeem(first, console)));
        town.world.pass(Duration.ofMinutes(1));
        for (TokenText token : List.of(first, second)) {
            assertThat(town.redeem(token, Town.proofOf(other))).isEqualTo(new Refused(Refusal.WRONG_CLIENT));
            assertThat(town.redeem(token, NO_CLIENT)).isEqualTo(new Refused(Refusal.WRONG_CLIENT));
        }
        assertThat(town.redeem(second, console)).isInstanceOf(Issued.class);
    }

    @Test
    void a_wrong_secret_changes_nothing() {
        TokenText first = throughConsole();
        var wrong = new ClientAuthentication.BySecret(
                town.console.client().id(),
                new ClientSecret("scs_wrong"),
                ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        assertThat(town.redeem(first, wrong))
                .isEqualTo(new NotAuthenticated(new AuthenticateClient.Refused(AuthenticateClient.Why.WRONG_SECRET)));
        assertThat(town.redeem(first, console)).isInstanceOf(Issued.class);
    }

    @Test
    void a_public_client_shows_its_name_and_nobody_elses() {
        town.client(acme, "app", Set.of(ClientAuthenticationMethod.NONE), List.of());
        town.client(acme, "game", Set.of(ClientAuthenticationMethod.NONE), List.of());
        var login = (IssueUserTokens.Issued) town.world.issueUserTokens.handle(new IssueUserTokens.Request(
                World.origin(acme),
                new IssueUserTokens.Through(named("app"), Set.of()),
                "alice",
                Town.PASSWORD,
                Optional.empty()));
        TokenText token = refresh(login.tokens());
        assertThat(town.redeem(token, named("game"))).isEqualTo(new Refused(Refusal.WRONG_CLIENT));
        assertThat(town.redeem(token, named("nobody"))).isInstanceOf(NotAuthenticated.class);
        assertThat(town.redeem(token, named("app"))).isInstanceOf(Issued.class);
    }

    @Test
    void a_secret_that_somebody_chose_redeems_too_and_is_checked_with_the_token_once_it_was_proven() {
        ClientAuthentication proof = withChosenSecret();
        var login = (IssueUserTokens.Issued) town.world.issueUserTokens.handle(new IssueUserTokens.Request(
                World.origin(acme),
                new IssueUserTokens.Through(proof, Set.of()),
                "alice",
                Town.PASSWORD,
                Optional.empty()));

        int computed = town.world.hasher.computed();
        Outcome first = town.redeem(refresh(login.tokens()), proof);
        assertThat(town.world.hasher.computed())
                .as("the client was not authenticated apart")
                .isEqualTo(computed);

        town.world.secrets.forget();
        assertThat(town.redeem(refresh(issued(first)), proof)).isInstanceOf(Issued.class);
        assertThat(town.world.hasher.computed()).isEqualTo(computed + 1);
    }

    private ClientAuthentication withChosenSecret() {
        var chosen = new ClientSecret("sixteen or more letters");
        RegisterClient.Registered client = town.client(
                acme,
                "chosen",
                Set.of(ClientAuthenticationMethod.CLIENT_SECRET_POST),
                ClientPermissions.of(Set.of(GrantType.PASSWORD, GrantType.REFRESH_TOKEN), Scopes.parse("read:users")),
                Optional.of(chosen),
                List.of());
        return new ClientAuthentication.BySecret(
                client.client().id(), chosen, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }

    @Test
    void a_family_of_no_client_is_redeemed_in_either_dialect() {
        TokenText token = direct();
        Outcome outcome = town.world.rotateRefreshToken.handle(new RotateRefreshToken.Presented(
                World.origin(acme), Dialect.JSON, token, NO_CLIENT, Set.of(), Optional.empty()));
        assertThat(town.redeem(refresh(issued(outcome)), NO_CLIENT)).isInstanceOf(Issued.class);
    }

    @Test
    void too_many_scopes_spend_nothing() {
        TokenText token = throughConsole();
        assertThat(town.redeem(acme, token, console, Optional.of(Scopes.parse("read:users admin:users"))))
                .isEqualTo(new Refused(Refusal.TOO_MUCH));
        town.world.pass(Duration.ofMinutes(1));
        assertThat(town.redeem(token, console)).as("not a repeat").isInstanceOf(Issued.class);
    }

    @Test
    void too_many_scopes_spend_no_token_of_no_client_either() {
        TokenText token = direct();
        assertThat(town.redeem(acme, token, NO_CLIENT, Optional.of(Scopes.parse("read:users admin:users"))))
                .isEqualTo(new Refused(Refusal.TOO_MUCH));
        town.world.pass(Duration.ofMinutes(1));
        assertThat(town.redeem(token, NO_CLIENT)).isInstanceOf(Issued.class);
    }

    @Test
    void what_may_be_asked_for_is_no_business_of_another_client() {
        RegisterClient.Registered other =
                town.client(acme, "other", Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC), List.of());
        Optional<Scopes> tooMuch = Optional.of(Scopes.parse("read:users admin:users"));
        for (TokenText token : List.of(throughConsole(), direct())) {
            assertThat(town.redeem(acme, token, Town.proofOf(other), tooMuch))
                    .isEqualTo(new Refused(Refusal.WRONG_CLIENT));
        }
        assertThat(town.redeem(acme, throughConsole(), NO_CLIENT, tooMuch))
                .isEqualTo(new Refused(Refusal.WRONG_CLIENT));
    }

    @Test
    void fewer_scopes_are_fewer_for_this_access_token_only() {
        IssuedTokens narrow =
                issued(town.redeem(acme, throughConsole(), console, Optional.of(Scopes.parse("read:users"))));
        assertThat(narrow.access().scopes()).isEqualTo(Scopes.parse("read:users"));
        assertThat(issued(town.redeem(refresh(narrow), console)).access().scopes())
                .isEqualTo(Scopes.parse("read:users write:users"));
    }

    @Test
    void the_older_dialect_gets_what_it_asks_for_and_may_have() {
        Outcome outcome = town.world.rotateRefreshToken.handle(new RotateRefreshToken.Presented(
                World.origin(acme),
                Dialect.JSON,
                direct(),
                NO_CLIENT,
                Set.of(),
                Optional.of(Scopes.parse("read:users admin:users"))));
        assertThat(issued(outcome).access().scopes()).isEqualTo(Scopes.parse("openid profile read:users tenant:acme"));
    }

    @Test
    void what_the_user_has_lost_since_is_granted_no_more() {
        TokenText token = throughConsole();
        town.world.changeUser.handle(new ChangeUser.Request(
                acme, town.alice.id(), Optional.empty(), same -> same, Optional.of(Set.of()), Town.OPERATOR));
        assertThat(issued(town.redeem(token, console)).access().scopes()).isEqualTo(Scopes.NONE);
    }

    @Test
    void what_the_client_has_lost_since_is_granted_no_more() {
        TokenText token = throughConsole();
        town.change(town.console.client(), client -> permitted(client, Scopes.parse("read:users"), GrantType.values()));
        assertThat(issued(town.redeem(token, console)).access().scopes()).isEqualTo(Scopes.parse("read:users"));
    }

    @Test
    void a_client_that_may_no_longer_refresh_gets_nothing() {
        TokenText token = throughConsole();
        town.change(town.console.client(), client -> permitted(client, Scopes.parse("read:users"), GrantType.PASSWORD));
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.NOT_ALLOWED));
    }

    @Test
    void a_suspended_client_gets_nothing_and_its_grants_wait() {
        TokenText token = throughConsole();
        town.change(town.console.client(), client -> client.in(ClientState.SUSPENDED));
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.BARRED));
        town.change(town.console.client(), client -> client.in(ClientState.ACTIVE));
        assertThat(town.redeem(token, console)).isInstanceOf(Issued.class);
    }

    @Test
    void a_disabled_user_is_dead_for_good() {
        TokenText token = throughConsole();
        alice(UserState.DISABLED);
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.DEAD));
        alice(UserState.ACTIVE);
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.DEAD));
    }

    @Test
    void a_user_who_was_disabled_behind_the_back_of_the_grants_is_barred() {
        TokenText token = throughConsole();
        town.world.in(
                acme,
                tx -> town.world.store.users().change(tx, in(town.alice, UserState.DISABLED), town.alice.version()));
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.BARRED));
    }

    @Test
    void a_suspended_tenant_is_not_there() {
        TokenText token = throughConsole();
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(town.redeem(token, console)).isEqualTo(new NotAuthenticated(new AuthenticateClient.NoTenant()));
    }

    @Test
    void a_token_that_lay_unused_too_long_is_over() {
        TokenText token = throughConsole();
        town.world.pass(Duration.ofDays(1));
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.EXPIRED));
    }

    @Test
    void no_refresh_extends_a_grant_beyond_its_absolute_end() {
        TokenText token = throughConsole();
        for (int day = 0; day < 32; day++) {
            town.world.pass(Duration.ofHours(23));
            if (!(town.redeem(token, console) instanceof Issued issued)) {
                break;
            }
            token = refresh(issued.tokens());
        }
        assertThat(town.redeem(token, console)).isEqualTo(new Refused(Refusal.EXPIRED));
    }

    @Test
    void a_token_of_another_tenant_is_not_ours() {
        TokenText token = refresh(town.tokensOf(town.aliceOfGlobex, town.globex.id()));
        assertThat(town.redeem(token, NO_CLIENT)).isEqualTo(new Refused(Refusal.NOT_OURS));
        assertThat(town.redeem(town.globex.id(), token, NO_CLIENT, Optional.empty()))
                .isInstanceOf(Issued.class);
    }

    @Test
    void a_token_that_was_not_sealed_here_is_not_ours() {
        TokenText forged = new TokenText(new FixedRefreshTokenSeal(2)
                .write(town.world.seal.read(direct().reveal()).orElseThrow()));
        assertThat(town.redeem(forged, NO_CLIENT)).isEqualTo(new Refused(Refusal.NOT_OURS));
        assertThat(town.redeem(new TokenText("srt_"), NO_CLIENT)).isEqualTo(new Refused(Refusal.NOT_OURS));
    }

    @Test
    void routine_leaves_no_trace_in_the_audit_trail() {
        TokenText token = throughConsole();
        int before = town.world.trail(acme).size();
        issued(town.redeem(token, console));
        assertThat(town.world.trail(acme)).hasSize(before);
    }

    private TokenText throughConsole() {
        return refresh(town.tokensThrough(town.console, town.alice, acme));
    }

    private TokenText direct() {
        return refresh(town.tokensOf(town.alice, acme));
    }

    private boolean isActive(TokenText access) {
        return town.world.introspectToken.handle(
                        new IntrospectToken.Question(World.origin(acme), new IntrospectToken.Service(), access))
                instanceof IntrospectToken.ActiveAccess;
    }

    private void alice(UserState state) {
        town.world.changeUser.handle(new ChangeUser.Request(
                acme, town.alice.id(), Optional.empty(), user -> in(user, state), Optional.empty(), Town.OPERATOR));
    }

    private static User in(User user, UserState state) {
        return new User(user.id(), user.name(), user.email(), user.displayName(), state, user.version());
    }

    private static Client permitted(Client client, Scopes allowed, GrantType... grants) {
        return new Client(
                client.ref(),
                client.id(),
                client.profile(),
                client.methods(),
                ClientPermissions.of(Set.of(grants), allowed),
                client.redirects(),
                Set.of(),
                client.version());
    }

    private static ClientAuthentication named(String client) {
        return new ClientAuthentication.Named(new ClientId(client));
    }

    private static IssuedTokens issued(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Issued.class);
        return ((Issued) outcome).tokens();
    }

    private static TokenText refresh(IssuedTokens tokens) {
        return tokens.refresh().orElseThrow();
    }
}
