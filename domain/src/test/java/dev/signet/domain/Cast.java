package dev.signet.domain;

import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.token.FamilyBuilder;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserId;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Who appears in the tests: tenants acme and globex, user alice, client console, and the clock that stopped at
/// noon.
public final class Cast {

    /// When everything happens.
    public static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    /// A tenant.
    public static final TenantId ACME = new TenantId(UUID.fromString("0190b6a0-0000-7000-8000-00000000acae"));

    /// Another, of which acme must never see anything.
    public static final TenantId GLOBEX = new TenantId(UUID.fromString("0190b6a0-0000-7000-8000-0000000910be"));

    /// A user.
    public static final UserId ALICE = new UserId(UUID.fromString("0190b6a0-0000-7000-8000-0000000a11ce"));

    /// A client.
    public static final ClientRef CONSOLE = new ClientRef(UUID.fromString("0190b6a0-0000-7000-8000-00000c0501e0"));

    private static final AtomicLong COUNT = new AtomicLong();

    private Cast() {}

    /// A time-ordered id that no other call answers.
    public static UUID anId() {
        return anIdOf(NOON);
    }

    /// A time-ordered id of this time that no other call answers.
    public static UUID anIdOf(Instant madeAt) {
        byte[] chance = new byte[10];
        long count = COUNT.incrementAndGet();
        for (int i = 0; i < 8; i++) {
            chance[i] = (byte) (count >> (56 - 8 * i));
        }
        return TimeOrderedUuid.of(madeAt, chance);
    }

    /// Acme, as it begins.
    public static Tenant acme() {
        return aTenant(ACME, "acme");
    }

    /// Globex, as it begins.
    public static Tenant globex() {
        return aTenant(GLOBEX, "globex");
    }

    /// A tenant of the standard policy.
    public static Tenant aTenant(TenantId id, String slug) {
        return new Tenant(
                id,
                new TenantSlug(slug),
                "The " + slug + " company",
                TenantState.ACTIVE,
                TenantPolicy.standard(SignatureAlgorithm.RS256),
                Version.FIRST);
    }

    /// Alice, as she begins.
    public static User alice() {
        return aUser(ALICE, "Alice");
    }

    /// A user with an e-mail address.
    public static User aUser(UserId id, String name) {
        return new User(
                id,
                new UserName(name),
                Optional.of(new Email(name + "@example.org")),
                Optional.of(name + " of the tests"),
                UserState.ACTIVE,
                Version.FIRST);
    }

    /// So many people, numbered from `first`, with e-mail addresses.
    public static List<User> people(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> aUser(new UserId(anId()), "person-" + number))
                .toList();
    }

    /// The console, which has a secret and may do everything that does not need a browser.
    public static Client console() {
        return aClient(CONSOLE, "console", ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    /// A client that proves itself by `method`.
    public static Client aClient(ClientRef ref, String id, ClientAuthenticationMethod method) {
        return new Client(
                ref,
                new ClientId(id),
                new ClientProfile("Client " + id, false, ClientState.ACTIVE, Optional.of(Duration.ofMinutes(10))),
                Set.of(method),
                new ClientPermissions(
                        Set.of(GrantType.PASSWORD, GrantType.REFRESH_TOKEN),
                        Scopes.parse("read:users write:users"),
                        Scopes.parse("read:users")),
                Set.of(new RedirectUri("https://console.example.org/callback")),
                Set.of(),
                Version.FIRST);
    }

    /// `client` as one that is trusted, with the deployment's lifetime of tokens.
    public static Client trusted(Client client) {
        return new Client(
                client.ref(),
                client.id(),
                new ClientProfile(
                        client.profile().name(), true, client.profile().state(), Optional.empty()),
                client.methods(),
                client.permissions(),
                client.redirects(),
                client.origins(),
                client.version());
    }

    /// A family of alice's, begun at noon, of no client.
    public static FamilyBuilder aLiveFamily() {
        return new FamilyBuilder();
    }
}
