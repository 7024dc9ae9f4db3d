package dev.signet.persistence.database;

import dev.signet.application.StoreUnavailable;
import dev.signet.persistence.database.Preparation.AdministratorNeeded;
import dev.signet.persistence.database.Preparation.Prepared;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// Makes what is missing of the three roles, the login's memberships and the schema, as the login of the URL.
/// Whatever is there already is left alone, and nodes that start at once take turns.
public final class RolePreparation {

    static final int OLDEST_MAJOR = 15;

    /// Any number that nobody else takes: "signet" in ASCII.
    private static final long TURN = 0x7369676e6574L;

    private final DatabaseUrl url;

    public RolePreparation(DatabaseUrl url) {
        this.url = url;
    }

    /// Prepares the database, or says what an administrator must do first.
    ///
    /// @throws UnusableDatabase if the server is too old, or the database's name too long
    /// @throws StoreUnavailable if the server does not answer
    public Preparation prepare() {
        try (Connection connection = url.connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR) {
                throw new UnusableDatabase("The database server is PostgreSQL %d, but Signet needs %d or newer."
                        .formatted(major, OLDEST_MAJOR));
            }
            return prepare(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException | DataAccessException e) {
            throw new StoreUnavailable("The database at %s cannot be prepared: %s".formatted(url, e.getMessage()), e);
        }
    }

    private static Preparation prepare(DSLContext session) {
        var asked = session.fetchSingle("select current_database()::text as database, session_user::text as login");
        String database = asked.get("database", String.class);
        DatabaseRoles roles = DatabaseRoles.ofDatabase(database);
        return session.transactionResult(transaction -> {
            DSLContext sql = transaction.dsl();
            sql.execute("set local lock_timeout = '30s'");
            sql.execute("select pg_advisory_xact_lock({0})", DSL.inline(TURN));
            List<String> plan = RolePlan.of(sql, roles);
            return carriedOut(sql, plan)
                    ? new Prepared(roles)
                    : new AdministratorNeeded(database, asked.get("login", String.class), plan);
        });
    }

    /// All of `plan` or nothing of it.
    private static boolean carriedOut(DSLContext sql, List<String> plan) {
        try {
            sql.transaction(savepoint -> plan.forEach(savepoint.dsl()::execute));
            return true;
        } catch (DataAccessException e) {
            if ("42501".equals(e.sqlState())) { // insufficient_privilege
                return false;
            }
            throw e;
        }
    }
}
