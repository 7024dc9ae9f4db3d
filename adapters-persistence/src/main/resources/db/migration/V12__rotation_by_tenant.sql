-- For how many days a key of the tenant signs; null: as the deployment says; 0: until somebody rotates it.
alter table tenant add column key_rotation_days integer;

-- [jooq ignore start]
alter table tenant add constraint tenant_key_rotation_days_sound check (key_rotation_days between 0 and 3650);

-- Tenants with an interval of their own are few among many: upkeep looks at these and no other.
create index tenant_with_own_rotation on tenant (id) where key_rotation_days > 0;
-- [jooq ignore stop]
