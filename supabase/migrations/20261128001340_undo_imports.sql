-- import.undo: every row as it was before the import, or none. Rows that somebody has changed since, and rows that others now
-- hang on, stop it; which ones is told.

create function private.undo_import(batch uuid, duties uuid[]) returns table (source_row int, entity text, row_id uuid, code text)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
declare
  -- counted or copied from other rows: nobody's own work is lost with them
  derived constant text[] := '{place_summary,stairwell_need,service_circle_household}';
  ordered constant text[] := '{compound,building,household_contact,party_household,party_member,grid_worker_duty,grid_worker,household,resident_unit,service_station,territory}';
  one text;
  reference record;
begin
  drop table if exists pg_temp.import_fault;
  create temp table import_fault (row int, entity text, row_id uuid, code text) on commit drop;
  foreach one in array ordered loop
    continue when not exists (select from private.import_item i where i.batch_id = batch and i.entity = one);
    execute format($q$
      insert into pg_temp.import_fault select i.source_row, i.entity, i.row_id,
        case when t.id is null then 'gone' when t.%2$I <> all ($2) then 'outside_duty' else 'changed_since' end
      from private.import_item i left join public.%1$I t on t.id = i.row_id
      where i.batch_id = $1 and i.entity = %1$L and (t.id is null or t.version is distinct from i.version_after or t.%2$I <> all ($2)) $q$,
      one, case one when 'territory' then 'id' else 'territory_id' end) using batch, duties;
  end loop;
  if not exists (select from pg_temp.import_fault) then
    foreach one in array ordered loop
      continue when not exists (select from private.import_item i where i.batch_id = batch and i.entity = one and i.before is not null);
      execute format('update public.%1$I t set (%2$s) = row(%3$s) from private.import_item i join public.%1$I o on o.id = i.row_id,
          lateral jsonb_populate_record(o, i.before) r where i.batch_id = $1 and i.entity = %1$L and i.before is not null and t.id = i.row_id', one,
        (select string_agg(quote_ident(c), ', ') from unnest(private.plain_columns(('public.' || quote_ident(one))::regclass)) c),
        (select string_agg('r.' || quote_ident(c), ', ') from unnest(private.plain_columns(('public.' || quote_ident(one))::regclass)) c)) using batch;
    end loop;
    -- Every foreign key to a row that would go, of tables that exist now or are added later.
    for reference in
      select target.relname as entity, con.conrelid::regclass::text as referring, source.relname as referring_name, a.attname as key_column,
        exists (select from pg_catalog.pg_attribute own where own.attrelid = con.conrelid and own.attname = 'id' and own.atttypid = 'uuid'::regtype) as has_id
      from pg_catalog.pg_constraint con
        join pg_catalog.pg_class target on target.oid = con.confrelid and target.relnamespace = 'public'::regnamespace
        join pg_catalog.pg_class source on source.oid = con.conrelid
        join lateral unnest(con.conkey, con.confkey) as pair (here, there) on true
        join pg_catalog.pg_attribute a on a.attrelid = con.conrelid and a.attnum = pair.here
        join pg_catalog.pg_attribute there on there.attrelid = con.confrelid and there.attnum = pair.there and there.attname = 'id'
      where con.contype = 'f' and target.relname = any (ordered) and source.relname <> all (derived)
        and exists (select from private.import_item i where i.batch_id = batch and i.entity = target.relname and i.before is null)
      group by 1, 2, 3, 4, 5
    loop
      execute format($q$
        insert into pg_temp.import_fault select distinct i.source_row, i.entity, i.row_id, 'in_use' from private.import_item i join %s r on r.%I = i.row_id
        where i.batch_id = $1 and i.entity = %L and i.before is null %s $q$, reference.referring, reference.key_column, reference.entity,
        case when reference.has_id then format('and not exists (select from private.import_item o where o.batch_id = $1 and o.entity = %L and o.row_id = r.id and o.before is null)
          and r.id <> $1', reference.referring_name) else '' end) using batch;
    end loop;
  end if;
  if not exists (select from pg_temp.import_fault) then
    foreach one in array ordered loop
      execute format('delete from public.%I t using private.import_item i where i.batch_id = $1 and i.entity = %L and i.before is null and t.id = i.row_id',
        one, one) using batch;
    end loop;
  end if;
  return query select f.row, f.entity, f.row_id, min(f.code) from pg_temp.import_fault f group by 1, 2, 3 order by f.row, f.entity;
end
$$;
comment on function private.undo_import(uuid, uuid[]) is
  'Takes an import back. Answers with the rows that stop it (gone, changed_since, in_use, outside_duty); then nothing of it may be kept: the caller rolls back.';

create function private.is_undoable(batch private.import_batch) returns boolean
language sql stable set search_path = ''
as $$ select batch.stage = 'applied' and batch.applied_at > now() - private.import_undo_window() $$;
comment on function private.is_undoable(private.import_batch) is 'Whether an import can still be taken back, as far as time goes. What the loaders write at once cannot.';

create function private.op_import_undo(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  batch private.import_batch;
  duties uuid[] := array(select private.my_duty_ids());
  faults text;
begin
  perform private.require_args(op, '{import_id}');
  select * into batch from private.import_batch b
    where b.id = private.arg_uuid(op, 'import_id') and b.stage <> 'staged' and (b.territory_id = any (duties) or b.profile_id = auth.uid()) for update;
  if not found then
    perform private.reject('not_found', 'import_id', 'no such import within the caller''s duty');
  end if;
  if not private.is_undoable(batch) then
    perform private.reject('wrong_stage', 'import_id', 'this import has been taken back, or is too old for that');
  end if;
  select string_agg(format('row %s (%s): %s', f.source_row, f.entity, f.code), ', ') into faults
    from (select * from private.undo_import(batch.id, duties) limit 20) f;
  if faults is not null then
    perform private.reject('changed_since', 'import_id', 'somebody has gone on with rows of this import: ' || faults);
  end if;
  delete from private.import_item i where i.batch_id = batch.id;
  update private.import_batch b set stage = 'undone', undone_at = now(), undone_by = auth.uid() where b.id = batch.id;
  return jsonb_build_object('version', 2, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_import_undo(jsonb) is
  'import.undo {import_id}, one''s own or one of one''s duty, within 30 days. Rejects not_found, wrong_stage (taken back already, or too old), changed_since (rows that somebody has changed since; check_import tells which).';

insert into private.operation (name, handler, roles, touches) values
  ('import.undo', 'op_import_undo', '{community_staff,street_staff}', '{}');

-- What an import would do, or what taking it back would meet. Both are done and rolled back: no other way is as sure.
create function public.check_import(import_id uuid) returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  most_told constant int := 5000;
  role_here text := private.import_role('check_import');
  duties uuid[] := array(select private.my_duty_ids());
  batch private.import_batch;
  told jsonb;
  problems jsonb := '[]';
begin
  select * into batch from private.import_batch b where b.id = check_import.import_id
    and (b.profile_id = auth.uid() or (b.stage <> 'staged' and b.territory_id = any (duties))) for update;
  if not found then
    raise exception 'import % is not within the duty of this %', check_import.import_id, role_here
      using errcode = 'PT404', hint = 'not_found', detail = 'import_id';
  end if;
  if batch.stage = 'staged' then
    told := private.plan_import(batch, duties, array(select private.my_office_ids()));
    select coalesce(jsonb_agg(jsonb_build_object('row', p.row, 'field', p.field, 'code', p.code, 'detail', p.detail)), '[]') into problems
      from (select * from pg_temp.import_problem i order by i.row nulls first, i.field, i.code limit most_told) p;
    update private.import_batch b set counts = told where b.id = batch.id;
  elsif private.is_undoable(batch) then
    begin
      select coalesce(jsonb_agg(jsonb_build_object('row', f.source_row, 'field', f.entity, 'code', f.code, 'detail', '{}'::jsonb)), '[]') into problems
        from (select * from private.undo_import(batch.id, duties) limit most_told) f;
      raise exception using errcode = 'ZZ004';
    exception when sqlstate 'ZZ004' then
      null;
    end;
  end if;
  return json_build_object('import_id', batch.id, 'stage', batch.stage, 'counts', coalesce(told, batch.counts),
    'is_undoable', private.is_undoable(batch) and problems = '[]', 'problems', problems);
end
$$;
comment on function public.check_import(uuid) is
  'Of one''s own import that waits, the dry run: {import_id, stage, counts {insert, update, unchanged, faulty}, is_undoable, problems [{row, field, code, detail}]}, at most 5,000 problems; row null: the file as a whole. Codes required, invalid, too_long, not_found, outside_duty, duplicate_in_file, ambiguous_match, same_name_elsewhere, and of boundaries those of private.import_boundaries. Of one that has been applied, what stops taking it back (gone, changed_since, in_use, outside_duty; field: the table). PT404 not_found, PT403 not_permitted or no_profile, PT401 session_expired.';

create function public.read_imports() returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  role_here text := private.import_role('read_imports');
  duties uuid[] := array(select private.my_duty_ids());
  offices uuid[] := array(select private.my_office_ids());
begin
  return (select coalesce(json_agg(json_build_object('id', b.id, 'kind', b.kind, 'options', b.options, 'file_name', b.file_name, 'counts', b.counts,
      'by_name', p.display_name, 'is_own', b.profile_id is not distinct from auth.uid(), 'territory_id', b.territory_id,
      'applied_at', coalesce(b.applied_at, b.made_at), 'undone_at', b.undone_at, 'undone_by_name', u.display_name,
      'is_undoable', private.is_undoable(b) and (b.territory_id = any (duties) or b.profile_id = auth.uid()),
      'undoable_until', case when private.is_undoable(b) then b.applied_at + private.import_undo_window() end) order by b.made_at desc, b.id), '[]')
    from (select * from private.import_batch i where i.stage <> 'staged' and i.territory_id = any (offices) order by i.made_at desc limit 100) b
      left join public.profile p on p.id = b.profile_id left join public.profile u on u.id = b.undone_by);
end
$$;
comment on function public.read_imports() is
  'The last 100 imports into the caller''s office, newest first: [{id, kind, options, file_name, counts or null, by_name or null (command line), is_own, territory_id, applied_at, undone_at, undone_by_name, is_undoable, undoable_until}]. PT403 not_permitted or no_profile, PT401 session_expired.';

revoke all on function private.undo_import(uuid, uuid[]), private.is_undoable(private.import_batch), private.op_import_undo(jsonb),
  public.check_import(uuid), public.read_imports() from public, anon, authenticated;
grant execute on function public.check_import(uuid), public.read_imports() to authenticated;
