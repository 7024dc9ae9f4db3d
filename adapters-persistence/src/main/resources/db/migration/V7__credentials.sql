-- What a credential needs beyond proving somebody: who made it, what it gives, which step of a TOTP was used last; and
-- what tenants demand of credentials, where they demand something else than the deployment.

alter table credential add column made_by varchar;
alter table credential add column scopes varchar[];
alter table credential add column last_step bigint;

create table credential_policy (
    tenant uuid not null,
    password_days integer,
    api_key_days integer,
    shortest_password integer,
    password_history integer,
    password_minimum_seconds integer,
    constraint credential_policy_pk primary key (tenant),
    constraint credential_policy_tenant_fk foreign key (tenant) references tenant (id)
);

-- [jooq ignore start]

alter table credential drop constraint credential_state_known;
alter table credential
    add constraint credential_state_known check (state in ('pending', 'live', 'superseded', 'revoked'));

-- However two enrolments race, one counts.
create unique index credential_one_totp on credential (tenant, app_user)
    where kind = 'totp' and state = 'live';
create unique index credential_one_pending_totp on credential (tenant, app_user)
    where kind = 'totp' and state = 'pending';

do $walls$
begin
    alter table credential_policy enable row level security, force row level security;
    create policy across_tenants on credential_policy to "${system}" using (true) with check (true);
    create policy own_tenant on credential_policy to "${service}"
        using (tenant = nullif(current_setting('signet.tenant', true), '')::uuid)
        with check (tenant = nullif(current_setting('signet.tenant', true), '')::uuid);
end
$walls$;

grant select, insert, update, delete on credential_policy to "${service}", "${system}";

-- [jooq ignore stop]
