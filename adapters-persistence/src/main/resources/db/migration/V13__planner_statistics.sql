-- [jooq ignore start]

-- Has the planner look at tables that are small by what it knows and have more than doubled since. The database does so
-- too, but looks for such tables once a minute by default. Until then it plans by what it has seen, in a new database
-- nothing: to find one row by its key it then may read all rows of a tenant instead, for every row that is written
-- (foreign keys are looked up too), and a minute is long for whoever brings a hundred thousand people.
create function renew_statistics() returns integer
    language plpgsql security definer
    set search_path = "${flyway:defaultSchema}", pg_temp
as $renew$
declare
    page constant integer := current_setting('block_size')::integer;
    outgrown record;
    renewed integer := 0;
begin
    for outgrown in
        select c.relname as name
        from pg_class c
        where c.relnamespace = '"${flyway:defaultSchema}"'::regnamespace
            and c.relkind = 'r'
            and c.relpages < 1000
            and pg_relation_size(c.oid) / page > 2 * c.relpages + 4
    loop
        begin
            execute format('analyze (skip_locked) %I', outgrown.name);
            renewed := renewed + 1;
        exception
            when undefined_table then
                null; -- a partition that was dropped meanwhile
        end;
    end loop;
    return renewed;
end
$renew$;

revoke all on function renew_statistics() from public;
grant execute on function renew_statistics() to "${service}";

-- [jooq ignore stop]
