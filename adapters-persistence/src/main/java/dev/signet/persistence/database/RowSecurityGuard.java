package dev.signet.persistence.database;

import java.sql.Connection;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Refuses a session that row-level security would not bind: one wall less is none, for nobody would notice.
final class RowSecurityGuard {

    private static final String WHY = """
            select case
                when me.rolname <> cast(? as text) then 'is not the service role'
                when me.rolsuper then 'is a superuser'
                when me.rolbypassrls then 'has BYPASSRLS'
                when pg_has_role(me.oid, owner.oid, 'MEMBER') then 'is a member of the owner of the tables'
                when pg_has_role(me.oid, system.oid, 'USAGE') then 'inherits the rights of the system role'
                when exists (select from pg_class where relowner = me.oid and relnamespace = to_regnamespace(?))
                    then 'owns tables'
            end as why, me.rolname as role
            from pg_roles me, pg_roles owner, pg_roles system
            where me.rolname = current_user and owner.rolname = ? and system.rolname = ?
            """;

    private RowSecurityGuard() {}

    /// @throws UnusableDatabase if `session` could read rows of a tenant that it did not name
    static void check(Connection session, DatabaseRoles roles) {
        var found = DSL.using(session, SQLDialect.POSTGRES)
                .fetchSingle(WHY, roles.service(), DatabaseRoles.SCHEMA, roles.owner(), roles.system());
        String why = found.get("why", String.class);
        if (why != null) {
            throw new UnusableDatabase(
                    "The database role %s %s, so row-level security would not bind it and Signet does not serve."
                            .formatted(found.get("role", String.class), why));
        }
    }
}
