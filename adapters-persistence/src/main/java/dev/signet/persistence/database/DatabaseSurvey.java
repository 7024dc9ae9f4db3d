package dev.signet.persistence.database;

import dev.signet.application.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Finds out what a database is like, and changes nothing.
public final class DatabaseSurvey {

    /// The oldest major version of PostgreSQL that Signet works with.
    public static final int OLDEST_MAJOR = RolePreparation.OLDEST_MAJOR;

    /// Tables with rows of tenants on which the wall is not up for everybody. Partitions are reached through their
    /// parents alone.
    private static final String OPEN_TABLES = """
            select class.relname::text from pg_class class
            join pg_attribute a on a.attrelid = class.oid and a.attname = 'tenant' and not a.attisdropped
            where class.relnamespace = to_regnamespace(?) and class.relkind in ('r', 'p') and not class.relispartition
              and not (class.relrowsecurity and class.relforcerowsecurity)
            order by 1
            """;

    private final DatabaseUrl url;

    public DatabaseSurvey(DatabaseUrl url) {
        this.url = url;
    }

    /// What was found.
    ///
    /// @param version of the server, as it tells it
    /// @param ahead how far the database's clock is ahead of ours; negative: behind
    /// @param roles of this database
    /// @param missing what an administrator, or a start whose login may, must still run
    /// @param openTables tables of tenants without forced row-level security
    /// @param unbound why row-level security would not bind the service; empty if it does, or roles are missing
    public record Facts(
            int major,
            String version,
            Duration ahead,
            DatabaseRoles roles,
            List<String> missing,
            List<String> openTables,
            Optional<String> unbound) {

        public Facts {
            missing = List.copyOf(missing);
            openTables = List.copyOf(openTables);
        }
    }

    /// Looks.
    ///
    /// @throws UnusableDatabase if its name leaves no room for its roles'
    /// @throws StoreUnavailable if the server does not answer
    public Facts look(InstantSource clock) {
        try (Connection connection = url.connect()) {
            DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES);
            var roles = DatabaseRoles.ofDatabase(
                    sql.fetchSingle("select current_database()::text as name").get("name", String.class));
            List<String> missing = RolePlan.of(sql, roles);
            return new Facts(
                    connection.getMetaData().getDatabaseMajorVersion(),
                    connection.getMetaData().getDatabaseProductVersion(),
                    ahead(sql, clock),
                    roles,
                    missing,
                    sql.fetch(OPEN_TABLES, DatabaseRoles.SCHEMA).map(row -> row.get(0, String.class)),
                    missing.isEmpty() ? unbound(connection, sql, roles) : Optional.empty());
        } catch (SQLException | DataAccessException e) {
            throw new StoreUnavailable("The database at %s cannot be examined: %s".formatted(url, e.getMessage()), e);
        }
    }

    /// The answer was written about halfway between asking and hearing it.
    private static Duration ahead(DSLContext sql, InstantSource clock) {
        Instant asked = clock.instant();
        Instant told = sql.fetchSingle("select clock_timestamp() as now")
                .get("now", OffsetDateTime.class)
                .toInstant();
        Instant heard = clock.instant();
        return Duration.between(asked.plus(Duration.between(asked, heard).dividedBy(2)), told);
    }

    private static Optional<String> unbound(Connection connection, DSLContext sql, DatabaseRoles roles) {
        sql.execute(roles.becomeService());
        try {
            RowSecurityGuard.check(connection, roles);
            return Optional.empty();
        } catch (UnusableDatabase e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
