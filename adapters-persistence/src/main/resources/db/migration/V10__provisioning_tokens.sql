-- What opens provisioning of one tenant to whoever carries it. The token itself is 32 random bytes, of which only the
-- digest is kept; `route` tells whose it is. Several at once are normal: that is a rotation with overlap.
create table scim_token (
    tenant uuid not null,
    id uuid not null,
    name varchar not null,
    digest bytea not null,
    created timestamp with time zone not null,
    expires timestamp with time zone,
    last_used timestamp with time zone,
    constraint scim_token_pk primary key (tenant, id),
    -- [jooq ignore start]
    constraint scim_token_digest_unique unique (tenant, digest),
    -- [jooq ignore stop]
    constraint scim_token_tenant_fk foreign key (tenant) references tenant (id)
);

-- [jooq ignore start]

alter table scim_token enable row level security, force row level security;
create policy across_tenants on scim_token to "${system}" using (true) with check (true);
create policy own_tenant on scim_token to "${service}"
    using (tenant = nullif(current_setting('signet.tenant', true), '')::uuid)
    with check (tenant = nullif(current_setting('signet.tenant', true), '')::uuid);

grant select, insert, update, delete on scim_token to "${service}", "${system}";

-- [jooq ignore stop]
