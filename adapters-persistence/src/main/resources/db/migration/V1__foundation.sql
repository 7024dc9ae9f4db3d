-- The foundation of the schema. docs/architecture.md says why it looks as it does; in short:
--
-- * every key of tenant data begins with the tenant, and row-level security is forced on every table;
-- * names are unqualified: Flyway's default schema decides where they live;
-- * text is varchar (which the code generator understands better than text) and sets of wire names varchar[]; what is
--   searched or ordered compares by bytes (collation C), because under row-level security only leakproof operators
--   reach an index;
-- * what only PostgreSQL understands stands between "jooq ignore" marks, so that code can be generated without one.

create table tenant (
    id uuid not null,
    slug varchar not null,
    display_name varchar not null,
    state varchar not null,
    algorithm varchar not null,
    subject_format varchar,
    password_grant boolean not null,
    legacy_jwks boolean not null,
    access_seconds integer,
    refresh_idle_seconds integer,
    refresh_absolute_seconds integer,
    refresh_grace_seconds integer,
    version integer not null,
    created timestamp with time zone not null default current_timestamp,
    constraint tenant_pk primary key (id),
    constraint tenant_slug_unique unique (slug),
    constraint tenant_state_known check (state in ('active', 'suspended'))
);

-- To which tenant a value belongs that arrives without one (a configuration id, a user code, a SCIM token …).
create table route (
    kind varchar not null,
    digest bytea not null,
    tenant uuid not null,
    -- [jooq ignore start]
    constraint route_pk primary key (kind, digest),
    -- [jooq ignore stop]
    constraint route_tenant_fk foreign key (tenant) references tenant (id)
);

create table client (
    tenant uuid not null,
    id uuid not null,
    client_id varchar not null,
    name varchar not null,
    trusted boolean not null,
    state varchar not null,
    access_seconds integer,
    methods varchar[] not null,
    grants varchar[] not null,
    allowed_scopes varchar[] not null,
    default_scopes varchar[] not null,
    redirects varchar[] not null,
    version integer not null,
    created timestamp with time zone not null default current_timestamp,
    constraint client_pk primary key (tenant, id),
    constraint client_id_unique unique (tenant, client_id),
    constraint client_tenant_fk foreign key (tenant) references tenant (id),
    constraint client_state_known check (state in ('active', 'suspended', 'retired'))
);

create table app_user (
    tenant uuid not null,
    id uuid not null,
    name varchar not null,
    email varchar,
    display_name varchar,
    state varchar not null,
    last_login timestamp with time zone,
    version integer not null,
    created timestamp with time zone not null default current_timestamp,
    constraint app_user_pk primary key (tenant, id),
    constraint app_user_tenant_fk foreign key (tenant) references tenant (id),
    constraint app_user_state_known check (state in ('active', 'disabled'))
);

-- Everything that somebody may be called by: user names, e-mail addresses and client ids, unique over all of them.
create table login_name (
    tenant uuid not null,
    normalised varchar not null,
    app_user uuid,
    client uuid,
    constraint login_name_pk primary key (tenant, normalised),
    constraint login_name_user_fk foreign key (tenant, app_user) references app_user (tenant, id) on delete cascade,
    constraint login_name_client_fk foreign key (tenant, client) references client (tenant, id) on delete cascade,
    constraint login_name_of_one check ((app_user is null) <> (client is null))
);

create index login_name_by_user on login_name (tenant, app_user);

create table role (
    tenant uuid not null,
    name varchar not null,
    description varchar not null,
    scopes varchar[] not null,
    created timestamp with time zone not null default current_timestamp,
    constraint role_pk primary key (tenant, name),
    constraint role_tenant_fk foreign key (tenant) references tenant (id)
);

create table user_role (
    tenant uuid not null,
    app_user uuid not null,
    role varchar not null,
    assigned_by varchar not null,
    assigned timestamp with time zone not null,
    constraint user_role_pk primary key (tenant, app_user, role),
    constraint user_role_user_fk foreign key (tenant, app_user) references app_user (tenant, id) on delete cascade,
    constraint user_role_role_fk foreign key (tenant, role) references role (tenant, name) on update cascade,
    constraint user_role_by_known
        check (assigned_by in ('operator', 'administrator', 'policy', 'provisioning', 'service'))
);

create index user_role_by_role on user_role (tenant, role);

-- What proves a user or a client. Several live rows of one kind are normal: that is a rotation with overlap.
create table credential (
    tenant uuid not null,
    id uuid not null,
    app_user uuid,
    client uuid,
    kind varchar not null,
    state varchar not null,
    version integer not null,
    created timestamp with time zone not null,
    rotated timestamp with time zone,
    expires timestamp with time zone,
    last_used timestamp with time zone,
    digest bytea,
    hash varchar,
    sealed bytea,
    sealing_key varchar,
    jwk jsonb,
    constraint credential_pk primary key (tenant, id),
    -- [jooq ignore start]
    constraint credential_digest_unique unique (tenant, kind, digest),
    -- [jooq ignore stop]
    constraint credential_user_fk foreign key (tenant, app_user) references app_user (tenant, id) on delete cascade,
    constraint credential_client_fk foreign key (tenant, client) references client (tenant, id) on delete cascade,
    constraint credential_of_one check ((app_user is null) <> (client is null)),
    constraint credential_state_known check (state in ('live', 'superseded', 'revoked')),
    constraint credential_sealed_names_key check ((sealed is null) = (sealing_key is null))
);

create index credential_by_user on credential (tenant, app_user, kind);
create index credential_by_client on credential (tenant, client, kind);

create table signing_key (
    tenant uuid not null,
    kid varchar not null,
    algorithm varchar not null,
    purpose varchar not null,
    active_from timestamp with time zone not null,
    retiring_from timestamp with time zone,
    retired_from timestamp with time zone,
    jwk jsonb,
    source varchar not null,
    reference varchar,
    sealed bytea,
    sealing_key varchar,
    created timestamp with time zone not null default current_timestamp,
    constraint signing_key_pk primary key (tenant, kid),
    constraint signing_key_tenant_fk foreign key (tenant) references tenant (id),
    constraint signing_key_source_known check (source in ('wrapped', 'reference', 'remote')),
    constraint signing_key_wrapped_is_sealed
        check ((source = 'wrapped') = (sealed is not null) and (sealed is null) = (sealing_key is null)),
    constraint signing_key_other_is_named check ((source = 'wrapped') = (reference is null))
);

create index signing_key_by_end on signing_key (retired_from);

-- One grant's chain of refresh tokens. It refers to client and user without foreign keys: opening a family would lock
-- the row of a busy client, and the statements that redeem join both and want them there.
create table token_family (
    tenant uuid not null,
    id uuid not null,
    client uuid,
    app_user uuid,
    subject varchar not null,
    subject_format varchar,
    issuer varchar not null,
    dialect varchar not null,
    scopes varchar[] not null,
    audience varchar[],
    custom_claims jsonb,
    authenticated timestamp with time zone not null,
    acr varchar,
    amr varchar[] not null,
    session uuid,
    cnf jsonb,
    refresh_key bytea,
    secret_digest bytea not null,
    state varchar not null,
    ended timestamp with time zone,
    generation integer not null,
    rotated timestamp with time zone not null,
    idle_expires timestamp with time zone not null,
    absolute_expires timestamp with time zone not null,
    constraint token_family_pk primary key (tenant, id),
    constraint token_family_state_known check (state in ('live', 'ended', 'revoked', 'breached'))
);

-- Nothing that a rotation changes is indexed, so that PostgreSQL updates in place.
create index token_family_by_user on token_family (tenant, app_user);
create index token_family_by_client on token_family (tenant, client);
create index token_family_by_end on token_family (absolute_expires);

-- Single access tokens whose force was taken; bucket is the hour, since the epoch, in which they end anyway.
create table revoked_token (
    tenant uuid not null,
    bucket integer not null,
    jti varchar not null,
    expires timestamp with time zone not null,
    constraint revoked_token_pk primary key (tenant, bucket, jti)
)
-- [jooq ignore start]
partition by range (bucket)
-- [jooq ignore stop]
;

-- What may be used only once, until a time; bucket is the hour of that time. The bucket comes last in the key because
-- the look-up knows everything but the bucket.
create table replay_memory (
    tenant uuid not null,
    bucket integer not null,
    scope varchar not null,
    digest bytea not null,
    until timestamp with time zone not null
    -- [jooq ignore start]
    , constraint replay_memory_pk primary key (tenant, scope, digest, bucket)
    -- [jooq ignore stop]
)
-- [jooq ignore start]
partition by range (bucket)
-- [jooq ignore stop]
;

-- Who did what. Position, seal and its key are given later, by the sealer, and nothing else ever changes.
create table audit_entry (
    tenant uuid not null,
    id uuid not null,
    at timestamp with time zone not null,
    actor_kind varchar not null,
    actor varchar not null,
    action varchar not null,
    outcome varchar not null,
    target varchar not null,
    reason varchar not null,
    source varchar not null,
    correlation_id varchar not null,
    position bigint,
    seal bytea,
    sealing_key varchar,
    constraint audit_entry_pk primary key (tenant, id)
)
-- [jooq ignore start]
partition by range (id)
-- [jooq ignore stop]
;

-- [jooq ignore start]

-- Searched and ordered text compares by bytes.
alter table tenant alter column slug type varchar collate "C";
alter table route alter column kind type varchar collate "C";
alter table client alter column client_id type varchar collate "C";
alter table login_name alter column normalised type varchar collate "C";
alter table user_role drop constraint user_role_role_fk;
alter table role alter column name type varchar collate "C";
alter table user_role alter column role type varchar collate "C";
alter table user_role add constraint user_role_role_fk
    foreign key (tenant, role) references role (tenant, name) on update cascade;
alter table credential alter column kind type varchar collate "C";
alter table signing_key alter column kid type varchar collate "C";
alter table revoked_token alter column jti type varchar collate "C";
alter table replay_memory alter column scope type varchar collate "C";

-- However two changes of a password race, one is live.
create unique index credential_one_password on credential (tenant, app_user)
    where kind = 'password' and state = 'live';

-- Rows that change often leave room for their next version on the same page, and are vacuumed before they pile up.
alter table token_family set (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05,
    autovacuum_analyze_scale_factor = 0.05, autovacuum_vacuum_cost_delay = 1
);
alter table app_user set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);
alter table credential set (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.05);

-- Whatever no partition was made for lies here; nothing is lost when upkeep is late.
create table revoked_token_rest partition of revoked_token default;
create table replay_memory_rest partition of replay_memory default
    with (autovacuum_vacuum_scale_factor = 0.05);
create table audit_entry_rest partition of audit_entry default;

-- The second wall of tenancy. A setting that was made for one transaction reads back as '' after it, not as null.
do $walls$
declare
    wall text;
begin
    foreach wall in array array[
        'tenant', 'route', 'client', 'app_user', 'login_name', 'role', 'user_role', 'credential', 'signing_key',
        'token_family', 'revoked_token', 'replay_memory', 'audit_entry']
    loop
        execute format('alter table %I enable row level security, force row level security', wall);
        execute format('create policy across_tenants on %I to "${system}" using (true) with check (true)', wall);
        if wall <> 'tenant' then
            execute format(
                'create policy own_tenant on %I to "${service}"'
                    ' using (tenant = nullif(current_setting(''signet.tenant'', true), '''')::uuid)'
                    ' with check (tenant = nullif(current_setting(''signet.tenant'', true), '''')::uuid)', wall);
        end if;
    end loop;
end
$walls$;

-- Which tenant is asked for must be found out before there is one.
create policy known_to_all on tenant for select to "${service}" using (true);
create policy known_to_all on route for select to "${service}" using (true);

-- Rights on parents only: a partition that is asked directly ignores the policies of its parent.
grant usage on schema "${flyway:defaultSchema}" to "${service}", "${system}";
grant select on tenant to "${service}";
grant select, insert, update on tenant to "${system}";
grant select, insert, update, delete
    on route, client, app_user, login_name, role, user_role, credential, signing_key to "${service}", "${system}";
grant select, insert, update on token_family to "${service}";
grant select, insert, update, delete on token_family to "${system}";
grant select, insert, update on revoked_token, replay_memory to "${service}";
grant select, insert, update, delete on revoked_token, replay_memory to "${system}";
grant select, insert on audit_entry to "${service}", "${system}";
grant update (position, seal, sealing_key) on audit_entry to "${system}";

-- The least time-ordered id made at `instant` or later.
create function least_id(instant timestamptz) returns uuid
    language sql stable
    set search_path = pg_catalog, pg_temp
return (lpad(to_hex(floor(extract(epoch from instant) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;

-- When a time-ordered id was made.
create function made_at(id uuid) returns timestamptz
    language sql immutable
    set search_path = pg_catalog, pg_temp
return to_timestamp(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0);

-- The month of the calendar (UTC) after the one that begins at `month`.
create function next_month(month timestamptz) returns timestamptz
    language sql immutable
    set search_path = pg_catalog, pg_temp
return ((month at time zone 'UTC') + interval '1 month') at time zone 'UTC';

-- Makes one partition, and moves into it what already lies in the default one.
create function make_partition(parent name, suffix text, lower_bound text, upper_bound text) returns integer
    language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp
    set lock_timeout = '250ms'
as $make$
declare
    child name := parent || '_' || suffix;
    rest name := parent || '_rest';
    key name := case parent when 'audit_entry' then 'id' else 'bucket' end;
begin
    if to_regclass(quote_ident(child)) is not null then
        return 0;
    end if;
    for attempt in 1..5 loop
        begin
            execute format('lock table %I in access exclusive mode', rest);
            if to_regclass(quote_ident(child)) is not null then
                return 0;
            end if;
            execute format('create table %I (like %I including all)', child, parent);
            execute format(
                'with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
                rest, key, lower_bound, key, upper_bound, child);
            execute format(
                'alter table %I attach partition %I for values from (%L) to (%L)',
                parent, child, lower_bound, upper_bound);
            return 1;
        exception
            when lock_not_available or deadlock_detected then
                perform pg_sleep(0.02 + random() * 0.1);
        end;
    end loop;
    return 0;
end
$make$;

-- Drops one partition.
create function drop_partition(child name) returns integer
    language plpgsql
    set search_path = "${flyway:defaultSchema}", pg_temp
    set lock_timeout = '250ms'
as $drop$
begin
    for attempt in 1..5 loop
        begin
            execute format('drop table if exists %I', child);
            return 1;
        exception
            when lock_not_available or deadlock_detected then
                perform pg_sleep(0.02 + random() * 0.1);
        end;
    end loop;
    return 0;
end
$drop$;

-- Makes the partitions that will be needed soon after `now_there`. What cannot be locked now is left for the next
-- call; until then its rows lie in the default partition.
create function make_partitions(now_there timestamptz) returns integer
    language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp
as $ahead$
declare
    hour integer := floor(extract(epoch from now_there) / 3600);
    day integer := floor(extract(epoch from now_there) / 86400);
    month timestamptz := date_trunc('month', now_there, 'UTC');
    oldest uuid := (select id from audit_entry_rest order by id limit 1);
    made integer := 0;
begin
    if oldest is not null then
        -- Entries of months that had no partition in time move into one now.
        month := least(month, date_trunc('month', made_at(oldest), 'UTC'));
    end if;
    for h in hour .. hour + 3 loop
        made := made + make_partition('replay_memory', h::text, h::text, (h + 1)::text);
    end loop;
    for d in day .. day + 2 loop
        made := made + make_partition('revoked_token', d::text, (d * 24)::text, (d * 24 + 24)::text);
    end loop;
    while month <= now_there + interval '1 month' loop
        made := made + make_partition(
            'audit_entry',
            to_char(month at time zone 'UTC', 'YYYYMM'),
            least_id(month)::text,
            least_id(next_month(month))::text);
        month := next_month(month);
    end loop;
    return made;
end
$ahead$;

-- Drops the partitions that are wholly past: replay memory and revocations before `now_there`, by that clock and by
-- the database's, and audit entries before `audit_from`, but never of the last day.
create function drop_partitions(now_there timestamptz, audit_from timestamptz) returns integer
    language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp
as $past$
declare
    past timestamptz := least(now_there, now());
    hour integer := floor(extract(epoch from past) / 3600);
    audit_end timestamptz := least(audit_from, now() - interval '1 day');
    dropped integer := 0;
    child record;
begin
    for child in
        select c.relname, p.relname as parent, substring(c.relname from '[0-9]+$') as suffix
        from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            join pg_class p on p.oid = i.inhparent
        where p.relnamespace = '"${flyway:defaultSchema}"'::regnamespace
            and p.relname in ('replay_memory', 'revoked_token', 'audit_entry')
            and c.relname ~ '_[0-9]+$'
    loop
        if (case child.parent
            when 'replay_memory' then child.suffix::integer < hour
            when 'revoked_token' then child.suffix::integer * 24 + 24 <= hour
            else (to_date(child.suffix, 'YYYYMM') + interval '1 month') at time zone 'UTC' <= audit_end
        end) then
            dropped := dropped + drop_partition(child.relname);
        end if;
    end loop;
    return dropped;
end
$past$;

revoke all on function
    least_id(timestamptz), made_at(uuid), next_month(timestamptz), make_partition(name, text, text, text), drop_partition(name),
    make_partitions(timestamptz), drop_partitions(timestamptz, timestamptz)
    from public;
grant execute on function make_partitions(timestamptz), drop_partitions(timestamptz, timestamptz) to "${service}";

-- [jooq ignore stop]
