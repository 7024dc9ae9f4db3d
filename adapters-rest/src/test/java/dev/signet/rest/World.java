package dev.signet.rest;

import dev.signet.application.Entropy;
import dev.signet.application.FixedEntropy;
import dev.signet.application.FixedPseudonymizer;
import dev.signet.application.FixedSecretSealer;
import dev.signet.application.Ids;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.NoteRefusal;
import dev.signet.application.client.AssertionCheck;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.client.ShowOrigins;
import dev.signet.application.credential.FastPasswordHasher;
import dev.signet.application.credential.FixedClientSecrets;
import dev.signet.application.credential.FixedKeyedDigests;
import dev.signet.application.credential.FormerPasswords;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.VerifyPassword;
import dev.signet.application.credential.apikey.ApiKeyMaking;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.application.credential.factor.ConfirmTotp;
import dev.signet.application.credential.factor.EnrolTotp;
import dev.signet.application.credential.factor.RecoveryCodes;
import dev.signet.application.credential.factor.RemoveTotp;
import dev.signet.application.credential.factor.RenewRecoveryCodes;
import dev.signet.application.credential.factor.TotpFactor;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.memory.InMemoryCredentialUses;
import dev.signet.application.memory.InMemoryRefusals;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.signature.InMemorySigner;
import dev.signet.application.signature.PublishKeys;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.token.AccessTokenMint;
import dev.signet.application.token.AccessTokenReading;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.FixedRefreshTokenSeal;
import dev.signet.application.token.GrantOpening;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RefreshProof;
import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.application.token.Refreshing;
import dev.signet.application.token.RevokeToken;
import dev.signet.application.token.Revoking;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.application.token.TokenWriting;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.rest.edge.EdgeLimits;
import dev.signet.rest.observation.Deployment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The endpoints over a real HTTP server, with the use cases over ports in memory: default tenant acme, another
/// named globex, and a clock that stands at noon.
public final class World implements AutoCloseable {

    /// What opens introspection.
    public static final String SERVICE_TOKEN = "the-service-token";

    /// What opens everything.
    public static final String OPERATOR_TOKEN = "the-operator-token";

    /// The public URL, and another spelling of it.
    public static final String BASE = "http://localhost:8140";

    public static final String OTHER_BASE = "http://127.0.0.1:8140";

    private final MovingClock clock = new MovingClock(Cast.NOON);
    private final Entropy entropy = new FixedEntropy(1);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final InMemorySigner signer = new InMemorySigner(entropy);
    private final FastPasswordHasher hasher = new FastPasswordHasher(entropy);
    private final FixedClientSecrets secrets = new FixedClientSecrets(entropy, hasher);
    private final NamedAssertions assertions = new NamedAssertions();
    private final InMemoryRefusals refusals = new InMemoryRefusals();
    private final EmbeddedServer server;
    private final Inhabitants cast;

    /// A world whose service token is set.
    public World() {
        this(Optional.of(SERVICE_TOKEN));
    }

    /// @param serviceToken empty: none is configured
    public World(Optional<String> serviceToken) {
        this(serviceToken, EdgeLimits.STANDARD);
    }

    /// @param limits what the edge bears
    public World(Optional<String> serviceToken, EdgeLimits limits) {
        var settings = new RestSettings(
                new Issuers(List.of(new IssuerBase(BASE), new IssuerBase(OTHER_BASE)), new TenantSlug("acme")),
                serviceToken.map(SharedSecret::new),
                RestSettings.USUAL_SERVICE_TOKEN_HEADER,
                RestSettings.USUAL_TENANT_HEADERS,
                Duration.ofMinutes(5),
                true,
                limits);
        server = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.server.port", -1, "micronaut.security.endpoints.introspection.enabled", false))
                .singletons(useCases(settings))
                .run(EmbeddedServer.class);
        cast = new Inhabitants(store, secrets, hasher, signer, clock);
    }

    /// Who lives here.
    public Inhabitants cast() {
        return cast;
    }

    /// Lets time pass.
    public void pass(Duration time) {
        clock.pass(time);
    }

    /// The present.
    public Instant now() {
        return clock.instant();
    }

    /// What was refused since this was asked last.
    public List<RefusalTally> refused() {
        return refusals.drain();
    }

    /// What asks the server.
    public Caller caller() {
        return new Caller(server.getURI());
    }

    /// The port of the server.
    public int port() {
        return server.getPort();
    }

    /// The beans of the server.
    public ApplicationContext beans() {
        return server.getApplicationContext();
    }

    @Override
    public void close() {
        server.close();
    }

    private Object[] useCases(RestSettings settings) {
        var rules = TokenRules.STANDARD;
        var ids = new Ids(entropy, clock);
        RefreshTokenSeal seal = new FixedRefreshTokenSeal(1);
        TenantKeys keys = store.tenantKeys();
        var transactions = store.transactions();
        var families = store.families();
        var entries = new AuditEntries(ids, clock);
        var limits = new GuessLimits(
                store.sourceGuesses(),
                store.accountGuesses(),
                new FixedPseudonymizer(),
                GuessLimits.Rules.STANDARD,
                clock);
        var authenticate = new AuthenticateClient(
                transactions, store.clients(), secrets, new AssertionCheck(assertions, store.nonces(), clock), limits);
        var mint = new AccessTokenMint(keys, signer, ids, clock);
        var writing = new TokenWriting(mint, seal, ids, clock, rules);
        var uses = new InMemoryCredentialUses();
        var verify = new VerifyPassword(transactions, store.users(), store.credentials(), hasher, limits, uses, clock);
        var opening = new GrantOpening(transactions, families, store.users(), writing, rules);
        var reading =
                new AccessTokenReading(keys, signer, transactions, store.revocations(), settings.issuers(), clock);
        var refreshing = new Refreshing(transactions, families, store.trail(), entries, writing, rules);
        var revoking = new Revoking(transactions, families, store.revocations(), store.trail(), entries, clock);
        var digests = new FixedKeyedDigests();
        var inForce = new RulesInForce(transactions, store.policies(), CredentialRules.STANDARD);
        var fitness = new PasswordFitness(new FewCommonPasswords());
        var making = new PasswordMaking(hasher, store.credentials(), fitness, inForce, ids, clock);
        var former = new FormerPasswords(transactions, store.credentials(), hasher, clock);
        var totp = new TotpFactor(transactions, store.factors(), new FixedSecretSealer(), clock);
        var recovery = new RecoveryCodes(transactions, store.factors(), digests, store.trail(), entries, ids, clock);
        var factor = new VerifySecondFactor(List.of(totp, recovery), limits);
        return new Object[] {
            new RotatePassword(
                    transactions,
                    verify,
                    factor,
                    store.credentials(),
                    former,
                    making,
                    families,
                    store.trail(),
                    entries),
            new RotateApiKey(
                    transactions,
                    store.users(),
                    store.apiKeys(),
                    store.credentials(),
                    new ApiKeyMaking(digests, inForce, ids, clock),
                    store.trail(),
                    entries),
            new ValidateApiKey(transactions, store.apiKeys(), digests, limits, uses, clock),
            new EnrolTotp(transactions, store.users(), store.factors(), totp, store.trail(), entries, ids, clock),
            new ConfirmTotp(transactions, store.factors(), totp, recovery, limits, store.trail(), entries, clock),
            new RemoveTotp(transactions, store.factors(), factor, store.trail(), entries, clock),
            new RenewRecoveryCodes(transactions, store.factors(), factor, recovery, store.trail(), entries),
            settings,
            new NoteRefusal(refusals, clock),
            clock,
            new Deployment("signet", "1", "test"),
            new ResolveTenant(store.directory()),
            new ShowOrigins(transactions, store.clients()),
            new PublishKeys(keys, transactions, store.tenants(), clock),
            authenticate,
            new AuthenticateBearer(reading, Optional.of(new SharedSecret(OPERATOR_TOKEN))),
            new IssueUserTokens(authenticate, verify, factor, opening),
            new IssueClientToken(authenticate, mint, rules),
            new RotateRefreshToken(seal, transactions, families, new RefreshProof(authenticate, secrets), refreshing),
            new IntrospectToken(reading, seal, transactions, families, clock),
            new RevokeToken(reading, seal, transactions, families, revoking)
        };
    }
}
