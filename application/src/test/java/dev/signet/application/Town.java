package dev.signet.application;

import dev.signet.application.client.RegisterClient;
import dev.signet.application.credential.Requester;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.IssuedTokens;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.application.user.ProvisionUser;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthentication;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.Password;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A world with tenants acme and globex, each with a user alice (role `editor`) and a client console, made by the
/// use cases themselves; and the short words for what tests do there.
public final class Town {

    /// Everybody's password.
    public static final Password PASSWORD = new Password("correct horse");

    /// Whoever runs the deployment.
    public static final Author OPERATOR = Author.operator(Provenance.local("test"));

    public final World world = new World();
    public final Tenant acme = tenant("acme");
    public final Tenant globex = tenant("globex");
    public final User alice = user(acme.id(), "alice");
    public final User aliceOfGlobex = user(globex.id(), "alice");
    public final RegisterClient.Registered console = console(acme.id());
    public final RegisterClient.Registered consoleOfGlobex = console(globex.id());

    /// A new tenant that signs with ES256.
    public Tenant tenant(String slug) {
        var outcome = world.provisionTenant.handle(new ProvisionTenant.Request(
                new TenantSlug(slug), slug, TenantPolicy.standard(SignatureAlgorithm.ES256), OPERATOR));
        return ((ProvisionTenant.Provisioned) outcome).tenant();
    }

    /// A new user of role editor.
    public User user(TenantId tenant, String name) {
        role(tenant, "editor", "read:users write:users");
        var outcome = world.provisionUser.handle(new ProvisionUser.Request(
                tenant,
                new UserName(name),
                Optional.of(new Email(name + "@example.org")),
                Optional.empty(),
                Optional.of(PASSWORD),
                Set.of(new RoleName("editor")),
                OPERATOR));
        return ((ProvisionUser.Provisioned) outcome).user();
    }

    /// A role, as it shall be from now on.
    public void role(TenantId tenant, String name, String scopes) {
        world.defineRole.handle(new dev.signet.application.user.DefineRole.Request(
                tenant, new Role(new RoleName(name), "", Scopes.parse(scopes)), OPERATOR));
    }

    /// The console: a client with a secret and every grant.
    public RegisterClient.Registered console(TenantId tenant) {
        return client(tenant, "console", Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC), List.of());
    }

    /// A client of every grant that it may have.
    public RegisterClient.Registered client(
            TenantId tenant, String id, Set<ClientAuthenticationMethod> methods, List<Jwk> keys) {
        Set<GrantType> grants = EnumSet.of(GrantType.PASSWORD, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS);
        if (methods.contains(ClientAuthenticationMethod.NONE)) {
            grants.remove(GrantType.CLIENT_CREDENTIALS);
        }
        return client(
                tenant,
                id,
                methods,
                new ClientPermissions(grants, Scopes.parse("read:users write:users"), Scopes.parse("read:users")),
                Optional.empty(),
                keys);
    }

    /// A client.
    public RegisterClient.Registered client(
            TenantId tenant,
            String id,
            Set<ClientAuthenticationMethod> methods,
            ClientPermissions permissions,
            Optional<ClientSecret> chosen,
            List<Jwk> keys) {
        var outcome = world.registerClient.handle(new RegisterClient.Request(
                tenant,
                ref -> new Client(
                        ref,
                        new ClientId(id),
                        new ClientProfile(id, false, ClientState.ACTIVE, Optional.empty()),
                        methods,
                        permissions,
                        Set.of(),
                        Set.of(),
                        Version.FIRST),
                chosen,
                keys,
                OPERATOR));
        return (RegisterClient.Registered) outcome;
    }

    /// The proof that `client` has by the secret that was made for it.
    public static ClientAuthentication proofOf(RegisterClient.Registered client) {
        return new ClientAuthentication.BySecret(
                client.client().id(), client.made().orElseThrow(), ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    /// Alice's tokens by the tenant API, which knows no clients.
    public IssuedTokens tokensOf(User user, TenantId tenant) {
        return issued(tenant, user, new IssueUserTokens.Direct(), Optional.empty());
    }

    /// Alice's tokens through `client`.
    public IssuedTokens tokensThrough(RegisterClient.Registered client, User user, TenantId tenant) {
        return issued(
                tenant,
                user,
                new IssueUserTokens.Through(proofOf(client), Set.of()),
                Optional.of(Scopes.parse("read:users write:users")));
    }

    private IssuedTokens issued(TenantId tenant, User user, IssueUserTokens.Way way, Optional<Scopes> asked) {
        var outcome = world.issueUserTokens.handle(new IssueUserTokens.Request(
                World.origin(tenant), way, user.name().value(), PASSWORD, asked));
        return ((IssueUserTokens.Issued) outcome).tokens();
    }

    /// Redeems `token` as a form of `client`'s, naming no scopes.
    public RotateRefreshToken.Outcome redeem(TokenText token, ClientAuthentication client) {
        return redeem(acme.id(), token, client, Optional.empty());
    }

    /// Redeems `token`.
    public RotateRefreshToken.Outcome redeem(
            TenantId tenant, TokenText token, ClientAuthentication client, Optional<Scopes> asked) {
        return world.rotateRefreshToken.handle(
                new RotateRefreshToken.Presented(World.origin(tenant), Dialect.FORM, token, client, Set.of(), asked));
    }

    /// Changes the client's profile, permissions, state.
    public void change(Client client, java.util.function.UnaryOperator<Client> change) {
        world.changeClient.handle(new dev.signet.application.client.ChangeClient.Request(
                acme.id(), client.id(), Optional.empty(), change, OPERATOR));
    }

    /// Changes the tenant acme.
    public void change(java.util.function.UnaryOperator<Tenant> change) {
        world.changeTenant.handle(new dev.signet.application.tenant.ChangeTenant.Request(
                acme.slug(), Optional.empty(), change, OPERATOR));
    }

    /// Disables a user.
    public void disable(TenantId tenant, User user) {
        world.changeUser.handle(new dev.signet.application.user.ChangeUser.Request(
                tenant,
                user.id(),
                Optional.empty(),
                was -> new User(
                        was.id(),
                        was.name(),
                        was.email(),
                        was.displayName(),
                        dev.signet.domain.user.UserState.DISABLED,
                        was.version()),
                OPERATOR));
    }

    /// Who the bearer of `tokens` is.
    public AuthenticateBearer.Outcome bearer(TenantId tenant, IssuedTokens tokens) {
        return world.authenticateBearer.handle(new AuthenticateBearer.Attempt(
                Optional.of(tenant), tokens.access().text()));
    }

    /// The bearer of `tokens`, as they ask for a change of credentials.
    public Requester requester(TenantId tenant, IssuedTokens tokens) {
        var holder = (AuthenticateBearer.Holder) bearer(tenant, tokens);
        return Requester.bearer(holder.token(), holder.client(), Provenance.local("test"));
    }
}
