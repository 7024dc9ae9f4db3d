package dev.signet.rest.scim;

import dev.signet.application.Author;
import dev.signet.application.FixedEntropy;
import dev.signet.application.Ids;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.NoteRefusal;
import dev.signet.application.credential.FastPasswordHasher;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.memory.InMemoryRefusals;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.scim.AuthenticateProvisioner;
import dev.signet.application.scim.ChangeGroup;
import dev.signet.application.scim.ChangePerson;
import dev.signet.application.scim.CreateGroup;
import dev.signet.application.scim.CreatePerson;
import dev.signet.application.scim.FindGroups;
import dev.signet.application.scim.FindPeople;
import dev.signet.application.scim.IssueScimToken;
import dev.signet.application.scim.PersonWriting;
import dev.signet.application.scim.RemoveGroup;
import dev.signet.application.scim.RemoveScimToken;
import dev.signet.application.scim.ShowGroup;
import dev.signet.application.scim.ShowPerson;
import dev.signet.application.signature.InMemorySigner;
import dev.signet.application.signature.PublishKeys;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.tenant.ShowServedTenant;
import dev.signet.application.token.AccessTokenReading;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.user.RemoveUser;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.user.AssignedBy;
import dev.signet.domain.user.Role;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserId;
import dev.signet.rest.Answer;
import dev.signet.rest.RestSettings;
import dev.signet.rest.observation.Deployment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Provisioning over a real HTTP server on a store in memory: tenants acme (the default one), globex, and ghost, which
/// is suspended.
final class ScimServer implements AutoCloseable {

    static final String SERVICE_TOKEN = "the-service-token";
    static final String OPERATOR_TOKEN = "the-operator-token";
    static final String BASE = "http://localhost:8140";
    static final int LARGEST_MESSAGE = 300_000;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final InstantSource clock = InstantSource.fixed(Cast.NOON);
    private final FixedEntropy entropy = new FixedEntropy(3);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final Ids ids = new Ids(entropy, clock);
    private final AuditEntries entries = new AuditEntries(ids, clock);
    private final EmbeddedServer server;

    ScimServer() {
        this(true, false);
    }

    /// @param putMerges see [ScimSettings]
    ScimServer(boolean enabled, boolean putMerges) {
        store.transactions().acrossTenants(tx -> {
            store.tenants().add(tx, Cast.acme());
            store.tenants().add(tx, Cast.globex());
            return store.tenants()
                    .add(tx, Cast.aTenant(new TenantId(Cast.anId()), "ghost").in(TenantState.SUSPENDED));
        });
        server = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port", -1, "micronaut.security.endpoints.introspection.enabled", false))
                .singletons(beans(enabled, putMerges))
                .run(EmbeddedServer.class);
    }

    private Object[] beans(boolean enabled, boolean putMerges) {
        var transactions = store.transactions();
        var trail = store.trail();
        var issuers = new Issuers(List.of(new IssuerBase(BASE)), new TenantSlug("acme"));
        var settings = new RestSettings(
                issuers,
                Optional.of(new SharedSecret(SERVICE_TOKEN)),
                RestSettings.USUAL_SERVICE_TOKEN_HEADER,
                RestSettings.USUAL_TENANT_HEADERS,
                Duration.ofMinutes(5),
                enabled);
        var signer = new InMemorySigner(entropy);
        var passwords = new PasswordMaking(
                new FastPasswordHasher(entropy),
                store.credentials(),
                new PasswordFitness(new FewCommonPasswords()),
                new RulesInForce(transactions, store.policies(), CredentialRules.STANDARD),
                ids,
                clock);
        var writing = new PersonWriting(store.users(), store.people(), store.roles(), clock);
        var reading =
                new AccessTokenReading(store.tenantKeys(), signer, transactions, store.revocations(), issuers, clock);
        return new Object[] {
            settings,
            new ScimSettings(putMerges, LARGEST_MESSAGE),
            new Deployment("signet", "1", "test"),
            clock,
            new NoteRefusal(new InMemoryRefusals(), clock),
            new ResolveTenant(store.directory()),
            new ShowServedTenant(transactions, store.tenants()),
            new PublishKeys(store.tenantKeys(), transactions, store.tenants(), clock),
            new AuthenticateBearer(reading, Optional.of(new SharedSecret(OPERATOR_TOKEN))),
            new AuthenticateProvisioner(transactions, store.routes(), store.tenants(), store.scimTokens(), clock),
            new CreatePerson(transactions, store.people(), writing, passwords, trail, entries, ids),
            new ShowPerson(transactions, store.people()),
            new FindPeople(transactions, store.people()),
            new ChangePerson(
                    transactions,
                    store.people(),
                    writing,
                    passwords,
                    store.credentials(),
                    store.families(),
                    trail,
                    entries),
            new RemoveUser(transactions, store.users(), store.families(), trail, entries, clock),
            new CreateGroup(transactions, store.groups(), trail, entries, ids),
            new ShowGroup(transactions, store.groups()),
            new FindGroups(transactions, store.groups()),
            new ChangeGroup(transactions, store.groups(), trail, entries),
            new RemoveGroup(transactions, store.groups(), trail, entries)
        };
    }

    /// A token of a provisioning client of `tenant`.
    IssueScimToken.Issued token(TenantId tenant, Optional<Duration> lifetime) {
        return new IssueScimToken(store.transactions(), store.scimTokens(), store.trail(), entries, ids, clock)
                .handle(new IssueScimToken.Request(tenant, "okta", lifetime, operator()));
    }

    void remove(TenantId tenant, ScimToken.Id token) {
        new RemoveScimToken(store.transactions(), store.scimTokens(), store.trail(), entries)
                .handle(new RemoveScimToken.Request(tenant, token, operator()));
    }

    private static Author operator() {
        return Author.operator(Provenance.local("test"));
    }

    /// Makes somebody of acme an administrator, by the operator's word.
    void promote(String id) {
        var admin = new RoleName("chief");
        store.transactions().inTenant(Cast.ACME, tx -> {
            store.roles().define(tx, new Role(admin, "", Scopes.parse("admin:system")));
            return store.users()
                    .assign(
                            tx,
                            new UserId(java.util.UUID.fromString(id)),
                            Set.of(admin),
                            AssignedBy.OPERATOR,
                            Cast.NOON);
        });
    }

    /// Lets globex be served, or not.
    void serveGlobex(boolean served) {
        store.transactions().acrossTenants(tx -> {
            var globex = store.tenants().find(tx, Cast.globex().slug()).orElseThrow();
            return store.tenants()
                    .change(tx, globex.in(served ? TenantState.ACTIVE : TenantState.SUSPENDED), globex.version());
        });
    }

    /// What happened in acme.
    List<AuditAction> actions() {
        return store.transactions().inTenant(Cast.ACME, tx -> store.trail().page(tx, Optional.empty(), 1000)).stream()
                .map(entry -> entry.action())
                .toList();
    }

    /// Whether somebody of acme has a password that counts.
    boolean hasPassword(String userName) {
        return store.transactions()
                .inTenant(Cast.ACME, tx -> store.users().lookup(tx, dev.signet.domain.user.LoginName.of(userName)))
                .candidate()
                .orElseThrow()
                .password()
                .isPresent();
    }

    /// Asks with the service token.
    ///
    /// @param headers names and values in turn
    Answer send(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("x-service-token", SERVICE_TOKEN));
        all.addAll(List.of(headers));
        return plain(method, path, body, all.toArray(String[]::new));
    }

    /// Asks with these headers alone.
    Answer plain(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURL() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/scim+json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    /// Makes a resource and answers with its id.
    String made(String path, String body) {
        Answer answer = send("POST", path, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.text("id");
    }

    /// The user names that a search of acme finds.
    List<Object> found(String query) {
        Answer answer = get("/scim/v2/Users?" + query);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return members(answer.json().get("Resources")).stream()
                .map(one -> Objects.requireNonNull(one.get("userName")))
                .toList();
    }

    /// A list of objects.
    @SuppressWarnings("unchecked") // of JSON
    static List<Map<String, Object>> members(@Nullable Object list) {
        return (List<Map<String, Object>>) Objects.requireNonNull(list);
    }

    /// An object.
    @SuppressWarnings("unchecked") // of JSON
    static Map<String, Object> object(@Nullable Object object) {
        return (Map<String, Object>) Objects.requireNonNull(object);
    }

    @Override
    public void close() {
        server.close();
    }
}
