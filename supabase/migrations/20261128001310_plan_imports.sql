-- What an import would do, worked out in temporary tables: import_given (rows still sound), import_problem (what is wrong with
-- which), import_step (what would be written where). The dry run counts them; the import itself carries them out.

create function private.open_import_plan(batch uuid) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  drop table if exists pg_temp.import_given, pg_temp.import_problem, pg_temp.import_step;
  create temp table import_given on commit drop as
    select r.row, r.body from private.import_row r where r.batch_id = batch;
  create unique index on pg_temp.import_given (row);
  create temp table import_problem (row int, field text, code text not null, detail jsonb not null default '{}') on commit drop;
  -- seen: the version of a row that is there already; null: it is to be made
  create temp table import_step (row int not null, entity text not null, id uuid not null, seen int, before jsonb, after jsonb not null) on commit drop;
  analyze pg_temp.import_given;
end
$$;

-- Rows that have a problem take no further part.
create function private.leave_out_faulty() returns void
language plpgsql volatile set search_path = ''
as $$
begin
  delete from pg_temp.import_given g where g.row in (select p.row from pg_temp.import_problem p);
end
$$;

create function private.check_import_values(import_kind text) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into pg_temp.import_problem (row, field, code, detail)
  select f.row, f.name, f.code, f.detail from (
    select g.row, c.name, case
      when v.value is null then case when c.required then 'required' end
      when c.type = 'text' then case
        when jsonb_typeof(v.value) <> 'string' then 'invalid'
        when length(v.text) > c.highest then 'too_long'
        when v.text <> all (c.one_of) then 'invalid' end
      when c.type = 'int' then case
        when jsonb_typeof(v.value) <> 'number' or v.text !~ '^-?[0-9]{1,6}$' then 'invalid'
        when v.text::int not between c.lowest and c.highest then 'invalid' end
      when c.type = 'flag' then case when jsonb_typeof(v.value) <> 'boolean' then 'invalid' end
      when c.type = 'date' then case
        when jsonb_typeof(v.value) <> 'string' or v.text !~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' then 'invalid'
        when right(v.text, 2)::int > extract(day from make_date(left(v.text, 4)::int, substring(v.text, 6, 2)::int, 1) + interval '1 month - 1 day')
          then 'invalid' end
      when c.type = 'id' then case when jsonb_typeof(v.value) <> 'string' or v.text !~ u.pattern then 'invalid' end
      when c.type in ('ids', 'texts') then case
        when jsonb_typeof(v.value) <> 'array' then 'invalid'
        when c.required and jsonb_array_length(v.value) = 0 then 'required'
        when jsonb_array_length(v.value) > c.highest then 'too_long'
        when exists (select from jsonb_array_elements(v.value) e
          where jsonb_typeof(e) <> 'string' or length(e #>> '{}') not between 1 and 50
            or (c.type = 'ids' and e #>> '{}' !~ u.pattern) or e #>> '{}' <> all (c.one_of)) then 'invalid' end
      when c.type = 'point' then case
        when jsonb_typeof(v.value) <> 'array' or jsonb_array_length(v.value) <> 2 then 'invalid'
        when jsonb_typeof(v.value -> 0) <> 'number' or jsonb_typeof(v.value -> 1) <> 'number' then 'invalid'
        when abs((v.value ->> 0)::numeric) > 180 or abs((v.value ->> 1)::numeric) > 90 then 'invalid' end
      end as code,
      case when c.type = 'text' and length(v.text) > c.highest then jsonb_build_object('longest', c.highest)
        when c.type = 'int' then jsonb_build_object('lowest', c.lowest, 'highest', c.highest) else '{}'::jsonb end as detail
    from pg_temp.import_given g
      cross join private.import_column c
      cross join (values ('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$')) u (pattern)
      cross join lateral (select nullif(g.body -> c.name, '""') as value, g.body ->> c.name as text) v
    where c.kind = import_kind
  ) f where f.code is not null;
end
$$;
comment on function private.check_import_values(text) is 'Every value against its column. Problems: required, invalid, too_long.';

create function private.check_import_references(import_kind text, duties uuid[], offices uuid[]) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  c private.import_column;
begin
  for c in select * from private.import_column i where i.kind = import_kind and i.refers is not null order by i.name loop
    execute format($q$
      insert into pg_temp.import_problem (row, field, code)
      select distinct g.row, %1$L, 'not_found' from pg_temp.import_given g
      cross join lateral jsonb_array_elements_text(case when jsonb_typeof(g.body -> %1$L) = 'array' then g.body -> %1$L
        else jsonb_build_array(g.body -> %1$L) end) v (id)
      where g.body ? %1$L and not exists (select from public.%2$I t where t.id = v.id::uuid and t.%3$I = any ($1)) $q$,
      c.name, c.refers, case c.refers when 'territory' then 'id' else 'territory_id' end)
    using case c.reach when 'duty' then duties else offices end;
  end loop;
end
$$;
comment on function private.check_import_references(text, uuid[], uuid[]) is
  'Every id against the rows the caller may use it for. Problem: not_found, whether it is elsewhere or nowhere.';

create function private.import_point(body jsonb) returns extensions.geometry
language sql immutable set search_path = ''
as $$ select extensions.st_setsrid(extensions.st_makepoint((body -> 'geom' ->> 0)::float8, (body -> 'geom' ->> 1)::float8), 4326) $$;
comment on function private.import_point(jsonb) is 'The point of a row; null when it has none.';

-- Boundaries are judged by private.import_boundaries, all together: they must tile.
create function private.plan_boundaries(batch private.import_batch) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  insert into pg_temp.import_problem (row, field, code, detail)
  select p.index, case when p.code ~ 'code' then 'code' when p.code ~ 'name' then 'name' else 'geom' end, p.code, p.detail
  from private.import_boundaries(batch.options ->> 'parent_code', batch.options ->> 'level', (
    select coalesce(jsonb_agg(jsonb_build_object('index', g.row, 'id', private.uuid_v7(), 'name', g.body -> 'name',
      'code', g.body -> 'code', 'office_code', g.body -> 'office_code', 'geom', g.body -> 'geom') order by g.row), '[]')
    from pg_temp.import_given g), true) p;
end
$$;

create function private.plan_import(batch private.import_batch, duties uuid[], offices uuid[]) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  all_rows int;
  faulty int;
  inserted int;
  changed int;
begin
  perform private.open_import_plan(batch.id);
  all_rows := (select count(*) from pg_temp.import_given);
  perform private.check_import_values(batch.kind);
  perform private.leave_out_faulty();
  if batch.kind = 'boundaries' then
    if all_rows > 0 then
      perform private.plan_boundaries(batch);
    end if;
    -- null: what is wrong with the file as a whole
    faulty := (select case when bool_or(p.row is null) then all_rows else count(distinct p.row) end from pg_temp.import_problem p);
    return jsonb_build_object('insert', all_rows - faulty, 'update', 0, 'unchanged', 0, 'faulty', faulty);
  end if;
  perform private.check_import_references(batch.kind, duties, offices);
  perform private.leave_out_faulty();
  execute format('select private.%I($1)', 'plan_' || batch.kind) using duties;
  faulty := (select count(distinct p.row) from pg_temp.import_problem p);
  -- The first step of a row is the row itself; the others hang on it.
  select count(*) filter (where s.makes), count(*) filter (where not s.makes and s.changes) into inserted, changed
  from (
    select s.row, bool_or(s.seen is null and s.entity = batch.kind) as makes, bool_or(s.seen is null or s.before || s.after <> s.before) as changes
    from pg_temp.import_step s group by s.row
  ) s;
  return jsonb_build_object('insert', inserted, 'update', changed, 'unchanged', all_rows - faulty - inserted - changed, 'faulty', faulty);
end
$$;
comment on function private.plan_import(private.import_batch, uuid[], uuid[]) is
  'Works out what an import would do (pg_temp.import_problem, import_step) within duties, naming rows of offices; rows {insert, update, unchanged, faulty}. Writes nothing.';

revoke all on function private.open_import_plan(uuid), private.leave_out_faulty(), private.check_import_values(text),
  private.check_import_references(text, uuid[], uuid[]), private.import_point(jsonb), private.plan_boundaries(private.import_batch),
  private.plan_import(private.import_batch, uuid[], uuid[]) from public, anon, authenticated;
