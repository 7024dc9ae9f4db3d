package dev.signet.application.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.Town;
import dev.signet.application.World;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.Password;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.VerifiedToken;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IssueTokensTest {

    private static final IssueUserTokens.Way DIRECT = new IssueUserTokens.Direct();

    private final Town town = new Town();
    private final TenantId acme = town.acme.id();
    private final ClientAuthentication console = Town.proofOf(town.console);
    private final IssueUserTokens.Way throughConsole = new IssueUserTokens.Through(console, Set.of());

    @Test
    void a_client_gets_a_token_of_its_own_and_no_refresh_token() {
        IssuedTokens tokens = ofClient(Optional.empty());
        assertThat(tokens.refresh()).isEmpty();
        assertThat(tokens.user()).isEmpty();
        assertThat(tokens.access().scopes()).isEqualTo(Scopes.parse("read:users"));
        VerifiedToken token = read(tokens.access().text());
        assertThat(token.subject().value()).isEqualTo("console");
        assertThat(token.text("iss")).contains("https://id.example.org/acme");
        assertThat(token.named().user()).isEmpty();
    }

    @Test
    void a_client_gets_the_scopes_it_asks_for_and_no_more_than_it_has() {
        assertThat(ofClient(Optional.of(Scopes.parse("write:users"))).access().scopes())
                .isEqualTo(Scopes.parse("write:users"));
        assertThat(client(console, Optional.of(Scopes.parse("write:users admin:users"))))
                .isEqualTo(new IssueClientToken.TooMuch());
    }

    @Test
    void a_client_that_may_not_act_for_itself_gets_nothing() {
        town.change(town.console.client(), c -> with(c, GrantType.PASSWORD));
        assertThat(client(console, Optional.empty())).isEqualTo(new IssueClientToken.NotAllowed());
    }

    @Test
    void a_client_that_did_not_prove_itself_gets_nothing() {
        assertThat(client(new ClientAuthentication.Absent(), Optional.empty()))
                .isEqualTo(new IssueClientToken.NotAuthenticated(
                        new AuthenticateClient.Refused(AuthenticateClient.Why.ABSENT)));
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(client(console, Optional.empty()))
                .isEqualTo(new IssueClientToken.NotAuthenticated(new AuthenticateClient.NoTenant()));
    }

    @Test
    void tokens_live_as_the_client_has_it_else_the_tenant_else_the_deployment() {
        assertThat(ofClient(Optional.empty()).access().lifetime()).isEqualTo(Duration.ofHours(1));
        town.change(tenant -> tenant.changed("acme", policy(Optional.of(Duration.ofMinutes(20)), true)));
        assertThat(ofClient(Optional.empty()).access().lifetime()).isEqualTo(Duration.ofMinutes(20));
        assertThat(issued(user(throughConsole, Optional.empty())).access().lifetime())
                .isEqualTo(Duration.ofMinutes(20));
        town.change(town.console.client(), c -> living(c, Duration.ofMinutes(7)));
        assertThat(ofClient(Optional.empty()).access().lifetime()).isEqualTo(Duration.ofMinutes(7));
        assertThat(issued(user(throughConsole, Optional.empty())).access().lifetime())
                .isEqualTo(Duration.ofMinutes(7));
        assertThat(issued(user(DIRECT, Optional.empty())).access().lifetime()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void a_person_of_the_tenant_api_gets_what_their_roles_give() {
        IssuedTokens tokens = issued(user(DIRECT, Optional.empty()));
        assertThat(tokens.access().scopes())
                .isEqualTo(Scopes.parse("editor openid profile read:users tenant:acme write:users"));
        assertThat(tokens.refresh()).isPresent();
        assertThat(read(tokens.access().text()).subject().value()).isEqualTo("alice");
        assertThat(read(tokens.access().text()).named().client()).isEmpty();
    }

    @Test
    void a_person_of_the_tenant_api_who_asks_for_more_gets_what_there_is() {
        assertThat(issued(user(DIRECT, Optional.of(Scopes.parse("read:users admin:users tenant:globex"))))
                        .access()
                        .scopes())
                .isEqualTo(Scopes.parse("openid profile read:users tenant:acme"));
    }

    @Test
    void a_person_gets_through_a_client_what_both_may_have() {
        IssuedTokens tokens = issued(user(throughConsole, Optional.of(Scopes.parse("write:users"))));
        assertThat(tokens.access().scopes()).isEqualTo(Scopes.parse("write:users"));
        VerifiedToken token = read(tokens.access().text());
        assertThat(token.subject().value()).isEqualTo(town.alice.id().value().toString());
        assertThat(token.named().client()).contains(new ClientId("console"));
        assertThat(issued(user(throughConsole, Optional.empty())).access().scopes())
                .isEqualTo(Scopes.parse("read:users"));
        assertThat(user(throughConsole, Optional.of(Scopes.parse("editor")))).isEqualTo(new IssueUserTokens.TooMuch());
    }

    @Test
    void the_tenant_may_choose_what_stands_in_the_subject() {
        town.change(tenant -> tenant.changed("acme", subject(tenant.policy(), SubjectFormat.USERNAME)));
        assertThat(read(issued(user(throughConsole, Optional.empty())).access().text())
                        .subject()
                        .value())
                .isEqualTo("alice");
    }

    @Test
    void a_client_that_may_not_refresh_gets_no_refresh_token_but_its_tokens_can_be_revoked() {
        town.change(town.console.client(), c -> with(c, GrantType.PASSWORD));
        IssuedTokens tokens = issued(user(throughConsole, Optional.empty()));
        assertThat(tokens.refresh()).isEmpty();
        assertThat(read(tokens.access().text()).named().family()).isPresent();
        town.world.setPassword.handle(new dev.signet.application.credential.SetPassword.Request(
                acme, town.alice.id(), new Password("battery staple"), Town.OPERATOR));
        assertThat(bearer(tokens.access().text())).isEqualTo(new AuthenticateBearer.Refused());
    }

    @Test
    void a_client_that_may_not_take_passwords_gets_nothing() {
        town.change(town.console.client(), c -> with(c, GrantType.CLIENT_CREDENTIALS));
        assertThat(user(throughConsole, Optional.empty())).isEqualTo(new IssueUserTokens.NotAllowed());
    }

    @Test
    void a_tenant_that_takes_no_passwords_says_so_only_to_who_knows_one() {
        town.change(tenant -> tenant.changed("acme", policy(Optional.empty(), false)));
        assertThat(user(DIRECT, Optional.empty())).isEqualTo(new IssueUserTokens.NotAllowed());
        assertThat(user(throughConsole, Optional.empty())).isEqualTo(new IssueUserTokens.NotAllowed());
        assertThat(login(DIRECT, "wrong horse")).isEqualTo(new IssueUserTokens.NotAdmitted(new VerifyPassword.Wrong()));
    }

    @Test
    void a_wrong_password_or_client_yields_nothing() {
        assertThat(login(DIRECT, "wrong horse")).isEqualTo(new IssueUserTokens.NotAdmitted(new VerifyPassword.Wrong()));
        assertThat(login(throughConsole, "wrong horse"))
                .isEqualTo(new IssueUserTokens.NotAdmitted(new VerifyPassword.Wrong()));
        assertThat(user(
                        new IssueUserTokens.Through(new ClientAuthentication.Named(new ClientId("console")), Set.of()),
                        Optional.empty()))
                .isEqualTo(new IssueUserTokens.NotAuthenticated(
                        new AuthenticateClient.Refused(AuthenticateClient.Why.METHOD_NOT_REGISTERED)));
    }

    @Test
    void nothing_is_issued_in_a_suspended_tenant() {
        town.change(tenant -> tenant.in(TenantState.SUSPENDED));
        assertThat(user(DIRECT, Optional.empty()))
                .isEqualTo(new IssueUserTokens.NotAdmitted(new VerifyPassword.NoTenant()));
        assertThat(user(throughConsole, Optional.empty()))
                .isEqualTo(new IssueUserTokens.NotAuthenticated(new AuthenticateClient.NoTenant()));
    }

    @Test
    void somebody_whose_password_expired_is_told_so() {
        town.world.pass(Duration.ofDays(91));
        assertThat(user(DIRECT, Optional.empty()))
                .isInstanceOfSatisfying(
                        IssueUserTokens.NotAdmitted.class,
                        not -> assertThat(not.why()).isInstanceOf(VerifyPassword.Barred.class));
    }

    @Test
    void the_operator_is_known_by_the_configured_token_with_or_without_a_tenant() {
        var token = new TokenText(World.OPERATORS_TOKEN);
        assertThat(bearer(Optional.of(acme), token)).isEqualTo(new AuthenticateBearer.Operator());
        assertThat(bearer(Optional.empty(), token)).isEqualTo(new AuthenticateBearer.Operator());
        assertThat(bearer(Optional.of(acme), new TokenText("another token")))
                .isEqualTo(new AuthenticateBearer.Refused());
    }

    @Test
    void a_holder_is_known_by_a_token_of_that_tenant_alone() {
        TokenText token = ofClient(Optional.empty()).access().text();
        assertThat(bearer(token)).isInstanceOfSatisfying(AuthenticateBearer.Holder.class, holder -> {
            assertThat(holder.tenant()).isEqualTo(town.acme);
            assertThat(holder.client()).contains(town.console.client());
        });
        assertThat(bearer(Optional.of(town.globex.id()), token)).isEqualTo(new AuthenticateBearer.Refused());
        assertThat(bearer(Optional.empty(), token)).isEqualTo(new AuthenticateBearer.Refused());
    }

    @Test
    void a_holder_is_nobody_once_the_token_is_over_or_those_it_names_may_not_act() {
        TokenText token =
                issued(user(throughConsole, Optional.empty())).access().text();
        town.change(town.console.client(), c -> c.in(ClientState.SUSPENDED));
        assertThat(bearer(token)).isEqualTo(new AuthenticateBearer.Refused());
        town.change(town.console.client(), c -> c.in(ClientState.ACTIVE));
        assertThat(bearer(token)).isInstanceOf(AuthenticateBearer.Holder.class);
        town.world.pass(Duration.ofHours(1));
        assertThat(bearer(token)).isEqualTo(new AuthenticateBearer.Refused());
    }

    private IssueClientToken.Outcome client(ClientAuthentication proof, Optional<Scopes> asked) {
        return town.world.issueClientToken.handle(
                new IssueClientToken.Request(World.origin(acme), proof, Set.of(), asked));
    }

    private IssuedTokens ofClient(Optional<Scopes> asked) {
        return ((IssueClientToken.Issued) client(console, asked)).tokens();
    }

    private IssueUserTokens.Outcome user(IssueUserTokens.Way way, Optional<Scopes> asked) {
        return town.world.issueUserTokens.handle(
                new IssueUserTokens.Request(World.origin(acme), way, "alice", Town.PASSWORD, asked));
    }

    private IssueUserTokens.Outcome login(IssueUserTokens.Way way, String password) {
        return town.world.issueUserTokens.handle(new IssueUserTokens.Request(
                World.origin(acme), way, "alice", new Password(password), Optional.empty()));
    }

    private static IssuedTokens issued(IssueUserTokens.Outcome outcome) {
        assertThat(outcome).isInstanceOf(IssueUserTokens.Issued.class);
        return ((IssueUserTokens.Issued) outcome).tokens();
    }

    private AuthenticateBearer.Outcome bearer(TokenText token) {
        return bearer(Optional.of(acme), token);
    }

    private AuthenticateBearer.Outcome bearer(Optional<TenantId> tenant, TokenText token) {
        return town.world.authenticateBearer.handle(new AuthenticateBearer.Attempt(tenant, token));
    }

    private VerifiedToken read(TokenText token) {
        return ((AuthenticateBearer.Holder) bearer(token)).token();
    }

    private static TenantPolicy policy(Optional<Duration> access, boolean passwords) {
        return new TenantPolicy(
                SignatureAlgorithm.ES256,
                Optional.empty(),
                passwords,
                false,
                access,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static TenantPolicy subject(TenantPolicy policy, SubjectFormat format) {
        return new TenantPolicy(
                policy.algorithm(),
                Optional.of(format),
                policy.passwordGrant(),
                policy.legacyJwks(),
                policy.accessLifetime(),
                policy.refreshIdle(),
                policy.refreshAbsolute(),
                policy.refreshGrace(),
                policy.keyRotation());
    }

    private static Client with(Client client, GrantType grant) {
        return new Client(
                client.ref(),
                client.id(),
                client.profile(),
                client.methods(),
                new ClientPermissions(
                        Set.of(grant),
                        client.permissions().allowed(),
                        client.permissions().byDefault()),
                client.redirects(),
                Set.of(),
                client.version());
    }

    private static Client living(Client client, Duration lifetime) {
        return new Client(
                client.ref(),
                client.id(),
                new ClientProfile(client.profile().name(), false, ClientState.ACTIVE, Optional.of(lifetime)),
                client.methods(),
                client.permissions(),
                client.redirects(),
                Set.of(),
                client.version());
    }
}
