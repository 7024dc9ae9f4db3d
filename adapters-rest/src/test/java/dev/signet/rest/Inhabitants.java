package dev.signet.rest;

import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.PasswordHasher;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.signature.Signer;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.signature.KeyLife;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who lives in the world of these tests. In *acme*: alice, who trades; bob, who is disabled; carol, whose
/// password is over; dave, who has none; the clients *console* (a secret that somebody chose), *spa* (public),
/// *robot* (a key), *watcher* (trusted), *bystander* (may nothing), *gone* (suspended). In *globex*: another
/// alice. *ghost* is suspended.
public final class Inhabitants {

    /// Everybody's password.
    public static final String PASSWORD = "wonder land&+%é";

    /// The secret of every client that has one: it needs encoding wherever it goes.
    public static final String SECRET = "s3cret: +%/ü";

    private static final Set<ClientAuthenticationMethod> BY_SECRET =
            Set.of(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);
    private static final Set<GrantType> ALL =
            Set.of(GrantType.PASSWORD, GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN);

    private final InMemoryStore store;
    private final ClientSecrets secrets;
    private final PasswordHasher hasher;
    private final Signer signer;
    private final InstantSource clock;

    Inhabitants(InMemoryStore store, ClientSecrets secrets, PasswordHasher hasher, Signer signer, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.hasher = hasher;
        this.signer = signer;
        this.clock = clock;
        settle(Cast.acme());
        settle(Cast.globex());
        settle(Cast.aTenant(new TenantId(Cast.anId()), "ghost").in(TenantState.SUSPENDED));
        person(Cast.ACME, Cast.alice(), Optional.empty());
        person(Cast.GLOBEX, Cast.aUser(new UserId(Cast.anId()), "Alice"), Optional.empty());
        person(Cast.ACME, disabled(Cast.aUser(new UserId(Cast.anId()), "bob")), Optional.empty());
        person(Cast.ACME, Cast.aUser(new UserId(Cast.anId()), "carol"), Optional.of(Cast.NOON));
        store.transactions()
                .inTenant(Cast.ACME, tx -> store.users().add(tx, Cast.aUser(new UserId(Cast.anId()), "dave")));
        clients();
    }

    private void clients() {
        client("console", BY_SECRET, ALL, false, ClientState.ACTIVE);
        client("watcher", BY_SECRET, ALL, true, ClientState.ACTIVE);
        client("bystander", BY_SECRET, Set.of(), false, ClientState.ACTIVE);
        client("gone", BY_SECRET, ALL, false, ClientState.SUSPENDED);
        client(
                "spa",
                Set.of(ClientAuthenticationMethod.NONE),
                Set.of(GrantType.PASSWORD, GrantType.REFRESH_TOKEN),
                false,
                ClientState.ACTIVE);
        client("robot", Set.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT), ALL, false, ClientState.ACTIVE);
    }

    /// Suspends or restores a tenant.
    public void put(TenantId tenant, TenantState state) {
        store.transactions().acrossTenants(tx -> {
            Tenant now = store.tenants().find(tx.as(tenant)).orElseThrow();
            return store.tenants().change(tx, now.in(state), now.version());
        });
    }

    /// Disables alice of acme, or lets her in again.
    public void alice(UserState state) {
        store.transactions().inTenant(Cast.ACME, tx -> {
            User now = store.users().find(tx, Cast.ALICE).orElseThrow().user();
            User next = new User(now.id(), now.name(), now.email(), now.displayName(), state, now.version());
            return store.users().change(tx, next, now.version());
        });
    }

    private void settle(Tenant tenant) {
        store.transactions().acrossTenants(tx -> store.tenants().add(tx, tenant));
        KeyLife life = KeyLife.from(clock.instant());
        var token = signer.make(tenant.id(), SignatureAlgorithm.RS256, KeyUse.TOKEN, life);
        var answer = signer.make(tenant.id(), SignatureAlgorithm.ES256, KeyUse.ANSWER, life);
        store.transactions().inTenant(tenant.id(), tx -> {
            store.keyRings().add(tx, token);
            store.keyRings().add(tx, answer);
            return tenant;
        });
    }

    private void person(TenantId tenant, User user, Optional<Instant> passwordEnds) {
        var trading = new RoleName("trading");
        var life = new CredentialLife(Version.FIRST, clock.instant().minus(Duration.ofDays(1)), passwordEnds);
        var password = new PasswordCredential(new CredentialId(Cast.anId()), hasher.hash(new Password(PASSWORD)), life);
        store.transactions().inTenant(tenant, tx -> {
            store.roles().define(tx, new Role(trading, "", Scopes.parse("read:users write:transactions")));
            store.users().add(tx, user);
            store.credentials().setPassword(tx, user.id(), password, clock.instant());
            return store.users().assign(tx, user.id(), Set.of(trading), AssignedBy.OPERATOR, clock.instant());
        });
    }

    private static User disabled(User user) {
        return new User(user.id(), user.name(), user.email(), user.displayName(), UserState.DISABLED, user.version());
    }

    private void client(
            String id,
            Set<ClientAuthenticationMethod> methods,
            Set<GrantType> grants,
            boolean trusted,
            ClientState state) {
        var ref = new ClientRef(Cast.anId());
        var client = new Client(
                ref,
                new ClientId(id),
                new ClientProfile(id, trusted, state, Optional.empty()),
                methods,
                new ClientPermissions(
                        grants, Scopes.parse("read:users write:transactions"), Scopes.parse("read:users")),
                Set.of(),
                Set.of(),
                Version.FIRST);
        var life = new CredentialLife(Version.FIRST, clock.instant(), Optional.empty());
        store.transactions().inTenant(Cast.ACME, tx -> {
            store.clients().add(tx, client);
            stored(methods)
                    .ifPresent(stored -> store.credentials()
                            .add(tx, ref, new ClientCredential(new CredentialId(Cast.anId()), stored, life)));
            return client;
        });
    }

    private Optional<StoredSecret> stored(Set<ClientAuthenticationMethod> methods) {
        if (methods.contains(ClientAuthenticationMethod.PRIVATE_KEY_JWT)) {
            return Optional.of(new StoredSecret.Public(new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", "AAAA"))));
        }
        return methods.equals(BY_SECRET)
                ? Optional.of(secrets.keep(Cast.ACME, new ClientSecret(SECRET)))
                : Optional.empty();
    }
}
