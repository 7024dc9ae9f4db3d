package dev.signet.persistence.database;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// The three roles of one database, none of which can log in. They are named after the database because roles belong
/// to the whole server: two databases of one server share none.
///
/// @param owner owns the schema and runs migrations
/// @param service what the pool runs as; row-level security binds it, and it inherits nothing
/// @param system what owner and service become, explicitly, for work across tenants
public record DatabaseRoles(String owner, String service, String system) {

    /// The schema that holds every table.
    public static final String SCHEMA = "signet";

    private static final int LONGEST_IDENTIFIER_BYTES = 63;
    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    /// The roles of a database.
    ///
    /// @throws UnusableDatabase if the database's name leaves no room for the roles' suffixes, or has quotes
    public static DatabaseRoles ofDatabase(String database) {
        DatabaseRoles roles = new DatabaseRoles(database + "_owner", database + "_service", database + "_system");
        if (roles.service.getBytes(StandardCharsets.UTF_8).length > LONGEST_IDENTIFIER_BYTES) {
            throw new UnusableDatabase(
                    "The name of the database %s is too long: it may have at most 55 bytes, because its roles are named after it."
                            .formatted(database));
        }
        if (database.matches(".*[\"'%\\\\].*")) {
            throw new UnusableDatabase(
                    "The name of the database %s must not contain quotes, percent signs or backslashes."
                            .formatted(database));
        }
        return roles;
    }

    /// The command that makes a session's statements run as the service.
    String becomeService() {
        return become(service);
    }

    /// The command that makes a session's statements run as the owner.
    String becomeOwner() {
        return become(owner);
    }

    /// What a migration may write, between double quotes, as `${owner}`, `${service}` and `${system}`.
    Map<String, String> placeholders() {
        return Map.of("owner", owner, "service", service, "system", system);
    }

    private static String become(String role) {
        return SQL.render(DSL.sql("set role {0}", DSL.quotedName(role)));
    }
}
