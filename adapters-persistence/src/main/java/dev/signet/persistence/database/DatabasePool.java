package dev.signet.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.signet.application.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

/// The service's connections. Each runs as the service role, sees the one schema, commits by itself and has its hot
/// statements prepared on the server.
public final class DatabasePool implements AutoCloseable {

    private static final int IDLE_CONNECTIONS = 4;
    private static final int USES_BEFORE_PREPARING = 2;
    private static final int PREPARED_STATEMENTS = 512;
    private static final int CONNECT_SECONDS = 5;

    /// What the driver waits longer than the server, so that the server's answer comes first.
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final HikariDataSource source;

    private DatabasePool(HikariDataSource source) {
        this.source = source;
    }

    /// Opens the pool on a prepared database and checks that row-level security binds it.
    ///
    /// @throws UnusableDatabase if it does not
    /// @throws StoreUnavailable if the server does not answer
    public static DatabasePool open(DatabaseUrl url, DatabaseRoles roles, PoolSettings settings) {
        DatabasePool pool = new DatabasePool(started(url, roles, settings));
        try (Connection session = pool.source.getConnection()) {
            RowSecurityGuard.check(session, roles);
            return pool;
        } catch (SQLException | DataAccessException e) {
            pool.close();
            throw new StoreUnavailable("The database at %s does not answer.".formatted(url), e);
        } catch (UnusableDatabase e) {
            pool.close();
            throw e;
        }
    }

    /// Connections as the service, in autocommit.
    public DataSource dataSource() {
        return source;
    }

    /// The same, for callers behind whom somebody waits.
    public DataSource dataSource(Patience patience) {
        return new PatientPool(source, patience);
    }

    /// Reports waiting, use and size of the pool to `trackers` from now on, unless it reports already.
    public void measureWith(MetricsTrackerFactory trackers) {
        if (source.getMetricsTrackerFactory() == null) {
            source.setMetricsTrackerFactory(trackers);
        }
    }

    /// Closes every connection; statements that run are cut off.
    @Override
    public void close() {
        source.close();
    }

    private static HikariDataSource started(DatabaseUrl url, DatabaseRoles roles, PoolSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("signet");
        config.setDataSource(tuned(url.dataSource(), settings));
        config.setConnectionInitSql(session(roles, settings));
        config.setMaximumPoolSize(settings.size());
        config.setMinimumIdle(Math.min(IDLE_CONNECTIONS, settings.size()));
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setAutoCommit(true);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreUnavailable("No connection to the database at %s: %s".formatted(url, e.getMessage()), e);
        }
    }

    private static PGSimpleDataSource tuned(PGSimpleDataSource source, PoolSettings settings) {
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(
                Math.toIntExact(settings.statementTimeout().plus(SLACK).toSeconds()));
        source.setPrepareThreshold(USES_BEFORE_PREPARING);
        source.setPreparedStatementCacheQueries(PREPARED_STATEMENTS);
        source.setReWriteBatchedInserts(true);
        source.setAssumeMinServerVersion("15");
        return source;
    }

    /// What every new connection runs first, in one round trip.
    private static String session(DatabaseRoles roles, PoolSettings settings) {
        var sql = DSL.using(SQLDialect.POSTGRES);
        return String.join(
                "; ",
                roles.becomeService(),
                sql.render(DSL.sql("set search_path to {0}", DSL.quotedName(DatabaseRoles.SCHEMA))),
                sql.render(DSL.sql(
                        "set statement_timeout to {0}",
                        DSL.inline(settings.statementTimeout().toMillis()))));
    }
}
