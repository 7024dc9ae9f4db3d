-- Placeholder: proves that the schema's classes are generated from the migrations. To be replaced by the real schema.
create table tenant (
  id uuid primary key,
  slug varchar(63) not null unique,
  policy jsonb not null,
  created_at timestamptz not null
);
