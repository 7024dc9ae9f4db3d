-- What provisioning clients (SCIM) keep of people, as it can be searched: under row-level security only leakproof
-- operators reach an index, so what is searched is stored folded, in collation C, and "starts with" is a range.

alter table app_user add column name_folded varchar;
alter table app_user add column display_name_folded varchar;
alter table app_user add column changed timestamp with time zone not null default current_timestamp;

-- One value of one attribute of somebody. Elements of multi-valued attributes are told apart by their position; the
-- first element of `emails` is the address in app_user, and is kept in step with it.
create table user_attribute (
    tenant uuid not null,
    app_user uuid not null,
    attribute varchar not null,
    position integer not null,
    value varchar not null,
    folded varchar not null,
    constraint user_attribute_pk primary key (tenant, app_user, attribute, position),
    constraint user_attribute_user_fk foreign key (tenant, app_user) references app_user (tenant, id) on delete cascade
);

create index user_attribute_by_value on user_attribute (tenant, attribute, folded, app_user);
create index app_user_by_name on app_user (tenant, name_folded);
create index app_user_by_display_name on app_user (tenant, display_name_folded);

create table user_group (
    tenant uuid not null,
    id uuid not null,
    display_name varchar not null,
    display_name_folded varchar not null,
    external_id varchar,
    version integer not null,
    created timestamp with time zone not null default current_timestamp,
    changed timestamp with time zone not null default current_timestamp,
    constraint user_group_pk primary key (tenant, id),
    constraint user_group_tenant_fk foreign key (tenant) references tenant (id)
);

create index user_group_by_display_name on user_group (tenant, display_name_folded);
create index user_group_by_external_id on user_group (tenant, external_id);

create table group_member (
    tenant uuid not null,
    user_group uuid not null,
    app_user uuid not null,
    constraint group_member_pk primary key (tenant, user_group, app_user),
    constraint group_member_group_fk
        foreign key (tenant, user_group) references user_group (tenant, id) on delete cascade,
    constraint group_member_user_fk foreign key (tenant, app_user) references app_user (tenant, id) on delete cascade
);

create index group_member_by_user on group_member (tenant, app_user);

-- [jooq ignore start]

alter table app_user alter column name_folded type varchar collate "C";
alter table app_user alter column display_name_folded type varchar collate "C";
alter table user_attribute alter column attribute type varchar collate "C";
alter table user_attribute alter column folded type varchar collate "C";
alter table user_group alter column display_name_folded type varchar collate "C";
alter table user_group alter column external_id type varchar collate "C";

-- Those who are there already. The owner too is bound by row-level security, but for this moment.
alter table app_user no force row level security;
update app_user
    set name_folded = lower(normalize(name, NFKC)),
        display_name_folded = lower(normalize(display_name, NFKC)),
        changed = created;
insert into user_attribute (tenant, app_user, attribute, position, value, folded)
    select tenant, id, part.attribute, 0, part.value, lower(normalize(part.value, NFKC))
    from app_user
        cross join lateral (values
            ('emails.value', email), ('emails.type', 'work'), ('emails.primary', 'true')) part (attribute, value)
    where email is not null;
alter table app_user force row level security;
alter table app_user alter column name_folded set not null;

do $walls$
declare
    wall text;
begin
    foreach wall in array array['user_attribute', 'user_group', 'group_member']
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

grant select, insert, update, delete on user_attribute, user_group, group_member to "${service}", "${system}";

-- [jooq ignore stop]
