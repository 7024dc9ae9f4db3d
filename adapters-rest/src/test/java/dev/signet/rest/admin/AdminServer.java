package dev.signet.rest.admin;

import dev.signet.application.Author;
import dev.signet.application.FixedEntropy;
import dev.signet.application.FixedSecretSealer;
import dev.signet.application.Ids;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.FixedChainSeal;
import dev.signet.application.audit.FollowAuditTrail;
import dev.signet.application.audit.NoteRefusal;
import dev.signet.application.audit.ReadAuditTrail;
import dev.signet.application.audit.SealAuditTrail;
import dev.signet.application.audit.VerifyAuditTrail;
import dev.signet.application.client.ChangeClient;
import dev.signet.application.client.ClientCredentialMaking;
import dev.signet.application.client.DefineScope;
import dev.signet.application.client.ListClientCredentials;
import dev.signet.application.client.ListClients;
import dev.signet.application.client.ListScopes;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.client.RetireScope;
import dev.signet.application.client.RevokeClientCredential;
import dev.signet.application.client.RotateClientSecret;
import dev.signet.application.client.ShowClient;
import dev.signet.application.client.ShowScope;
import dev.signet.application.client.signing.HmacKeyMaking;
import dev.signet.application.client.signing.RotateHmacKey;
import dev.signet.application.credential.FastPasswordHasher;
import dev.signet.application.credential.FixedClientSecrets;
import dev.signet.application.credential.ListCredentials;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.RevokeCredential;
import dev.signet.application.credential.SetPassword;
import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.credential.policy.ShowCredentialPolicy;
import dev.signet.application.memory.InMemoryRefusals;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.readiness.CheckReadiness;
import dev.signet.application.readiness.Probe;
import dev.signet.application.repetition.AnswerOnce;
import dev.signet.application.scim.IssueScimToken;
import dev.signet.application.scim.ListScimTokens;
import dev.signet.application.scim.RemoveScimToken;
import dev.signet.application.signature.InMemorySigner;
import dev.signet.application.signature.KeyMaking;
import dev.signet.application.signature.RetireSigningKey;
import dev.signet.application.signature.RotateSigningKey;
import dev.signet.application.signature.ShowKeyRing;
import dev.signet.application.signature.Signer;
import dev.signet.application.tenant.ChangeTenant;
import dev.signet.application.tenant.ListTenants;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.tenant.ShowTenant;
import dev.signet.application.tenant.TenantKeyring;
import dev.signet.application.token.AccessTokenReading;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.user.ChangeUser;
import dev.signet.application.user.DefineRole;
import dev.signet.application.user.ListRoles;
import dev.signet.application.user.ListUsers;
import dev.signet.application.user.ProvisionUser;
import dev.signet.application.user.RemoveUser;
import dev.signet.application.user.RetireRole;
import dev.signet.application.user.RoleAssigning;
import dev.signet.application.user.ShowUser;
import dev.signet.domain.audit.AuditRetention;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientPermissions;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.signature.KeyUse;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.rest.RestSettings;
import dev.signet.rest.UrlSpace;
import dev.signet.rest.observation.Deployment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The real HTTP server on a store in memory, with the tenants *acme* and *globex*, the clock stopped at
/// noon.
public final class AdminServer implements AutoCloseable {

    public static final String OPERATOR = "operator-token-of-the-tests";
    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BASE = "https://signet.example";

    private final FixedEntropy entropy = new FixedEntropy(7);
    private final InstantSource clock = InstantSource.fixed(NOON);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final InMemorySigner signer = new InMemorySigner(entropy);
    private final Ids ids = new Ids(entropy, clock);
    private final AuditEntries entries = new AuditEntries(ids, clock);
    private final FastPasswordHasher hasher = new FastPasswordHasher(entropy);
    private final ClientCredentialMaking making =
            new ClientCredentialMaking(new FixedClientSecrets(entropy, hasher), ids, clock);
    private final KeyMaking keys =
            new KeyMaking(signer, clock, Duration.ofMinutes(10), Duration.ofDays(1), slug -> Optional.empty());
    private final Issuers issuers = new Issuers(List.of(new IssuerBase(BASE)), new TenantSlug("acme"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final FixedChainSeal chain = new FixedChainSeal(1);
    private final EmbeddedServer server;

    final InMemoryRefusals refusals = new InMemoryRefusals();

    /// What is wrong with the store, if anything is.
    public final CopyOnWriteArrayList<String> troubles = new CopyOnWriteArrayList<>();

    final Map<String, Tenant> tenants = new HashMap<>();

    public AdminServer() {
        this(Optional.of(new SharedSecret(OPERATOR)), Map.of());
    }

    /// @param operator the operator's token; empty: none is configured
    /// @param properties of the server, beside the usual ones
    public AdminServer(Optional<SharedSecret> operator, Map<String, Object> properties) {
        Map<String, Object> all = new LinkedHashMap<>(Map.of(
                StoppedClock.WANTED,
                true,
                "micronaut.server.port",
                -1,
                "micronaut.security.filter.path",
                UrlSpace.ADMIN + "/**",
                "micronaut.security.filter.pattern",
                UrlSpace.ADMIN + "/**",
                "micronaut.security.basic-auth.enabled",
                false,
                "micronaut.metrics.binders.web.enabled",
                false,
                "micronaut.server.max-request-size",
                "1MB"));
        all.putAll(properties);
        ApplicationContext context = ApplicationContext.builder()
                .properties(all)
                .singletons(beans(operator).toArray())
                .build()
                .start();
        server = context.getBean(EmbeddedServer.class).start();
        for (String slug : List.of("acme", "globex")) {
            var provisioned = context.getBean(ProvisionTenant.class)
                    .handle(new ProvisionTenant.Request(
                            new TenantSlug(slug),
                            slug,
                            TenantPolicy.standard(SignatureAlgorithm.ES256),
                            Author.operator(Provenance.local("test"))));
            tenants.put(slug, ((ProvisionTenant.Provisioned) provisioned).tenant());
        }
    }

    private List<Object> beans(Optional<SharedSecret> operator) {
        var transactions = store.transactions();
        var trail = store.trail();
        var assigning = new RoleAssigning(transactions, store.users(), store.roles(), clock);
        var inForce = new RulesInForce(transactions, store.policies(), CredentialRules.STANDARD);
        var passwords = new PasswordMaking(
                hasher, store.credentials(), new PasswordFitness(new FewCommonPasswords()), inForce, ids, clock);
        var reading =
                new AccessTokenReading(store.tenantKeys(), signer, transactions, store.revocations(), issuers, clock);
        return List.of(
                new Deployment("signet", "1.2.3", "test"),
                new RestSettings(
                        issuers,
                        Optional.empty(),
                        RestSettings.USUAL_SERVICE_TOKEN_HEADER,
                        RestSettings.USUAL_TENANT_HEADERS,
                        Duration.ofMinutes(5),
                        true),
                new AdministrationSettings(TenantPolicy.standard(SignatureAlgorithm.RS256), Duration.ofDays(30)),
                new AuthenticateBearer(reading, operator),
                new ResolveTenant(store.directory()),
                new CheckReadiness(List.of(new Trouble(troubles))),
                new ListTenants(transactions, store.tenants()),
                new ShowTenant(transactions, store.tenants()),
                new ProvisionTenant(
                        transactions,
                        store.tenants(),
                        store.keyRings(),
                        keys,
                        trail,
                        entries,
                        ids,
                        UrlSpace.reserved()),
                new ChangeTenant(
                        transactions,
                        store.tenants(),
                        new TenantKeyring(transactions, store.keyRings(), keys, store.tenantKeys(), clock),
                        trail,
                        entries,
                        clock),
                new ListClients(transactions, store.clients()),
                new ShowClient(transactions, store.clients()),
                new RegisterClient(transactions, store.clients(), store.credentials(), making, trail, entries),
                new ChangeClient(transactions, store.clients(), store.families(), trail, entries, clock),
                new RotateClientSecret(
                        transactions, store.clients(), store.credentials(), making, trail, entries, clock),
                new ListClientCredentials(transactions, store.clients(), store.credentials()),
                new RevokeClientCredential(transactions, store.clients(), store.credentials(), trail, entries, clock),
                new RotateHmacKey(
                        transactions,
                        store.clients(),
                        store.hmacKeys(),
                        new HmacKeyMaking(new FixedSecretSealer(), ids, clock),
                        trail,
                        entries),
                new ListCredentials(transactions, store.users(), store.credentials()),
                new RevokeCredential(
                        transactions,
                        store.users(),
                        store.credentials(),
                        store.factors(),
                        store.families(),
                        trail,
                        entries,
                        clock),
                new ShowCredentialPolicy(transactions, store.policies()),
                new ChangeCredentialPolicy(transactions, store.policies(), trail, entries),
                new ListUsers(transactions, store.users()),
                new ShowUser(transactions, store.users()),
                new ProvisionUser(transactions, store.users(), assigning, passwords, trail, entries, ids),
                new ChangeUser(transactions, store.users(), assigning, store.families(), trail, entries, clock),
                new SetPassword(
                        transactions, store.users(), store.credentials(), passwords, store.families(), trail, entries),
                new ListRoles(transactions, store.roles()),
                new DefineRole(transactions, store.roles(), trail, entries),
                new RetireRole(transactions, store.roles(), trail, entries),
                new RemoveUser(transactions, store.users(), store.families(), trail, entries, clock),
                new ListScimTokens(transactions, store.scimTokens()),
                new IssueScimToken(transactions, store.scimTokens(), trail, entries, ids, clock),
                new RemoveScimToken(transactions, store.scimTokens(), trail, entries),
                new ListScopes(transactions, store.scopes()),
                new ShowScope(transactions, store.scopes()),
                new DefineScope(transactions, store.scopes(), trail, entries),
                new RetireScope(transactions, store.scopes(), trail, entries),
                new ShowKeyRing(transactions, store.keyRings()),
                new RotateSigningKey(transactions, store.keyRings(), keys, store.tenantKeys(), trail, entries),
                new RetireSigningKey(transactions, store.keyRings(), keys, store.tenantKeys(), trail, entries, clock),
                new ReadAuditTrail(transactions, trail),
                new FollowAuditTrail(transactions, trail),
                new VerifyAuditTrail(
                        transactions,
                        trail,
                        chain,
                        new AuditRetention(Duration.ofDays(400), Duration.ofDays(800)),
                        tenant -> Optional.empty(),
                        clock),
                new NoteRefusal(refusals, clock),
                new AnswerOnce(store.answers(), new FixedSecretSealer(), clock));
    }

    private record Trouble(CopyOnWriteArrayList<String> troubles) implements Probe {

        @Override
        public String name() {
            return "database";
        }

        @Override
        public Optional<String> trouble() {
            return troubles.stream().findFirst();
        }
    }

    /// The access token of a client of that tenant that holds `scopes`.
    public String bearer(String slug, String... scopes) {
        Tenant tenant = Objects.requireNonNull(tenants.get(slug));
        var ring = store.tenantKeys().of(tenant.id());
        var key = ring.signing(KeyUse.TOKEN, tenant.policy().algorithm(), NOON).orElseThrow();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", BASE + "/" + slug);
        claims.put("sub", "robot");
        claims.put("type", "service");
        claims.put("client_id", robot(tenant));
        claims.put("tenant", slug);
        claims.put("scope", String.join(" ", scopes));
        claims.put("iat", NOON.getEpochSecond());
        claims.put("exp", NOON.plusSeconds(600).getEpochSecond());
        claims.put("jti", ids.jti());
        return signer.sign(tenant.id(), key, Signer.Type.JWT, claims);
    }

    private String robot(Tenant tenant) {
        var transactions = store.transactions();
        var id = new ClientId("robot");
        if (transactions
                .once(tenant.id(), tx -> store.clients().lookup(tx, id))
                .registered()
                .isEmpty()) {
            var registered = new RegisterClient(
                            transactions, store.clients(), store.credentials(), making, store.trail(), entries)
                    .handle(new RegisterClient.Request(
                            tenant.id(),
                            ref -> new Client(
                                    ref,
                                    id,
                                    new ClientProfile("robot", false, ClientState.ACTIVE, Optional.empty()),
                                    Set.of(ClientAuthenticationMethod.CLIENT_SECRET_POST),
                                    ClientPermissions.of(Set.of(GrantType.CLIENT_CREDENTIALS), Scopes.NONE),
                                    Set.of(),
                                    Set.of(),
                                    dev.signet.domain.Version.FIRST),
                            Optional.empty(),
                            List.of(),
                            Author.operator(Provenance.local("test"))));
            if (!(registered instanceof RegisterClient.Registered)) {
                throw new IllegalStateException("the robot could not be registered");
            }
        }
        return id.value();
    }

    /// Seals what waits for it.
    void seal() {
        new SealAuditTrail(store.transactions(), store.trail(), chain, clock).handle();
    }

    /// Sends a request.
    ///
    /// @param token the bearer token; empty for none
    /// @param headers names and values in turn
    public HttpResponse<String> send(String method, String path, String token, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.setHeader("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path, String token) {
        return send("GET", path, token, "");
    }

    public HttpResponse<String> post(String path, String token, String body) {
        return send("POST", path, token, body);
    }

    public HttpResponse<String> patch(String path, String token, String body, String... headers) {
        return send("PATCH", path, token, body, headers);
    }

    public HttpResponse<String> put(String path, String token, String body) {
        return send("PUT", path, token, body);
    }

    public HttpResponse<String> delete(String path, String token) {
        return send("DELETE", path, token, "");
    }

    /// The port on which it listens.
    public int port() {
        return server.getPort();
    }

    /// Beans of the server.
    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    @Override
    public void close() {
        server.stop();
    }
}
