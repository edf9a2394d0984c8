-- What must hold of every table, function, policy and view of ours, whoever adds the next one.
begin;
select plan(20);

create temp view our_table as
  select c.oid, n.nspname as schema, c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p');
create temp view our_function as
  select p.oid, (n.nspname || '.' || p.proname)::text collate "default" as name, n.nspname as schema, p.proconfig, p.prosecdef
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname in ('public', 'private');

select is_empty($$ select name from our_table t join pg_class c using (oid) where not c.relrowsecurity $$,
  'row level security is on for every table');
select is_empty($$ select c.conrelid::regclass, c.conname from pg_constraint c join our_table t on t.oid = c.conrelid
  where c.contype = 'f' and not exists (
    select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]) $$,
  'every foreign key has an index');
select is_empty($$ select a.attrelid::regclass from pg_attribute a join our_table t on t.oid = a.attrelid
  where a.attname = 'territory_id' and not exists (
    select from pg_index i where i.indrelid = a.attrelid and a.attnum = any (i.indkey)) $$,
  'every territory_id, the column policies ask for, has an index');
select is_empty($$ select name from our_function where not coalesce('search_path=""' = any (proconfig), false) $$,
  'every function has an empty search_path');
select is_empty($$ select name from our_function f where has_function_privilege('anon', f.oid, 'execute') $$,
  'a stranger may execute no function');
select is_empty($$ select name from our_function f, pg_proc p where p.oid = f.oid and exists (
    select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) $$,
  'no function is granted to public');
select results_eq($$ select name from our_function f where schema = 'public' and has_function_privilege('authenticated', f.oid, 'execute') order by name collate "C" $$,
  $$ values ('public.check_import'), ('public.check_in'), ('public.confirm_wiped'), ('public.put_import_rows'), ('public.put_photo'), ('public.read_case_history'), ('public.read_circle_outside'), ('public.read_devices'),
    ('public.read_household_contact'), ('public.read_imports'), ('public.read_patrol_track'), ('public.read_photo'), ('public.sync_pull'), ('public.sync_push') $$,
  'the functions a client may call are these');
select results_eq($$ select name from our_function f where schema = 'private' and has_function_privilege('authenticated', f.oid, 'execute') order by name collate "C" $$,
  $$ values ('private.changed_since'), ('private.count_rows'), ('private.database_identity'), ('private.is_page'), ('private.my_duty_ids'), ('private.my_fingerprint'),
    ('private.my_office_ids'), ('private.my_office_profile_ids'), ('private.my_reaches'), ('private.my_role'),
    ('private.read_page'), ('private.read_removes'), ('private.scenario_need'), ('private.xid_of') $$,
  'the helpers that run with a client''s rights are these, and none of them writes');
select is_empty($$ select t.schema, t.name from our_table t where has_table_privilege('anon', t.oid, 'select, insert, update, delete, truncate, references, trigger')
    or has_any_column_privilege('anon', t.oid, 'select, insert, update, references') $$,
  'a stranger has no right on any table');
select is_empty($$ select t.schema, t.name from our_table t where has_table_privilege('authenticated', t.oid, 'insert, update, delete, truncate, references, trigger')
    or has_any_column_privilege('authenticated', t.oid, 'insert, update, references') $$,
  'a signed-in person has no right to write to any table');
select is_empty($$ select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind = 'v'
    and (not coalesce('security_invoker=on' = any (c.reloptions), false)
      or has_table_privilege('anon', c.oid, 'select, insert, update, delete')
      or has_table_privilege('authenticated', c.oid, 'insert, update, delete')) $$,
  'views run with the caller''s rights, and only reading them is granted');
select is_empty($$ select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind = 'S'
    and (has_sequence_privilege('anon', c.oid, 'usage, update') or has_sequence_privilege('authenticated', c.oid, 'usage, update')) $$,
  'no sequence is granted to a client');
select is_empty($$ select schema, name from our_table t where coalesce(obj_description(t.oid, 'pg_class'), '') = '' $$,
  'every table says what it is');
select is_empty($$ select t.name, a.attname from our_table t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
  where coalesce(col_description(t.oid, a.attnum), '') = '' $$,
  'every column says what it holds');
select is_empty($$ select tablename, policyname from pg_policies where schemaname in ('public', 'private')
  and (cmd <> 'SELECT' or roles <> '{authenticated}' or permissive <> 'PERMISSIVE' or policyname !~ '^select_') $$,
  'policies are named after their verb, and the only verb is select by a signed-in person');
select is_empty($$ select tablename, policyname from pg_policies where schemaname in ('public', 'private')
  and regexp_replace(qual, '\( ?SELECT (auth\.uid\(\)|private\.my_[a-z_]+\(\))', '', 'g') ~ '(auth\.uid|private\.)' $$,
  'policies ask every function once per statement, never once per row');
select is_empty($$ select t.name, a.attname from our_table t join pg_attribute a on a.attrelid = t.oid and not a.attisdropped
  where a.atttypid = 'extensions.geometry'::regtype and format_type(a.atttypid, a.atttypmod) !~ ',4326\)$' $$,
  'every geometry is EPSG:4326 and of one type');
select is_empty($$ select e.name from private.sync_entity e where not exists (
    select from pg_class c where c.relname = 'wire_' || e.name and c.relnamespace = 'private'::regnamespace and c.relkind = 'v')
  or 3 > (select count(*) from pg_trigger g where g.tgrelid = ('public.' || quote_ident(e.name))::regclass
    and g.tgname in ('stamp_change', 'bury_deleted', 'forget_cursors')) + (e.name = 'profile')::int
  or not exists (select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = ('public.' || quote_ident(e.name))::regclass and a.attname = 'change_xid') $$,
  'every synced entity has its wire view, its stamps, its tombstones and its index of changes');
select is_empty($$ select c.conrelid::regclass, c.conname from pg_constraint c join our_table t on t.oid = c.conrelid where not c.convalidated $$,
  'every constraint has been checked');
select is_empty($$ select t.name from our_table t where exists (select from pg_class c where c.oid = t.oid and c.relforcerowsecurity) $$,
  'no table forces its policies on its owner: operations and triggers write as owner');
select * from finish();
rollback;
