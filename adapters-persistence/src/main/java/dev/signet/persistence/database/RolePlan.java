package dev.signet.persistence.database;

import java.util.List;
import org.jooq.DSLContext;

/// The statements that a database still needs, asked of its catalogue. The server itself quotes the names.
final class RolePlan {

    /// From PostgreSQL 16 on, each membership says whether it may be set and whether it is inherited; before, the
    /// member's NOINHERIT says it for all.
    private static final String MISSING = """
            with named as (
                select cast(? as text) as owner, cast(? as text) as service, cast(? as text) as system,
                       cast(? as text) as space, session_user as login,
                       cast(current_setting('server_version_num') as int) >= 160000 as graded
            ), found as (
                select named.*, o.oid as owner_id, s.oid as service_id, y.oid as system_id, n.oid as space_id, n.nspowner,
                       case when graded then 'SET' else 'MEMBER' end as ability,
                       case when graded then ' with inherit false, set true' else '' end as terms
                from named
                left join pg_roles o on o.rolname = owner
                left join pg_roles s on s.rolname = service
                left join pg_roles y on y.rolname = system
                left join pg_namespace n on n.nspname = space
            ), step as (
                select 1 as place, format('create role %I nologin noinherit', owner) as statement, owner_id is null as missing
                from found
                union all
                select 2, format('create role %I nologin noinherit', service), service_id is null from found
                union all
                select 3, format('create role %I nologin noinherit', system), system_id is null from found
                union all
                select 4, format('grant %I to %I', system, owner) || terms,
                       not coalesce(pg_has_role(owner_id, system_id, ability), false) from found
                union all
                select 5, format('grant %I to %I', system, service) || terms,
                       not coalesce(pg_has_role(service_id, system_id, ability), false) from found
                union all
                select 6, format('grant %I to %I', owner, login) || terms,
                       not coalesce(pg_has_role(login, owner_id, ability), false) from found
                union all
                select 7, format('grant %I to %I', service, login) || terms,
                       not coalesce(pg_has_role(login, service_id, ability), false) from found
                union all
                select 8, format('create schema %I authorization %I', space, owner), space_id is null from found
                union all
                select 9, format('alter schema %I owner to %I', space, owner),
                       space_id is not null and nspowner is distinct from owner_id from found
                union all
                select 10 + part, command, not coalesce(has_schema_privilege(service_id, space_id, 'USAGE')
                       and has_schema_privilege(system_id, space_id, 'USAGE'), false)
                from found cross join lateral (values
                    (0, format('set role %I', owner)),
                    (1, format('grant usage on schema %I to %I, %I', space, service, system)),
                    (2, 'reset role')) as usage (part, command)
            )
            select statement from step where missing order by place
            """;

    private RolePlan() {}

    static List<String> of(DSLContext sql, DatabaseRoles roles) {
        return sql.fetch(MISSING, roles.owner(), roles.service(), roles.system(), DatabaseRoles.SCHEMA)
                .map(row -> row.get("statement", String.class));
    }
}
