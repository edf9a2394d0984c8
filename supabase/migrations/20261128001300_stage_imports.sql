-- The office's own files, brought in by the wizard (or by the command line) in three steps: rows are put here a piece at a time,
-- looked at as a whole (check_import), and written in one transaction (import.apply), from which import.undo leads back.
-- Names are matched to rows where the person can see and correct it, so what comes here names rows by id; the columns of every kind
-- stand in one table, import_column. Rows that wait here are personal: nobody reads them but these functions, they go as soon
-- as they are written, and after three days at the latest.

alter table private.import_batch drop constraint import_batch_kind_check;
alter table private.import_batch add constraint import_batch_kind_check check (kind in
  ('osm', 'boundaries', 'household', 'party_household', 'party_member', 'grid_worker', 'resident_unit', 'service_station'));
alter table private.import_batch
  add column profile_id uuid,
  add column options jsonb not null default '{}' check (jsonb_typeof(options) = 'object'),
  add column stage text not null default 'applied' check (stage in ('staged', 'applied', 'undone')),
  add column staged_bytes bigint not null default 0,
  add column counts jsonb,
  add column applied_at timestamptz,
  add column undone_at timestamptz,
  add column undone_by uuid;
create index import_batch_profile_id_idx on private.import_batch (profile_id);
comment on table private.import_batch is 'One file that was imported, or is about to be. Written and read by the import only.';
comment on column private.import_batch.kind is 'osm, boundaries, or which ledger it is: household, party_household, party_member, grid_worker, resident_unit, service_station.';
comment on column private.import_batch.territory_id is 'The territory its rows were put under; of a ledger the duty of whoever brought it (their office, where they have several).';
comment on column private.import_batch.made_at is 'When its first rows came.';
comment on column private.import_batch.profile_id is 'Who brought it; null for the command line. No foreign key: the record outlives the account.';
comment on column private.import_batch.options is 'Of boundaries {level, parent_code}, else {}.';
comment on column private.import_batch.stage is 'staged: its rows wait in import_row; applied: they are written; undone: that has been taken back.';
comment on column private.import_batch.staged_bytes is 'What its waiting rows have taken, bytes of JSON.';
comment on column private.import_batch.counts is 'Rows {insert, update, unchanged, faulty} as check_import told them last; null before the first check or after more rows came.';
comment on column private.import_batch.applied_at is 'When its rows were written; null for what the loaders write at once.';
comment on column private.import_batch.undone_at is 'When it was taken back.';
comment on column private.import_batch.undone_by is 'Who took it back. No foreign key.';

alter table private.import_item drop constraint import_item_entity_check;
alter table private.import_item add constraint import_item_entity_check check (entity in
  ('territory', 'compound', 'building', 'facility', 'household', 'household_contact', 'party_household', 'party_member',
   'grid_worker', 'grid_worker_duty', 'resident_unit', 'service_station'));
alter table private.import_item
  add column source_row int,
  add column before jsonb,
  add column version_after int;
comment on table private.import_item is 'Which rows an import made or changed. Gates go with their compound and are not listed.';
comment on column private.import_item.source_row is 'Which row of the file it came from, counted from 0 as the rows were put; null for the loaders.';
comment on column private.import_item.before is 'What its columns were before, so that the import can be undone; null where the import made the row. Personal, and gone with the time for undoing.';
comment on column private.import_item.version_after is 'The row''s version when the import had written it: with another one somebody has changed it since. Null: cannot be undone.';

create table private.import_row (
  batch_id uuid not null references private.import_batch (id) on delete cascade,
  row int not null check (row >= 0),
  body jsonb not null,
  primary key (batch_id, row)
);
alter table private.import_row enable row level security;
revoke all on private.import_row from public, anon, authenticated;
comment on table private.import_row is 'Rows of a file that wait to be written. Readable by nobody; the functions of the import alone use them.';
comment on column private.import_row.batch_id is 'The import.';
comment on column private.import_row.row is 'Counted from 0 as they were put.';
comment on column private.import_row.body is 'Values by the names in import_column.';

create table private.import_column (
  kind text not null,
  name text not null check (name ~ '^[a-z][a-z_]*$'),
  type text not null check (type in ('text', 'int', 'flag', 'date', 'id', 'ids', 'texts', 'point', 'area')),
  required boolean not null,
  lowest int not null default 0,
  highest int not null default 0,
  one_of text[],
  refers text check (refers ~ '^[a-z][a-z_]*$'),
  reach text check (reach in ('duty', 'office')),
  primary key (kind, name),
  constraint import_column_reference check ((refers is null) = (reach is null) and (refers is null or type in ('id', 'ids')))
);
alter table private.import_column enable row level security;
revoke all on private.import_column from public, anon, authenticated;
comment on table private.import_column is 'What a row of each kind of import may and must say. The same words as src/domain/ledger/columns.ts.';
comment on column private.import_column.kind is 'As import_batch.kind.';
comment on column private.import_column.name is 'Key in the row.';
comment on column private.import_column.type is 'text, int, flag (true, false), date (YYYY-MM-DD), id, ids, texts, point ([lon, lat], WGS 84) or area (GeoJSON, WGS 84).';
comment on column private.import_column.required is 'A row without it is faulty.';
comment on column private.import_column.lowest is 'Of an int.';
comment on column private.import_column.highest is 'Of an int; of a text its longest; of ids and texts the most of them.';
comment on column private.import_column.one_of is 'The only values there are; null: any.';
comment on column private.import_column.refers is 'The table in public that an id names a row of.';
comment on column private.import_column.reach is 'Whether that row must lie in the caller''s duty, or may lie in the office.';

insert into private.import_column (kind, name, type, required, lowest, highest, one_of, refers, reach) values
  ('boundaries', 'name', 'text', true, 0, 80, null, null, null),
  ('boundaries', 'code', 'text', false, 0, 30, null, null, null),
  ('boundaries', 'office_code', 'text', false, 0, 30, null, null, null),
  ('boundaries', 'geom', 'area', true, 0, 0, null, null, null),
  ('household', 'stairwell_unit_id', 'id', true, 0, 0, null, 'stairwell_unit', 'duty'),
  ('household', 'door', 'text', true, 0, 20, null, null, null),
  ('household', 'floor', 'int', false, -5, 200, null, null, null),
  ('household', 'residents', 'int', false, 0, 99, null, null, null),
  ('household', 'head_name', 'text', false, 0, 50, null, null, null),
  ('household', 'phone', 'text', false, 0, 30, null, null, null),
  ('household', 'care', 'texts', false, 0, 4, '{elderly_alone,child_left_behind,hardship,disability}', null, null),
  ('household', 'elders', 'int', false, 0, 99, null, null, null),
  ('household', 'children', 'int', false, 0, 99, null, null, null),
  ('party_household', 'household_id', 'id', true, 0, 0, null, 'household', 'duty'),
  ('party_household', 'is_center', 'flag', false, 0, 0, null, null, null),
  ('party_household', 'plaque_status', 'text', false, 0, 10, '{mounted,none,damaged}', null, null),
  ('party_household', 'plaque_no', 'text', false, 0, 30, null, null, null),
  ('party_household', 'mounted_on', 'date', false, 0, 0, null, null, null),
  ('party_member', 'name', 'text', true, 0, 50, null, null, null),
  ('party_member', 'party_org_id', 'id', true, 0, 0, null, 'party_org', 'office'),
  ('party_member', 'category', 'text', true, 0, 20, '{in_service,retired,resident,floating,without_post,managed}', null, null),
  ('party_member', 'standing', 'text', false, 0, 20, '{formal,probationary}', null, null),
  ('party_member', 'household_id', 'id', false, 0, 0, null, 'household', 'duty'),
  ('party_member', 'compound_id', 'id', false, 0, 0, null, 'compound', 'duty'),
  ('party_member', 'resident_unit_id', 'id', false, 0, 0, null, 'resident_unit', 'office'),
  ('party_member', 'checked_in_on', 'date', false, 0, 0, null, null, null),
  ('grid_worker', 'name', 'text', true, 0, 50, null, null, null),
  ('grid_worker', 'phone', 'text', true, 0, 30, null, null, null),
  ('grid_worker', 'territory_ids', 'ids', true, 0, 20, null, 'territory', 'duty'),
  ('grid_worker', 'employment', 'text', false, 0, 20, '{full_time,part_time}', null, null),
  ('resident_unit', 'name', 'text', true, 0, 60, null, null, null),
  ('resident_unit', 'kind', 'text', true, 0, 20, '{organ,institution,enterprise,school}', null, null),
  ('resident_unit', 'phone', 'text', false, 0, 30, null, null, null),
  ('resident_unit', 'territory_id', 'id', false, 0, 0, null, 'territory', 'duty'),
  ('resident_unit', 'geom', 'point', false, 0, 0, null, null, null),
  ('service_station', 'name', 'text', true, 0, 60, null, null, null),
  ('service_station', 'tier', 'text', false, 0, 20, '{service_center,service_station}', null, null),
  ('service_station', 'address', 'text', false, 0, 200, null, null, null),
  ('service_station', 'phone', 'text', false, 0, 30, null, null, null),
  ('service_station', 'rooms', 'texts', false, 0, 30, null, null, null),
  ('service_station', 'geom', 'point', false, 0, 0, null, null, null);

create function private.import_undo_window() returns interval
language sql immutable set search_path = ''
as $$ select interval '30 days' $$;
comment on function private.import_undo_window() is 'How long an import can be taken back.';

create function private.purge_imports() returns int
language plpgsql volatile set search_path = ''
as $$
declare
  gone int;
begin
  delete from private.import_batch b where b.stage = 'staged' and b.made_at < now() - interval '3 days';
  get diagnostics gone = row_count;
  delete from private.import_item i using private.import_batch b
    where b.id = i.batch_id and i.version_after is not null and b.applied_at < now() - private.import_undo_window();
  return gone;
end
$$;
comment on function private.purge_imports() is
  'Forgets the rows of files that were put and not imported within three days (how many files), and what rows were before an import that is older than the time for undoing. Called by each put_import_rows and each start; a hosted project schedules it daily.';

-- One piece of a file. `who` null: the loader, which connects as the owner.
create function private.stage_import(who uuid, territory uuid, batch uuid, kind text, file_name text, file_sha256 text, options jsonb,
  first_row int, rows jsonb) returns int
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_variable
declare
  most_rows constant int := 50000;
  largest constant int := 1250000; -- bytes of a piece as JSON
  allowance constant bigint := 33554432; -- bytes of a person's waiting rows
  known private.import_batch;
  size int := octet_length(rows::text);
  fault text := case
    when batch is null then 'import_id'
    when not exists (select from private.import_column c where c.kind = stage_import.kind) then 'kind'
    when length(btrim(coalesce(file_name, ''))) not between 1 and 200 then 'file_name'
    when coalesce(file_sha256, '') !~ '^[0-9a-f]{64}$' then 'file_sha256'
    when jsonb_typeof(options) is distinct from 'object' or octet_length(options::text) > 2000 then 'options'
    when jsonb_typeof(rows) is distinct from 'array' or size > largest then 'rows'
    when coalesce(first_row, -1) not between 0 and most_rows or first_row + jsonb_array_length(rows) > most_rows then 'first_row' end;
begin
  if fault is null and exists (
    select from jsonb_array_elements(rows) r where jsonb_typeof(r) <> 'object' or exists (
      select from jsonb_object_keys(case when jsonb_typeof(r) = 'object' then r else '{}' end) k
      where not exists (select from private.import_column c where c.kind = stage_import.kind and c.name = k)))
  then
    fault := 'rows';
  end if;
  -- Identity numbers stay on the device: nothing here has a place for them.
  if fault is null and kind <> 'boundaries' and rows::text ~ '[^0-9][1-9][0-9]{16}[0-9Xx][^0-9]' then
    fault := 'identity_number';
  end if;
  if fault is not null then
    raise exception 'rows of an import cannot be taken: %', fault using errcode = 'PT400', hint = 'invalid_input', detail = fault;
  end if;

  select * into known from private.import_batch b where b.id = batch for update;
  if not found then
    -- A file at a time: whoever begins another has given up the one before.
    delete from private.import_batch b where b.profile_id = who and b.stage = 'staged';
    insert into private.import_batch (id, kind, file_name, file_sha256, territory_id, profile_id, options, stage)
    values (batch, kind, private.plain_text(btrim(file_name)), file_sha256, territory, who, options, 'staged')
    returning * into known;
  elsif known.profile_id is distinct from who or known.stage <> 'staged'
    or (known.kind, known.file_sha256, known.options) is distinct from (kind, file_sha256, options)
  then
    raise exception 'another import has this id' using errcode = 'PT409', hint = 'id_reuse', detail = 'import_id';
  end if;
  if known.staged_bytes + size > allowance then
    raise exception 'more than % bytes of rows wait to be imported', allowance
      using errcode = 'PT429', hint = 'import_allowance', detail = 'rows';
  end if;
  insert into private.import_row (batch_id, row, body)
  select batch, first_row + r.n - 1, coalesce((
      select jsonb_object_agg(e.key, case when jsonb_typeof(e.value) = 'string'
        then to_jsonb(btrim(private.plain_text(e.value #>> '{}'))) else e.value end)
      from jsonb_each(r.value) e where e.value not in ('null', '""')), '{}')
  from jsonb_array_elements(rows) with ordinality r (value, n)
  on conflict on constraint import_row_pkey do update set body = excluded.body;
  update private.import_batch b set staged_bytes = b.staged_bytes + size, counts = null where b.id = batch;
  return jsonb_array_length(rows);
end
$$;
comment on function private.stage_import(uuid, uuid, uuid, text, text, text, jsonb, int, jsonb) is
  'Puts rows of an import, numbered from first_row on; the same rows again are harmless. PT400 (import_id, kind, file_name, file_sha256, options, first_row, rows, identity_number), PT409 id_reuse, PT429 import_allowance (32 MiB).';

-- Who is asking, or the refusal that says why not.
create function private.import_role(asked text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  role_here text := private.my_role();
begin
  if role_here is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = asked;
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = asked;
  end if;
  if role_here not in ('community_staff', 'street_staff') then
    raise exception 'role % imports nothing', role_here using errcode = 'PT403', hint = 'not_permitted', detail = asked;
  end if;
  return role_here;
end
$$;
comment on function private.import_role(text) is 'The caller''s role if it may import. Raises PT401 session_expired, PT403 no_profile or not_permitted for the function named.';

create function public.put_import_rows(import_id uuid, kind text, file_name text, file_sha256 text, options jsonb, first_row int, rows jsonb)
returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  role_here text := private.import_role('put_import_rows');
  duties uuid[] := array(select d.territory_id from public.profile_territory d where d.profile_id = auth.uid());
  territory uuid := case
    when put_import_rows.kind = 'boundaries' then (
      select t.id from public.territory t
      where t.code = put_import_rows.options ->> 'parent_code' and t.id in (select private.my_duty_ids()))
    when cardinality(duties) = 1 then duties[1]
    else (select r from private.my_root_ids() r order by r limit 1) end;
begin
  if territory is null then
    raise exception 'the territory is not within the duty of this %', role_here
      using errcode = 'PT404', hint = 'not_found', detail = 'options';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('put_import_rows/' || auth.uid(), 0));
  perform private.purge_imports();
  return json_build_object('import_id', put_import_rows.import_id, 'rows', private.stage_import(auth.uid(), territory,
    put_import_rows.import_id, put_import_rows.kind, put_import_rows.file_name, put_import_rows.file_sha256,
    coalesce(put_import_rows.options, '{}'), put_import_rows.first_row, put_import_rows.rows));
end
$$;
comment on function public.put_import_rows(uuid, text, text, text, jsonb, int, jsonb) is
  'Takes a piece (at most 1.2 MB of JSON; 50,000 rows altogether) of a file before check_import and import.apply, as {import_id, rows}; repeating it is harmless. Putting the first piece of another import gives up the caller''s one before. PT400 invalid_input (import_id, kind, file_name, file_sha256, options, first_row, rows, identity_number), PT404 not_found (options: the parent of boundaries), PT409 id_reuse, PT429 import_allowance (32 MiB), PT403 not_permitted or no_profile, PT401 session_expired.';

revoke all on function private.import_undo_window(), private.purge_imports(), private.import_role(text),
  private.stage_import(uuid, uuid, uuid, text, text, text, jsonb, int, jsonb),
  public.put_import_rows(uuid, text, text, text, jsonb, int, jsonb) from public, anon, authenticated;
grant execute on function public.put_import_rows(uuid, text, text, text, jsonb, int, jsonb) to authenticated;
