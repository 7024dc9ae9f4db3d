package dev.signet.persistence;

import dev.signet.application.Store;
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
import dev.signet.persistence.audit.JooqAuditTrail;
import dev.signet.persistence.client.JooqClients;
import dev.signet.persistence.client.JooqScopeDefinitions;
import dev.signet.persistence.credential.JooqAccountGuesses;
import dev.signet.persistence.credential.JooqApiKeys;
import dev.signet.persistence.credential.JooqCredentialPolicies;
import dev.signet.persistence.credential.JooqCredentials;
import dev.signet.persistence.credential.JooqFactors;
import dev.signet.persistence.credential.JooqHmacKeys;
import dev.signet.persistence.credential.JooqSourceGuesses;
import dev.signet.persistence.database.DatabaseRoles;
import dev.signet.persistence.database.TestDatabase;
import dev.signet.persistence.repetition.JooqKeptAnswers;
import dev.signet.persistence.scim.JooqGroups;
import dev.signet.persistence.scim.JooqPeople;
import dev.signet.persistence.scim.JooqScimTokens;
import dev.signet.persistence.signature.CaffeineTenantKeys;
import dev.signet.persistence.signature.JooqKeyRings;
import dev.signet.persistence.signature.JooqNonces;
import dev.signet.persistence.tenant.CaffeineTenantDirectory;
import dev.signet.persistence.tenant.JooqRoutes;
import dev.signet.persistence.tenant.JooqTenants;
import dev.signet.persistence.token.JooqRevocations;
import dev.signet.persistence.token.JooqTokenFamilies;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.StatementBound;
import dev.signet.persistence.upkeep.JooqUpkeep;
import dev.signet.persistence.upkeep.UpkeepRules;
import dev.signet.persistence.user.JooqRoles;
import dev.signet.persistence.user.JooqUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Every port that keeps data, on a PostgreSQL of its own.
public final class JooqStore implements Store, AfterAllCallback {

    private static final int SMALL = 100;

    /// Deleted row by row: to truncate all tables costs seconds of flushing.
    private static final List<String> CHILDREN_FIRST = List.of(
            "audit_seal",
            "account_guess",
            "source_guess",
            "audit_entry",
            "replay_memory",
            "revoked_token",
            "token_family",
            "login_name",
            "user_role",
            "user_attribute",
            "group_member",
            "user_group",
            "scim_token",
            "credential",
            "credential_policy",
            "signing_key",
            "role",
            "scope_definition",
            "kept_answer",
            "spent_slug",
            "client",
            "app_user",
            "route",
            "tenant");

    private final TestDatabase database = TestDatabase.migrated();
    private final AtomicLong age = new AtomicLong();
    private final ApplicationContext context;
    private final JooqTransactions transactions;
    private TenantDirectory directory;
    private TenantKeys keys;

    /// A store over the service's pool.
    public JooqStore() {
        DataSource pool = database.dataSource();
        context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .properties(Map.of("datasources.default.enabled", "false"))
                .build();
        context.registerSingleton(DataSource.class, pool, Qualifiers.byName("default"));
        context.start();
        transactions = transactionsOver(pool);
        directory = newDirectory();
        keys = newKeys();
    }

    /// The database under it.
    public TestDatabase database() {
        return database;
    }

    /// Runs statements as the login that made everything.
    public void administer(String... statements) {
        asked(sql -> List.of(statements).stream().mapToInt(sql::execute).sum());
    }

    /// Keeps the database from counting the rows of these tables by itself, at moments that no test knows.
    public void leaveUncounted(String... tables) {
        administer(Stream.of(tables)
                .map("alter table %s set (autovacuum_enabled = false)"::formatted)
                .toArray(String[]::new));
    }

    /// Transactions whose single statements go over `pool`.
    public JooqTransactions transactionsOver(DataSource pool) {
        return transactionsOver(pool, StatementBound.OF_THE_SESSION);
    }

    /// The same, whose statements are given up when `bound` says so.
    public JooqTransactions transactionsOver(DataSource pool, StatementBound bound) {
        return new JooqTransactions(operations(), pool, database.roles().system(), bound);
    }

    /// What the login that made everything may ask.
    public <T> T asked(Function<DSLContext, T> question) {
        try (Connection connection = database.connect()) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            sql.execute(DSL.sql("set search_path to {0}", DSL.quotedName(DatabaseRoles.SCHEMA)));
            return question.apply(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void clear() {
        administer(CHILDREN_FIRST.stream().map("delete from "::concat).toArray(String[]::new));
        directory = newDirectory();
        keys = newKeys();
    }

    @Override
    public void age(Duration time) {
        age.addAndGet(time.toNanos());
    }

    @Override
    public JooqTransactions transactions() {
        return transactions;
    }

    @Override
    public Tenants tenants() {
        return new JooqTenants();
    }

    @Override
    public TenantDirectory directory() {
        return directory;
    }

    @Override
    public Clients clients() {
        return new JooqClients(InstantSource.system());
    }

    @Override
    public Users users() {
        return new JooqUsers();
    }

    @Override
    public People people() {
        return new JooqPeople();
    }

    @Override
    public Groups groups() {
        return new JooqGroups();
    }

    @Override
    public ScimTokens scimTokens() {
        return new JooqScimTokens();
    }

    @Override
    public Routes routes() {
        return new JooqRoutes(transactions);
    }

    @Override
    public Roles roles() {
        return new JooqRoles();
    }

    @Override
    public ScopeDefinitions scopes() {
        return new JooqScopeDefinitions();
    }

    @Override
    public Credentials credentials() {
        return new JooqCredentials();
    }

    @Override
    public ApiKeys apiKeys() {
        return new JooqApiKeys();
    }

    @Override
    public HmacKeys hmacKeys() {
        return new JooqHmacKeys();
    }

    @Override
    public Factors factors() {
        return new JooqFactors();
    }

    @Override
    public CredentialPolicies policies() {
        return new JooqCredentialPolicies();
    }

    @Override
    public TokenFamilies families() {
        return new JooqTokenFamilies();
    }

    @Override
    public Revocations revocations() {
        return new JooqRevocations();
    }

    @Override
    public KeyRings keyRings() {
        return new JooqKeyRings();
    }

    @Override
    public TenantKeys tenantKeys() {
        return keys;
    }

    @Override
    public Nonces nonces() {
        return new JooqNonces(transactions);
    }

    @Override
    public AccountGuesses accountGuesses() {
        return new JooqAccountGuesses(transactions);
    }

    @Override
    public SourceGuesses sourceGuesses() {
        return new JooqSourceGuesses(transactions, SMALL);
    }

    @Override
    public AuditTrail trail() {
        return new JooqAuditTrail();
    }

    @Override
    public KeptAnswers answers() {
        return new JooqKeptAnswers(transactions);
    }

    @Override
    public Upkeep upkeep() {
        return new JooqUpkeep(transactions, UpkeepRules.STANDARD);
    }

    @Override
    public void afterAll(ExtensionContext ignored) {
        context.close();
        database.close();
    }

    @SuppressWarnings("unchecked") // a bean is asked for by a type whose argument the language cannot say
    private TransactionOperations<Connection> operations() {
        return context.getBean(Argument.of(TransactionOperations.class, Connection.class));
    }

    private TenantDirectory newDirectory() {
        return new CaffeineTenantDirectory(transactions, SMALL, Duration.ofSeconds(10), age::get);
    }

    private TenantKeys newKeys() {
        return new CaffeineTenantKeys(
                transactions, keyRings(), UnaryOperator.identity(), SMALL, Duration.ofSeconds(30), age::get);
    }
}
