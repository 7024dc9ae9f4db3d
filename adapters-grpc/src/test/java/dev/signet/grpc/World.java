package dev.signet.grpc;

import dev.signet.application.Entropy;
import dev.signet.application.FixedEntropy;
import dev.signet.application.FixedPseudonymizer;
import dev.signet.application.FixedSecretSealer;
import dev.signet.application.Ids;
import dev.signet.application.audit.AuditEntries;
import dev.signet.application.audit.NoteRefusal;
import dev.signet.application.client.AssertionCheck;
import dev.signet.application.client.AuthenticateClient;
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
import dev.signet.application.credential.factor.RecoveryCodes;
import dev.signet.application.credential.factor.TotpFactor;
import dev.signet.application.credential.factor.VerifySecondFactor;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.memory.InMemoryCredentialUses;
import dev.signet.application.memory.InMemoryRefusals;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.readiness.CheckReadiness;
import dev.signet.application.readiness.Probe;
import dev.signet.application.signature.InMemorySigner;
import dev.signet.application.signature.PublishKeys;
import dev.signet.application.tenant.ResolveTenant;
import dev.signet.application.token.AccessTokenMint;
import dev.signet.application.token.AccessTokenReading;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.FixedRefreshTokenSeal;
import dev.signet.application.token.GrantOpening;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RefreshProof;
import dev.signet.application.token.RefreshTokenSeal;
import dev.signet.application.token.Refreshing;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.application.token.TokenWriting;
import dev.signet.domain.audit.RefusalTally;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.grpc.edge.GrpcLimits;
import dev.signet.grpc.edge.PeerAddresses;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.grpc.server.GrpcEmbeddedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The services over a real gRPC server, with the use cases over ports in memory: default tenant acme, another named
/// globex, and a clock that stands at noon.
public final class World implements AutoCloseable {

    /// What opens introspection.
    public static final String SERVICE_TOKEN = "the-service-token";

    /// What opens everything, elsewhere.
    public static final String OPERATOR_TOKEN = "the-operator-token";

    private static final int LARGEST_MESSAGE = 65_536;

    /// The public URL.
    public static final String BASE = "http://localhost:8140";

    private final MovingClock clock = new MovingClock();
    private final Entropy entropy = new FixedEntropy(1);
    private final InMemoryStore store = new InMemoryStore(clock);
    private final InMemorySigner signer = new InMemorySigner(entropy);
    private final FastPasswordHasher hasher = new FastPasswordHasher(entropy);
    private final InMemoryRefusals refusals = new InMemoryRefusals();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ApplicationContext context;
    private final GrpcEmbeddedServer server;
    private final ManagedChannel channel;
    private final Inhabitants cast;

    /// A world whose doors are closed.
    public World() {
        this(false, List.of());
    }

    /// @param open whether callers without a service token are taken for services
    /// @param probes what readiness asks
    public World(boolean open, List<Probe> probes, Object... more) {
        var settings = GrpcSettings.of(
                new Issuers(List.of(new IssuerBase(BASE)), new TenantSlug("acme")),
                Optional.of(new SharedSecret(SERVICE_TOKEN)),
                "X-Service-Token",
                List.of("x-tenant-id", "x-tenant", "x-realm"),
                open);
        List<Object> parts = new ArrayList<>(useCases(settings));
        parts.add(new CheckReadiness(probes));
        if (Arrays.stream(more).noneMatch(GrpcLimits.class::isInstance)) {
            parts.add(new GrpcLimits(64, Duration.ofSeconds(10), LARGEST_MESSAGE, 16 << 10, Duration.ofMinutes(1)));
        }
        parts.addAll(Arrays.asList(more));
        context = ApplicationContext.builder()
                .properties(Map.of("grpc.server.port", 0, "signet.grpc.health-interval", "20ms"))
                .singletons(parts.toArray())
                .build()
                .start();
        server = context.getBean(GrpcEmbeddedServer.class);
        server.start();
        channel = Grpc.newChannelBuilderForAddress("localhost", server.getPort(), InsecureChannelCredentials.create())
                .build();
        cast = new Inhabitants(store, hasher, signer, clock);
    }

    /// Who lives here.
    public Inhabitants cast() {
        return cast;
    }

    /// Lets time pass.
    public void pass(Duration time) {
        clock.pass(time);
    }

    /// What was refused since this was asked last.
    public List<RefusalTally> refused() {
        return refusals.drain();
    }

    /// What was measured.
    public SimpleMeterRegistry meters() {
        return meters;
    }

    /// What leads to the server.
    public Channel channel() {
        return channel;
    }

    /// The server.
    public GrpcEmbeddedServer server() {
        return server;
    }

    /// The beans of the server.
    public ApplicationContext beans() {
        return context;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        try {
            channel.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }

    private List<Object> useCases(GrpcSettings settings) {
        var rules = TokenRules.STANDARD;
        var ids = new Ids(entropy, clock);
        RefreshTokenSeal seal = new FixedRefreshTokenSeal(1);
        var keys = store.tenantKeys();
        var transactions = store.transactions();
        var families = store.families();
        var secrets = new FixedClientSecrets(entropy, hasher);
        var limits = new GuessLimits(
                store.sourceGuesses(),
                store.accountGuesses(),
                new FixedPseudonymizer(),
                GuessLimits.Rules.STANDARD,
                clock);
        var authenticate = new AuthenticateClient(
                transactions,
                store.clients(),
                secrets,
                new AssertionCheck(new NoAssertions(), store.nonces(), clock),
                limits);
        var writing = new TokenWriting(new AccessTokenMint(keys, signer, ids, clock), seal, ids, clock, rules);
        var uses = new InMemoryCredentialUses();
        var verify = new VerifyPassword(transactions, store.users(), store.credentials(), hasher, limits, uses, clock);
        var reading =
                new AccessTokenReading(keys, signer, transactions, store.revocations(), settings.issuers(), clock);
        var refreshing =
                new Refreshing(transactions, families, store.trail(), new AuditEntries(ids, clock), writing, rules);
        var entries = new AuditEntries(ids, clock);
        var digests = new FixedKeyedDigests();
        var inForce = new RulesInForce(transactions, store.policies(), CredentialRules.STANDARD);
        var fitness = new PasswordFitness(new FewCommonPasswords());
        var making = new PasswordMaking(hasher, store.credentials(), fitness, inForce, ids, clock);
        var former = new FormerPasswords(transactions, store.credentials(), hasher, clock);
        var totp = new TotpFactor(transactions, store.factors(), new FixedSecretSealer(), clock);
        var recovery = new RecoveryCodes(transactions, store.factors(), digests, store.trail(), entries, ids, clock);
        var factor = new VerifySecondFactor(List.of(totp, recovery), limits);
        PeerAddresses addresses = (peer, forwarded) ->
                new PeerAddresses.Peer(forwarded.isEmpty() ? peer.getHostAddress() : forwarded.getLast(), "one");
        return List.of(
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
                settings,
                addresses,
                meters,
                new GrpcCertificates(false),
                new NoteRefusal(refusals, clock),
                new ResolveTenant(store.directory()),
                new PublishKeys(keys, transactions, store.tenants(), clock),
                new AuthenticateBearer(reading, Optional.of(new SharedSecret(OPERATOR_TOKEN))),
                new IssueUserTokens(
                        authenticate,
                        verify,
                        factor,
                        new GrantOpening(transactions, families, store.users(), writing, rules)),
                new RotateRefreshToken(
                        seal, transactions, families, new RefreshProof(authenticate, secrets), refreshing),
                new IntrospectToken(reading, seal, transactions, families, clock));
    }
}
