package dev.signet.application.memory;

import dev.signet.application.Store;
import dev.signet.application.Transactions;
import dev.signet.application.audit.AuditTrail;
import dev.signet.application.client.Clients;
import dev.signet.application.client.ScopeDefinitions;
import dev.signet.application.client.signing.HmacKeys;
import dev.signet.application.credential.AccountGuesses;
import dev.signet.application.credential.Credentials;
import dev.signet.application.credential.SourceGuesses;
import dev.signet.application.credential.apikey.ApiKeys;
import dev.signet.application.credential.factor.Factors;
import dev.signet.application.credential.policy.CredentialPolicies;
import dev.signet.application.repetition.KeptAnswers;
import dev.signet.application.scim.Groups;
import dev.signet.application.scim.People;
import dev.signet.application.scim.ScimTokens;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.Nonces;
import dev.signet.application.signature.TenantKeys;
import dev.signet.application.tenant.Routes;
import dev.signet.application.tenant.TenantDirectory;
import dev.signet.application.tenant.Tenants;
import dev.signet.application.token.Revocations;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.upkeep.Upkeep;
import dev.signet.application.user.Roles;
import dev.signet.application.user.Users;
import dev.signet.domain.tenant.Tenant;
import java.time.Duration;
import java.time.InstantSource;

/// Every port that keeps data, in memory.
public final class InMemoryStore implements Store {

    private final Memory memory = new Memory();
    private final Transactions transactions = new InMemoryTransactions(memory);
    private final InstantSource clock;

    /// A store whose own present is that of `clock`.
    public InMemoryStore(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void clear() {
        memory.become(new Memory());
    }

    @Override
    public void age(Duration time) {
        // Nothing in it ages.
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public Tenants tenants() {
        return new InMemoryTenants();
    }

    @Override
    public TenantDirectory directory() {
        return slug ->
                transactions.acrossTenants(tx -> tenants().find(tx, slug)).map(Tenant::id);
    }

    @Override
    public Clients clients() {
        return new InMemoryClients(clock);
    }

    @Override
    public Users users() {
        return new InMemoryUsers(clock);
    }

    @Override
    public People people() {
        return new InMemoryPeople();
    }

    @Override
    public Groups groups() {
        return new InMemoryGroups(clock);
    }

    @Override
    public ScimTokens scimTokens() {
        return new InMemoryScimTokens();
    }

    @Override
    public Routes routes() {
        return new InMemoryRoutes(transactions);
    }

    @Override
    public Roles roles() {
        return new InMemoryRoles();
    }

    @Override
    public ScopeDefinitions scopes() {
        return new InMemoryScopeDefinitions();
    }

    @Override
    public Credentials credentials() {
        return new InMemoryCredentials();
    }

    @Override
    public ApiKeys apiKeys() {
        return new InMemoryApiKeys();
    }

    @Override
    public HmacKeys hmacKeys() {
        return new InMemoryHmacKeys();
    }

    @Override
    public Factors factors() {
        return new InMemoryFactors();
    }

    @Override
    public CredentialPolicies policies() {
        return new InMemoryCredentialPolicies();
    }

    @Override
    public TokenFamilies families() {
        return new InMemoryTokenFamilies();
    }

    @Override
    public Revocations revocations() {
        return new InMemoryRevocations();
    }

    @Override
    public KeyRings keyRings() {
        return new InMemoryKeyRings();
    }

    @Override
    public TenantKeys tenantKeys() {
        return new InMemoryTenantKeys(transactions, keyRings());
    }

    @Override
    public Nonces nonces() {
        return new InMemoryNonces(transactions);
    }

    @Override
    public AccountGuesses accountGuesses() {
        return new InMemoryAccountGuesses(transactions);
    }

    @Override
    public SourceGuesses sourceGuesses() {
        return new InMemorySourceGuesses(transactions);
    }

    @Override
    public AuditTrail trail() {
        return new InMemoryAuditTrail();
    }

    @Override
    public KeptAnswers answers() {
        return new InMemoryKeptAnswers(transactions);
    }

    @Override
    public Upkeep upkeep() {
        return new InMemoryUpkeep(transactions);
    }
}
