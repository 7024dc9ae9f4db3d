package dev.signet.bootstrap.wiring;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
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
import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.application.signature.KeyRings;
import dev.signet.application.signature.Nonces;
import dev.signet.application.tenant.Tenants;
import dev.signet.application.token.Revocations;
import dev.signet.application.token.TokenFamilies;
import dev.signet.application.upkeep.Upkeep;
import dev.signet.application.user.Roles;
import dev.signet.application.user.Users;
import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.storage.OpenStorage;
import dev.signet.grpc.edge.CallPatience;
import dev.signet.persistence.audit.BoundedRefusals;
import dev.signet.persistence.audit.JooqAuditTrail;
import dev.signet.persistence.client.JooqClients;
import dev.signet.persistence.client.JooqScopeDefinitions;
import dev.signet.persistence.credential.JooqAccountGuesses;
import dev.signet.persistence.credential.JooqApiKeys;
import dev.signet.persistence.credential.JooqCredentials;
import dev.signet.persistence.credential.JooqFactors;
import dev.signet.persistence.credential.JooqHmacKeys;
import dev.signet.persistence.credential.JooqSourceGuesses;
import dev.signet.persistence.credential.NodeCredentialUses;
import dev.signet.persistence.database.DatabasePool;
import dev.signet.persistence.database.DatabaseRoles;
import dev.signet.persistence.database.Patience;
import dev.signet.persistence.database.PoolProbe;
import dev.signet.persistence.readiness.KeyProbe;
import dev.signet.persistence.readiness.MigrationProbe;
import dev.signet.persistence.signature.CaffeineTenantKeys;
import dev.signet.persistence.signature.JooqKeyRings;
import dev.signet.persistence.signature.JooqNonces;
import dev.signet.persistence.tenant.CaffeineTenantDirectory;
import dev.signet.persistence.tenant.JooqTenants;
import dev.signet.persistence.token.JooqRevocations;
import dev.signet.persistence.token.JooqTokenFamilies;
import dev.signet.persistence.transaction.JooqTransactions;
import dev.signet.persistence.transaction.StatementBound;
import dev.signet.persistence.upkeep.JooqUpkeep;
import dev.signet.persistence.upkeep.PlannerStatistics;
import dev.signet.persistence.upkeep.UpkeepRules;
import dev.signet.persistence.user.JooqRoles;
import dev.signet.persistence.user.JooqUsers;
import dev.signet.rest.edge.RequestPatience;
import dev.signet.secrets.MasterKey;
import dev.signet.secrets.MasterKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Every port that stores something, on PostgreSQL.
@Factory
final class StorageWiring {

    /// How many tenants a node remembers at once; more are asked for again.
    private static final int REMEMBERED_TENANTS = 10_000;

    /// How many refused sources are told apart in a minute for one tenant, and for all of them: this bounds
    /// what whoever is refused can write.
    private static final int REFUSED_SOURCES = 20;

    private static final int REFUSED_SOURCES_OF_ALL = 200;
    /// Of how many sources a node remembers how many guesses it may still let them have.
    private static final int REMEMBERED_SOURCES = 50_000;

    private static final Duration UNKNOWN_SLUG_AGE = Duration.ofSeconds(2);

    /// Within this time every node forgets a key that was retired in an emergency.
    private static final Duration KEY_AGE = Duration.ofSeconds(30);

    @Singleton
    @Named("default")
    DataSource dataSource(DatabasePool pool, Patience patience) {
        return pool.dataSource(patience);
    }

    /// A thread serves an HTTP request, or a gRPC call, or nobody.
    @Singleton
    Patience patience() {
        return () -> Math.min(RequestPatience.nanosLeft(), CallPatience.nanosLeft());
    }

    @Singleton
    JooqTransactions transactions(
            TransactionOperations<Connection> operations,
            DatabasePool pool,
            DatabaseRoles roles,
            Patience patience,
            Settings settings) {
        return new JooqTransactions(
                operations,
                pool.dataSource(patience),
                roles.system(),
                new StatementBound(patience, settings.storage().statementTimeout()));
    }

    /// What is remembered for a while grows old by the system's time, or by a clock that tells it: the tests' own.
    @Singleton
    Ticker ticker(InstantSource clock) {
        return clock instanceof Ticker own ? own : Ticker.systemTicker();
    }

    @Singleton
    PoolProbe poolProbe(DatabasePool pool) {
        return new PoolProbe(pool);
    }

    @Singleton
    KeyProbe keyProbe(JooqTransactions transactions, MasterKeys keys, InstantSource clock) {
        return new KeyProbe(
                transactions, keys.all().stream().map(MasterKey::id).collect(Collectors.toUnmodifiableSet()), clock);
    }

    @Singleton
    MigrationProbe migrationProbe(OpenStorage storage) {
        return new MigrationProbe(storage.migrations());
    }

    /// Once the server is there: the pool reports to one registry alone, the one that is all of them.
    @Singleton
    ApplicationEventListener<ServerStartupEvent> poolMeters(DatabasePool pool, MeterRegistry registry) {
        return started -> pool.measureWith(new MicrometerMetricsTrackerFactory(registry));
    }

    @Singleton
    CaffeineTenantDirectory tenantDirectory(JooqTransactions transactions, Ticker ticker) {
        return new CaffeineTenantDirectory(transactions, REMEMBERED_TENANTS, UNKNOWN_SLUG_AGE, ticker);
    }

    @Singleton
    CaffeineTenantKeys tenantKeys(
            Transactions transactions, KeyRings stored, ConfiguredKeys completion, Ticker ticker) {
        return new CaffeineTenantKeys(transactions, stored, completion, REMEMBERED_TENANTS, KEY_AGE, ticker);
    }

    @Singleton
    Tenants tenants() {
        return new JooqTenants();
    }

    @Singleton
    Clients clients(InstantSource clock) {
        return new JooqClients(clock);
    }

    @Singleton
    ScopeDefinitions scopeDefinitions() {
        return new JooqScopeDefinitions();
    }

    @Singleton
    Users users() {
        return new JooqUsers();
    }

    @Singleton
    Roles roles() {
        return new JooqRoles();
    }

    @Singleton
    Credentials credentials() {
        return new JooqCredentials();
    }

    @Singleton
    ApiKeys apiKeys() {
        return new JooqApiKeys();
    }

    @Singleton
    HmacKeys hmacKeys() {
        return new JooqHmacKeys();
    }

    @Singleton
    Factors factors() {
        return new JooqFactors();
    }

    @Singleton
    CredentialUses credentialUses() {
        return new NodeCredentialUses();
    }

    @Singleton
    TokenFamilies tokenFamilies() {
        return new JooqTokenFamilies();
    }

    @Singleton
    Revocations revocations() {
        return new JooqRevocations();
    }

    @Singleton
    KeyRings keyRings() {
        return new JooqKeyRings();
    }

    @Singleton
    AuditTrail auditTrail() {
        return new JooqAuditTrail();
    }

    @Singleton
    BoundedRefusals refusals() {
        return new BoundedRefusals(REFUSED_SOURCES, REFUSED_SOURCES_OF_ALL);
    }

    @Singleton
    Nonces nonces(Transactions transactions) {
        return new JooqNonces(transactions);
    }

    @Singleton
    AccountGuesses accountGuesses(Transactions transactions) {
        return new JooqAccountGuesses(transactions);
    }

    @Singleton
    SourceGuesses sourceGuesses(Transactions transactions) {
        return new JooqSourceGuesses(transactions, REMEMBERED_SOURCES);
    }

    @Singleton
    Upkeep upkeep(JooqTransactions transactions) {
        return new JooqUpkeep(transactions, UpkeepRules.STANDARD);
    }

    @Singleton
    PlannerStatistics plannerStatistics(JooqTransactions transactions) {
        return new PlannerStatistics(transactions);
    }
}
