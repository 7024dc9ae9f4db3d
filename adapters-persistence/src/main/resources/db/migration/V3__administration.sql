-- Scopes that imply others, tenants that are being deleted, and answers that are kept for repeated requests.

create table scope_definition (
    tenant uuid not null,
    scope varchar not null,
    description varchar not null,
    implied varchar[] not null,
    created timestamp with time zone not null default current_timestamp,
    constraint scope_definition_pk primary key (tenant, scope),
    constraint scope_definition_tenant_fk foreign key (tenant) references tenant (id)
);

-- From when on a tenant that was deleted is gone for good.
alter table tenant add column ends timestamp with time zone;

-- Slugs of tenants that are gone. An issuer is never given to somebody else.
create table spent_slug (
    slug varchar not null,
    spent timestamp with time zone not null,
    constraint spent_slug_pk primary key (slug)
);

-- What was answered to a request that may come again. Requests that are not about one tenant lie under the nil UUID,
-- so the tenant is no foreign key.
create table kept_answer (
    tenant uuid not null,
    digest bytea not null,
    request bytea not null,
    expires timestamp with time zone not null,
    sealed bytea,
    sealing_key varchar,
    -- [jooq ignore start]
    constraint kept_answer_pk primary key (tenant, digest),
    -- [jooq ignore stop]
    constraint kept_answer_sealed_names_key check ((sealed is null) = (sealing_key is null))
);

create index kept_answer_by_end on kept_answer (expires);

-- [jooq ignore start]

alter table tenant drop constraint tenant_state_known;
alter table tenant add constraint tenant_state_known check (state in ('active', 'suspended', 'deleting'));
alter table tenant add constraint tenant_ends_when_deleted check ((state = 'deleting') = (ends is not null));
create index tenant_by_end on tenant (ends) where ends is not null;

alter table scope_definition alter column scope type varchar collate "C";
alter table spent_slug alter column slug type varchar collate "C";

do $walls$
declare
    wall text;
begin
    foreach wall in array array['scope_definition', 'kept_answer', 'spent_slug'] loop
        execute format('alter table %I enable row level security, force row level security', wall);
        execute format('create policy across_tenants on %I to "${system}" using (true) with check (true)', wall);
        if wall <> 'spent_slug' then
            execute format(
                'create policy own_tenant on %I to "${service}"'
                    ' using (tenant = nullif(current_setting(''signet.tenant'', true), '''')::uuid)'
                    ' with check (tenant = nullif(current_setting(''signet.tenant'', true), '''')::uuid)', wall);
        end if;
    end loop;
end
$walls$;

grant select, insert, update, delete on scope_definition, kept_answer to "${service}", "${system}";
grant select, insert on spent_slug to "${system}";
grant delete on tenant to "${system}";

-- [jooq ignore stop]
