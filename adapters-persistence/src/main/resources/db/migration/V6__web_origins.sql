-- Whose pages may ask for a client's tokens from within a browser. Null: nobody's, as of every client so far.
alter table client add column origins varchar[];

-- [jooq ignore start]
create index client_with_origins on client (tenant) where origins is not null;
-- [jooq ignore stop]
