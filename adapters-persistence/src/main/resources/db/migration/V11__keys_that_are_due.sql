-- Keys that have signed long enough are found by the time they began, whatever the number of tenants.
-- [jooq ignore start]
create index signing_key_by_beginning on signing_key (active_from)
    where retiring_from is null and source = 'wrapped';
-- [jooq ignore stop]
