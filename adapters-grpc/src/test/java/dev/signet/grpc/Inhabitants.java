package dev.signet.grpc;

import dev.signet.application.credential.PasswordHasher;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.signature.Signer;
import dev.signet.domain.Cast;
import dev.signet.domain.Version;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordCredential;
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
import java.util.Optional;
import java.util.Set;

/// Who lives in the world of these tests. In *acme*: alice, who trades; bob, who is disabled; carol, whose password is
/// over. In *globex*: another alice. *ghost* is suspended.
public final class Inhabitants {

    /// Everybody's password.
    public static final String PASSWORD = "wonder land&+%é";

    private final InMemoryStore store;
    private final PasswordHasher hasher;
    private final Signer signer;
    private final InstantSource clock;

    Inhabitants(InMemoryStore store, PasswordHasher hasher, Signer signer, InstantSource clock) {
        this.store = store;
        this.hasher = hasher;
        this.signer = signer;
        this.clock = clock;
        settle(Cast.acme());
        settle(Cast.globex());
        settle(Cast.aTenant(new TenantId(Cast.anId()), "ghost").in(TenantState.SUSPENDED));
        person(Cast.ACME, Cast.alice(), Optional.empty());
        person(Cast.GLOBEX, Cast.aUser(new UserId(Cast.anId()), "Alice"), Optional.empty());
        person(Cast.ACME, in(UserState.DISABLED, Cast.aUser(new UserId(Cast.anId()), "bob")), Optional.empty());
        person(Cast.ACME, Cast.aUser(new UserId(Cast.anId()), "carol"), Optional.of(Cast.NOON));
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
            return store.users().change(tx, in(state, now), now.version());
        });
    }

    private void settle(Tenant tenant) {
        store.transactions().acrossTenants(tx -> store.tenants().add(tx, tenant));
        var key = signer.make(tenant.id(), SignatureAlgorithm.RS256, KeyUse.TOKEN, KeyLife.from(clock.instant()));
        store.transactions().inTenant(tenant.id(), tx -> {
            store.keyRings().add(tx, key);
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

    private static User in(UserState state, User user) {
        return new User(user.id(), user.name(), user.email(), user.displayName(), state, user.version());
    }
}
