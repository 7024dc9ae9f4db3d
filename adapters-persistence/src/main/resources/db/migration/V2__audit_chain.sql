-- The chain of seals over the audit trail, and refusals that are counted instead of written one by one.

-- An entry's place in the chain of its tenant. Seals lie apart from the entries, so that they outlive the partitions that
-- these leave by; each names the one before it.
create table audit_seal (
    tenant uuid not null,
    place bigint not null,
    entry uuid not null,
    content bytea not null,
    previous bytea not null,
    mac bytea not null,
    sealing_key varchar not null,
    sealed timestamp with time zone not null,
    constraint audit_seal_pk primary key (tenant, place),
    constraint audit_seal_entry_unique unique (tenant, entry),
    constraint audit_seal_begins_at_one check (place >= 1)
);

-- For what throws away the oldest of all tenants.
create index audit_seal_by_age on audit_seal (sealed);

-- Of an entry, the position alone is kept with it: what has none waits for its seal.
alter table audit_entry drop column seal;
alter table audit_entry drop column sealing_key;

-- How often, and when last, where like is counted together; without the latter it is not.
alter table audit_entry add column occurrences integer not null default 1;
alter table audit_entry add column last timestamp with time zone;

-- [jooq ignore start]

-- What waits for its seal, the oldest of all tenants first. Most of the time there is next to nothing in it.
create index audit_entry_unsealed on audit_entry (id) where position is null;

alter table audit_entry add constraint audit_entry_happened check (occurrences >= 1);

alter table audit_seal enable row level security, force row level security;
create policy across_tenants on audit_seal to "${system}" using (true) with check (true);
create policy own_tenant on audit_seal to "${service}"
    using (tenant = nullif(current_setting('signet.tenant', true), '')::uuid)
    with check (tenant = nullif(current_setting('signet.tenant', true), '')::uuid);

-- Requests read the chain; the sealer alone adds to it, and upkeep takes the oldest away.
grant select on audit_seal to "${service}";
grant select, insert, delete on audit_seal to "${system}";
grant update (at, target, occurrences, last) on audit_entry to "${system}";

-- [jooq ignore stop]
