-- What was guessed at accounts and from where. All of it is short-lived, bounded by how fast this service hashes times
-- how long a row matters, and none of it names anybody: accounts and sources are digests under a key.

-- The row of source 'strangers' (32 zero bytes) counts the misses of everybody who did not get in lately.
create table account_guess (
    tenant uuid not null,
    account bytea not null,
    source bytea not null,
    misses integer not null,
    missed timestamp with time zone not null,
    familiar_until timestamp with time zone not null,
    expires timestamp with time zone not null,
    constraint account_guess_counts check (misses >= 0)
    -- [jooq ignore start]
    , constraint account_guess_pk primary key (tenant, account, source)
    -- [jooq ignore stop]
);

create index account_guess_by_end on account_guess (expires);

-- How many guesses of a source are taken or leased to nodes in one window of time.
create table source_guess (
    tenant uuid not null,
    source bytea not null,
    span bigint not null,
    taken integer not null,
    expires timestamp with time zone not null
    -- [jooq ignore start]
    , constraint source_guess_pk primary key (tenant, source)
    -- [jooq ignore stop]
);

create index source_guess_by_end on source_guess (expires);

-- [jooq ignore start]

alter table account_guess set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
alter table source_guess set (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

do $walls$
declare
    wall text;
begin
    foreach wall in array array['account_guess', 'source_guess']
    loop
        execute format('alter table %I enable row level security, force row level security', wall);
        execute format('create policy across_tenants on %I to "${system}" using (true) with check (true)', wall);
        execute format(
            'create policy own_tenant on %I to "${service}"'
                ' using (tenant = nullif(current_setting(''signet.tenant'', true), '''')::uuid)'
                ' with check (tenant = nullif(current_setting(''signet.tenant'', true), '''')::uuid)', wall);
    end loop;
end
$walls$;

grant select, insert, update on account_guess, source_guess to "${service}";
grant select, insert, update, delete on account_guess, source_guess to "${system}";

-- [jooq ignore stop]
