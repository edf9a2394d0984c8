-- Where things live, and what nobody gets by default.
--   public      tables and the functions a client may call; the only schema the API exposes
--   private     helpers, triggers, the views behind sync_pull; reached only from inside the database
--   extensions  PostGIS, as on a hosted Supabase project, so that no type or function of it ever sits in public
--
-- Every function of ours says `set search_path = ''` and qualifies each name. Execute is revoked from public function by
-- function, and the schema test fails on one that was forgotten: revoking the default globally would also take PostGIS
-- and pgTAP away from the people who need them.

create schema if not exists extensions;
create extension if not exists postgis with schema extensions;
-- Granted already on a hosted project, where the schema may belong to somebody else.
do $$
declare
  client text;
begin
  foreach client in array array['anon', 'authenticated'] loop
    if not has_schema_privilege(client, 'extensions', 'usage') then
      execute format('grant usage on schema extensions to %I', client);
    end if;
  end loop;
end
$$;

create schema if not exists private;
comment on schema private is 'Helpers behind policies, triggers and sync_pull. Not exposed by the API.';
-- sync_pull runs with the caller's own rights and reads the views in here.
grant usage on schema private to authenticated;

-- A hosted project grants everything in public to the API roles; from here on a table is closed until its migration opens it.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on functions from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;

-- PostgreSQL 15 has no uuidv7(). 48 bits of milliseconds, version 7, the rest random: new ids land at the end of an index.
create function private.uuid_v7() returns uuid
language sql volatile set search_path = ''
as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
        placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;
revoke all on function private.uuid_v7() from public, anon, authenticated;
comment on function private.uuid_v7() is 'A UUIDv7 for rows which the database itself makes; all other ids come from whoever creates the row.';
