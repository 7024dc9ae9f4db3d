package dev.signet.application;

import dev.signet.application.audit.AuditEntries;
import dev.signet.application.client.AssertionCheck;
import dev.signet.application.client.AuthenticateClient;
import dev.signet.application.client.ChangeClient;
import dev.signet.application.client.ClientCredentialMaking;
import dev.signet.application.client.DefineScope;
import dev.signet.application.client.ListClientCredentials;
import dev.signet.application.client.RegisterClient;
import dev.signet.application.client.RetireScope;
import dev.signet.application.client.RevokeClientCredential;
import dev.signet.application.client.RotateClientSecret;
import dev.signet.application.client.signing.HmacKeyMaking;
import dev.signet.application.client.signing.RotateHmacKey;
import dev.signet.application.client.signing.VerifyRequestSignature;
import dev.signet.application.credential.FastPasswordHasher;
import dev.signet.application.credential.FixedClientSecrets;
import dev.signet.application.credential.FixedKeyedDigests;
import dev.signet.application.credential.FormerPasswords;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.ListCredentials;
import dev.signet.application.credential.PasswordMaking;
import dev.signet.application.credential.RevokeCredential;
import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.SetPassword;
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
import dev.signet.application.credential.policy.ChangeCredentialPolicy;
import dev.signet.application.credential.policy.FewCommonPasswords;
import dev.signet.application.credential.policy.PasswordFitness;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.application.credential.usage.RecordCredentialUses;
import dev.signet.application.memory.InMemoryCredentialUses;
import dev.signet.application.memory.InMemoryStore;
import dev.signet.application.signature.AdoptConfiguredKey;
import dev.signet.application.signature.InMemoryClientAssertions;
import dev.signet.application.signature.InMemorySigner;
import dev.signet.application.signature.KeyMaking;
import dev.signet.application.signature.PublishKeys;
import dev.signet.application.signature.RetireSigningKey;
import dev.signet.application.signature.RotateDueKeys;
import dev.signet.application.signature.RotateSigningKey;
import dev.signet.application.tenant.ChangeTenant;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.application.tenant.TenantKeyring;
import dev.signet.application.token.AccessTokenMint;
import dev.signet.application.token.AccessTokenReading;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.application.token.FixedRefreshTokenSeal;
import dev.signet.application.token.GrantOpening;
import dev.signet.application.token.IntrospectToken;
import dev.signet.application.token.IssueClientToken;
import dev.signet.application.token.IssueUserTokens;
import dev.signet.application.token.RefreshProof;
import dev.signet.application.token.Refreshing;
import dev.signet.application.token.RevokeToken;
import dev.signet.application.token.Revoking;
import dev.signet.application.token.RotateRefreshToken;
import dev.signet.application.token.TokenWriting;
import dev.signet.application.user.ChangeUser;
import dev.signet.application.user.DefineRole;
import dev.signet.application.user.ProvisionUser;
import dev.signet.application.user.RemoveUser;
import dev.signet.application.user.RetireRole;
import dev.signet.application.user.RoleAssigning;
import dev.signet.domain.Cast;
import dev.signet.domain.audit.AuditAction;
import dev.signet.domain.audit.AuditEntry;
import dev.signet.domain.audit.Provenance;
import dev.signet.domain.credential.CredentialRules;
import dev.signet.domain.credential.SharedSecret;
import dev.signet.domain.signature.KeySource;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TokenRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The whole application, wired to fakes, with a clock that a test moves. Its public parts are what a test
/// calls.
public final class World {

    /// How long a key is published before it signs.
    public static final Duration PUBLICATION = Duration.ofHours(1);

    /// The operator's token.
    public static final String OPERATORS_TOKEN = "the operator's token";

    private static final IssuerBase BASE = new IssuerBase("https://id.example.org");
    private static final TokenRules RULES = TokenRules.STANDARD;

    private Instant now = Cast.NOON;
    public final InstantSource clock = () -> now;
    public final FixedEntropy entropy = new FixedEntropy(7);
    public final InMemoryStore store = new InMemoryStore(clock);
    public final FastPasswordHasher hasher = new FastPasswordHasher(entropy);
    public final FixedClientSecrets secrets = new FixedClientSecrets(entropy, hasher);
    public final InMemorySigner signer = new InMemorySigner(entropy);
    public final InMemoryClientAssertions assertions = new InMemoryClientAssertions(entropy);
    public final FixedRefreshTokenSeal seal = new FixedRefreshTokenSeal(1);

    private final Transactions transactions = store.transactions();
    private final Ids ids = new Ids(entropy, clock);
    private final AuditEntries entries = new AuditEntries(ids, clock);
    private final Map<TenantSlug, KeySource> configured = new HashMap<>();
    private final KeyMaking keyMaking = new KeyMaking(
            signer, clock, PUBLICATION, TokenRules.LONGEST_ACCESS, slug -> Optional.ofNullable(configured.get(slug)));
    private final RulesInForce rules = new RulesInForce(transactions, store.policies(), CredentialRules.STANDARD);
    private final PasswordFitness fitness = new PasswordFitness(new FewCommonPasswords());
    private final PasswordMaking passwords =
            new PasswordMaking(hasher, store.credentials(), fitness, rules, ids, clock);
    private final RoleAssigning assigning = new RoleAssigning(transactions, store.users(), store.roles(), clock);
    private final ClientCredentialMaking clientCredentials = new ClientCredentialMaking(secrets, ids, clock);
    private final AccessTokenMint mint = new AccessTokenMint(store.tenantKeys(), signer, ids, clock);
    private final TokenWriting writing = new TokenWriting(mint, seal, ids, clock, RULES);
    private final AccessTokenReading reading = new AccessTokenReading(
            store.tenantKeys(),
            signer,
            transactions,
            store.revocations(),
            new Issuers(List.of(BASE), new TenantSlug("primary")),
            clock);

    public final ProvisionTenant provisionTenant = new ProvisionTenant(
            transactions, store.tenants(), store.keyRings(), keyMaking, store.trail(), entries, ids, Set.of("oauth"));
    public final ChangeTenant changeTenant = new ChangeTenant(
            transactions,
            store.tenants(),
            new TenantKeyring(transactions, store.keyRings(), keyMaking, store.tenantKeys(), clock),
            store.trail(),
            entries,
            clock);
    public final DefineRole defineRole = new DefineRole(transactions, store.roles(), store.trail(), entries);
    public final RetireRole retireRole = new RetireRole(transactions, store.roles(), store.trail(), entries);
    public final DefineScope defineScope = new DefineScope(transactions, store.scopes(), store.trail(), entries);
    public final RetireScope retireScope = new RetireScope(transactions, store.scopes(), store.trail(), entries);
    public final RemoveUser removeUser =
            new RemoveUser(transactions, store.users(), store.families(), store.trail(), entries, clock);
    public final ProvisionUser provisionUser =
            new ProvisionUser(transactions, store.users(), assigning, passwords, store.trail(), entries, ids);
    public final ChangeUser changeUser =
            new ChangeUser(transactions, store.users(), assigning, store.families(), store.trail(), entries, clock);
    public final SetPassword setPassword = new SetPassword(
            transactions, store.users(), store.credentials(), passwords, store.families(), store.trail(), entries);
    private final GuessLimits limits = new GuessLimits(
            store.sourceGuesses(), store.accountGuesses(), new FixedPseudonymizer(), GuessLimits.Rules.STANDARD, clock);
    public final InMemoryCredentialUses uses = new InMemoryCredentialUses();
    private final FixedKeyedDigests digests = new FixedKeyedDigests();
    private final TotpFactor totp = new TotpFactor(transactions, store.factors(), new FixedSecretSealer(), clock);
    private final RecoveryCodes recovery =
            new RecoveryCodes(transactions, store.factors(), digests, store.trail(), entries, ids, clock);
    private final VerifySecondFactor verifySecondFactor = new VerifySecondFactor(List.of(totp, recovery), limits);
    public final VerifyPassword verifyPassword =
            new VerifyPassword(transactions, store.users(), store.credentials(), hasher, limits, uses, clock);
    public final RotatePassword rotatePassword = new RotatePassword(
            transactions,
            verifyPassword,
            verifySecondFactor,
            store.credentials(),
            new FormerPasswords(transactions, store.credentials(), hasher, clock),
            passwords,
            store.families(),
            store.trail(),
            entries);
    public final RotateApiKey rotateApiKey = new RotateApiKey(
            transactions,
            store.users(),
            store.apiKeys(),
            store.credentials(),
            new ApiKeyMaking(digests, rules, ids, clock),
            store.trail(),
            entries);
    public final ListCredentials listCredentials =
            new ListCredentials(transactions, store.users(), store.credentials());
    public final RevokeCredential revokeCredential = new RevokeCredential(
            transactions,
            store.users(),
            store.credentials(),
            store.factors(),
            store.families(),
            store.trail(),
            entries,
            clock);
    public final ChangeCredentialPolicy changeCredentialPolicy =
            new ChangeCredentialPolicy(transactions, store.policies(), store.trail(), entries);
    public final EnrolTotp enrolTotp =
            new EnrolTotp(transactions, store.users(), store.factors(), totp, store.trail(), entries, ids, clock);
    public final ConfirmTotp confirmTotp =
            new ConfirmTotp(transactions, store.factors(), totp, recovery, limits, store.trail(), entries, clock);
    public final RemoveTotp removeTotp =
            new RemoveTotp(transactions, store.factors(), verifySecondFactor, store.trail(), entries, clock);
    public final RenewRecoveryCodes renewRecoveryCodes =
            new RenewRecoveryCodes(transactions, store.factors(), verifySecondFactor, recovery, store.trail(), entries);
    public final ValidateApiKey validateApiKey =
            new ValidateApiKey(transactions, store.apiKeys(), digests, limits, uses, clock);
    public final RecordCredentialUses recordCredentialUses =
            new RecordCredentialUses(uses, transactions, store.credentials());
    public final RegisterClient registerClient = new RegisterClient(
            transactions, store.clients(), store.credentials(), clientCredentials, store.trail(), entries);
    public final ChangeClient changeClient =
            new ChangeClient(transactions, store.clients(), store.families(), store.trail(), entries, clock);
    public final HmacKeyMaking hmacKeyMaking = new HmacKeyMaking(new FixedSecretSealer(), ids, clock);
    public final RotateHmacKey rotateHmacKey =
            new RotateHmacKey(transactions, store.clients(), store.hmacKeys(), hmacKeyMaking, store.trail(), entries);
    public final VerifyRequestSignature verifyRequestSignature =
            new VerifyRequestSignature(transactions, store.clients(), store.hmacKeys(), hmacKeyMaking, uses, clock);
    public final ListClientCredentials listClientCredentials =
            new ListClientCredentials(transactions, store.clients(), store.credentials());
    public final RevokeClientCredential revokeClientCredential = new RevokeClientCredential(
            transactions, store.clients(), store.credentials(), store.trail(), entries, clock);
    public final RotateClientSecret rotateClientSecret = new RotateClientSecret(
            transactions, store.clients(), store.credentials(), clientCredentials, store.trail(), entries, clock);
    public final AuthenticateClient authenticateClient = new AuthenticateClient(
            transactions, store.clients(), secrets, new AssertionCheck(assertions, store.nonces(), clock), limits);
    public final IssueClientToken issueClientToken = new IssueClientToken(authenticateClient, mint, RULES);
    public final IssueUserTokens issueUserTokens = new IssueUserTokens(
            authenticateClient,
            verifyPassword,
            verifySecondFactor,
            new GrantOpening(transactions, store.families(), store.users(), writing, RULES));
    public final RotateRefreshToken rotateRefreshToken = new RotateRefreshToken(
            seal,
            transactions,
            store.families(),
            new RefreshProof(authenticateClient, secrets),
            new Refreshing(transactions, store.families(), store.trail(), entries, writing, RULES));
    public final IntrospectToken introspectToken =
            new IntrospectToken(reading, seal, transactions, store.families(), clock);
    public final RevokeToken revokeToken = new RevokeToken(
            reading,
            seal,
            transactions,
            store.families(),
            new Revoking(transactions, store.families(), store.revocations(), store.trail(), entries, clock));
    public final AuthenticateBearer authenticateBearer =
            new AuthenticateBearer(reading, Optional.of(new SharedSecret(OPERATORS_TOKEN)));
    public final RotateSigningKey rotateSigningKey =
            new RotateSigningKey(transactions, store.keyRings(), keyMaking, store.tenantKeys(), store.trail(), entries);
    public final RetireSigningKey retireSigningKey = new RetireSigningKey(
            transactions, store.keyRings(), keyMaking, store.tenantKeys(), store.trail(), entries, clock);
    public final AdoptConfiguredKey adoptConfiguredKey = new AdoptConfiguredKey(
            transactions, store.tenants(), store.keyRings(), keyMaking, store.trail(), entries, clock);
    public final PublishKeys publishKeys = new PublishKeys(store.tenantKeys(), transactions, store.tenants(), clock);

    /// From now on keys begin to be rotated after `interval`.
    public RotateDueKeys rotatingEvery(Duration interval) {
        return new RotateDueKeys(
                transactions,
                store.keyRings(),
                keyMaking,
                store.tenantKeys(),
                store.trail(),
                entries,
                clock,
                Optional.of(interval));
    }

    /// From now on the operator keeps the key of this tenant at `uri`.
    public void configure(TenantSlug tenant, String uri) {
        configured.put(tenant, KeySource.elsewhere(uri));
    }

    /// The present.
    public Instant now() {
        return now;
    }

    /// Lets time pass.
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /// One port call in a transaction of `tenant`.
    public <T> T in(TenantId tenant, Function<TenantTx, T> call) {
        return transactions.inTenant(tenant, call);
    }

    /// A request to `tenant` under its own issuer.
    public static Origin origin(TenantId tenant) {
        return new Origin(tenant, BASE, IssuerForm.TENANT, new Provenance("192.0.2.7", "correlation"));
    }

    /// The tenant's audit trail, youngest first.
    public List<AuditEntry> trail(TenantId tenant) {
        return in(tenant, tx -> store.trail().page(tx, Optional.empty(), 1000));
    }

    /// The one entry of the tenant's trail that records `action`.
    public AuditEntry entry(TenantId tenant, AuditAction action) {
        List<AuditEntry> found =
                trail(tenant).stream().filter(entry -> entry.action() == action).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " entries of " + action);
        }
        return found.getFirst();
    }

    /// What happened in the tenant. While the clock stands still, in no order.
    public List<AuditAction> actions(TenantId tenant) {
        return trail(tenant).stream().map(AuditEntry::action).toList();
    }
}
