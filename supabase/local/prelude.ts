/** What a Supabase image holds before the first migration runs, so that migrations are the same files here and there. */
import type { Database } from './database.ts';

/**
 * Roles and default privileges. A hosted project grants everything in `public` to the three API roles by default and
 * leaves the protection to policies; the same is done here, so that a migration which forgets to revoke fails its tests
 * here and not there.
 */
const ROLES = `
do $$
declare r text;
begin
  foreach r in array array['anon', 'authenticated', 'service_role'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = r) then
      execute format('create role %I nologin', r);
    end if;
  end loop;
  if not (select rolbypassrls from pg_catalog.pg_roles where rolname = 'service_role') then
    alter role service_role bypassrls;
  end if;
end $$;
create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;
grant usage on schema extensions, public to anon, authenticated, service_role;
do $$
begin
  -- once, before the first migration: what migrations take back stays taken back
  if to_regclass('supabase_migrations.schema_migrations') is null then
    alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
    alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
  end if;
end $$;
`;

/** What lite's `auth` schema lacks: the right to call `auth.uid()`, and a column that Supabase seeds name. */
const AUTH = `
grant usage on schema auth to anon, authenticated, service_role;
alter table auth.users add column if not exists instance_id uuid default '00000000-0000-0000-0000-000000000000';
`;

export const createRoles = (db: Database): Promise<void> => db.exec(ROLES);
export const completeAuth = (db: Database): Promise<void> => db.exec(AUTH);
