-- import.apply: everything a file brings, in one transaction, written down row by row so that import.undo can lead back.

create function private.plain_columns(relation regclass, but text[] default '{}') returns text[]
language sql stable set search_path = ''
as $$
  select array_agg(a.attname::text order by a.attnum) from pg_catalog.pg_attribute a
  where a.attrelid = relation and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.attname <> all ('{id,version,change_xid,updated_at}'::name[]) and a.attname::text <> all (but)
$$;
comment on function private.plain_columns(regclass, text[]) is 'The columns of a table that a writer gives.';

create function private.carry_out_steps(batch uuid) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  one text;
  columns text[];
  expected int;
  written int;
begin
  foreach one in array '{household,household_contact,party_household,party_member,grid_worker,grid_worker_duty,resident_unit,service_station}'::text[] loop
    columns := array(select jsonb_object_keys(s.after) from (
      select i.after from pg_temp.import_step i where i.entity = one and i.seen is null limit 1) s);
    if cardinality(columns) > 0 then
      execute format('insert into public.%I (id, %s) select s.id, %s from pg_temp.import_step s, lateral jsonb_populate_record(null::public.%I, s.after) r
          where s.entity = %L and s.seen is null order by s.row',
        one, (select string_agg(quote_ident(c), ', ') from unnest(columns) c),
        (select string_agg('r.' || quote_ident(c), ', ') from unnest(columns) c), one, one);
    end if;
    delete from pg_temp.import_step s where s.entity = one and s.seen is not null and s.before || s.after = s.before;
    expected := (select count(*) from pg_temp.import_step s where s.entity = one and s.seen is not null);
    if expected > 0 then
      execute format('update public.%I t set (%s) = row(%s) from pg_temp.import_step s join public.%I o on o.id = s.id,
          lateral jsonb_populate_record(o, s.after) r where s.entity = %L and s.seen is not null and t.id = s.id and t.version = s.seen',
        one, (select string_agg(quote_ident(c), ', ') from unnest(private.plain_columns(('public.' || quote_ident(one))::regclass)) c),
        (select string_agg('r.' || quote_ident(c), ', ') from unnest(private.plain_columns(('public.' || quote_ident(one))::regclass)) c), one, one);
      get diagnostics written = row_count;
      if written <> expected then
        raise exception 'rows have been changed meanwhile' using errcode = 'serialization_failure';
      end if;
    end if;
  end loop;
  insert into private.import_item (batch_id, entity, row_id, source_row, before)
  select batch, s.entity, s.id, s.row, s.before from pg_temp.import_step s;
end
$$;

-- Boundaries: the new territories or compounds, and which compounds and buildings moved into them.
create function private.carry_out_boundaries(batch private.import_batch) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  made text := case batch.options ->> 'level' when 'compound' then 'compound' else 'territory' end;
begin
  drop table if exists pg_temp.import_lay;
  create temp table import_lay on commit drop as
    select 'compound'::text as entity, c.id, c.territory_id, null::uuid as compound_id
    from public.compound c join public.territory t on t.id = c.territory_id where t.path @> array[batch.territory_id]
    union all
    select 'building', b.id, b.territory_id, b.compound_id
    from public.building b join public.territory t on t.id = b.territory_id where t.path @> array[batch.territory_id];
  if exists (
    select from private.import_boundaries(batch.options ->> 'parent_code', batch.options ->> 'level', (
      select jsonb_agg(jsonb_build_object('index', g.row, 'id', private.uuid_v7(), 'name', g.body -> 'name',
        'code', g.body -> 'code', 'office_code', g.body -> 'office_code', 'geom', g.body -> 'geom') order by g.row)
      from pg_temp.import_given g)))
  then
    perform private.reject('import_outdated', 'import_id', 'the boundaries do not fit any more');
  end if;
  insert into private.import_item (batch_id, entity, row_id, source_row)
  select batch.id, made, f.id, f.index from pg_temp.import_feature f;
  insert into private.import_item (batch_id, entity, row_id, before)
  select batch.id, 'compound', l.id, jsonb_build_object('territory_id', l.territory_id)
  from pg_temp.import_lay l join public.compound c on c.id = l.id and l.entity = 'compound' where c.territory_id <> l.territory_id
  union all
  select batch.id, 'building', l.id, jsonb_build_object('territory_id', l.territory_id, 'compound_id', l.compound_id)
  from pg_temp.import_lay l join public.building b on b.id = l.id and l.entity = 'building'
  where (b.territory_id, b.compound_id) is distinct from (l.territory_id, l.compound_id);
end
$$;

create function private.apply_import(batch private.import_batch, duties uuid[], offices uuid[]) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  counts jsonb := private.plan_import(batch, duties, offices);
  entity text;
begin
  if counts is distinct from batch.counts then
    perform private.reject('import_outdated', 'import_id', 'the import has not been checked, or would do something else by now');
  end if;
  if (counts ->> 'insert')::int + (counts ->> 'update')::int = 0 or (batch.kind = 'boundaries' and (counts ->> 'faulty')::int > 0) then
    perform private.reject('invalid_input', 'import_id', 'there is nothing that could be imported');
  end if;
  if batch.kind = 'boundaries' then
    perform private.carry_out_boundaries(batch);
  else
    perform private.carry_out_steps(batch.id);
  end if;
  for entity in select distinct i.entity from private.import_item i where i.batch_id = batch.id loop
    execute format('update private.import_item i set version_after = t.version from public.%I t
      where i.batch_id = $1 and i.entity = %L and t.id = i.row_id', entity, entity) using batch.id;
  end loop;
  delete from private.import_row r where r.batch_id = batch.id;
  update private.import_batch b set stage = 'applied', applied_at = now(), staged_bytes = 0 where b.id = batch.id;
  return counts;
end
$$;
comment on function private.apply_import(private.import_batch, uuid[], uuid[]) is
  'Writes what check_import has told, faulty rows left out (of boundaries none may be). Rejects import_outdated where it would not be the same any more, invalid_input where there is nothing to do.';

create function private.op_import_apply(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  batch private.import_batch;
begin
  perform private.require_args(op, '{import_id}');
  select * into batch from private.import_batch b where b.id = private.arg_uuid(op, 'import_id') and b.profile_id = auth.uid() for update;
  if not found then
    perform private.reject('not_found', 'import_id', 'no import of the caller waits under this id');
  end if;
  if batch.stage <> 'staged' then
    perform private.reject('wrong_stage', 'import_id', 'this import has been carried out');
  end if;
  if batch.territory_id <> all (array(select private.my_duty_ids() union select private.my_root_ids())) then
    perform private.reject('not_found', 'import_id', 'the territory is no longer within the caller''s duty');
  end if;
  perform private.apply_import(batch, array(select private.my_duty_ids()), array(select private.my_office_ids()));
  return jsonb_build_object('version', 1, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_import_apply(jsonb) is
  'import.apply {import_id}. Rejects not_found, wrong_stage (carried out already), import_outdated (not checked, or no longer the same), invalid_input (nothing to do, or boundaries with faults).';

insert into private.operation (name, handler, roles, touches) values
  ('import.apply', 'op_import_apply', '{community_staff,street_staff}', '{}');

revoke all on function private.plain_columns(regclass, text[]), private.carry_out_steps(uuid), private.carry_out_boundaries(private.import_batch),
  private.apply_import(private.import_batch, uuid[], uuid[]), private.op_import_apply(jsonb) from public, anon, authenticated;
