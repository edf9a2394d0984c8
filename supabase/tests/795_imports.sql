-- The import of ledgers and boundaries: every kind by every role, what is refused, and that undoing restores every column.
begin;
select * from no_plan();
select tests.build_world();

-- All territories of the cast are one square; here A1 is the west half of A and A2 the east one.
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(v.west, 41.3, v.east, 41.32, 4326))
from (values ('A1', 101.21, 101.22), ('A2', 101.22, 101.23), ('A', 101.21, 101.23), ('B1', 101.23, 101.24), ('B', 101.23, 101.24), ('D1', 101.25, 101.26)) v (place, west, east)
where t.id = tests.id('territory', v.place);

-- What an actor is answered by a function of the import: {error hint} or the answer.
create function pg_temp.as_actor(who text, call text) returns jsonb
language plpgsql as $$
declare
  answer jsonb;
  hint text;
  detail text;
begin
  perform tests.act_as(who);
  begin
    execute 'select ' || call into answer;
  exception when others then
    get stacked diagnostics hint = pg_exception_hint, detail = pg_exception_detail;
    answer := jsonb_build_object('state', sqlstate, 'hint', hint, 'detail', detail, 'message', sqlerrm);
  end;
  perform tests.act_as_owner();
  return answer;
end
$$;
create function pg_temp.put(who text, label text, kind text, rows jsonb, options jsonb default '{}', first_row int default 0) returns jsonb
language sql as $$
  select pg_temp.as_actor(who, format('public.put_import_rows(%L, %L, %L, %L, %L, %s, %L)::jsonb', tests.id('import', label), kind, label || '.xlsx',
    repeat('a', 64), options, first_row, rows))
$$;
create function pg_temp.check_one(who text, label text) returns jsonb
language sql as $$ select pg_temp.as_actor(who, format('public.check_import(%L)::jsonb', tests.id('import', label))) $$;
-- `insert 1 update 0 unchanged 0 faulty 1: 0 door duplicate_in_file`
create function pg_temp.told(answer jsonb) returns text
language sql as $$
  select coalesce(answer ->> 'hint', format('%s/%s/%s/%s', answer #>> '{counts,insert}', answer #>> '{counts,update}', answer #>> '{counts,unchanged}', answer #>> '{counts,faulty}')
    || coalesce(': ' || (select string_agg(format('%s %s %s', p ->> 'row', p ->> 'field', p ->> 'code'), ', ' order by (p ->> 'row')::int, p ->> 'field')
      from jsonb_array_elements(answer -> 'problems') p), ''))
$$;
create function pg_temp.dry(who text, label text, kind text, rows jsonb, options jsonb default '{}') returns text
language sql as $$
  select case when p.answer ? 'state' then concat_ws(' ', p.answer ->> 'hint', p.answer ->> 'detail') else pg_temp.told(pg_temp.check_one(who, label)) end
  from (select pg_temp.put(who, label, kind, rows, options) as answer) p
$$;
create function pg_temp.do_op(who text, label text, name text) returns text
language sql as $$
  select (tests.push_in_short(who, tests.op(name || label || clock_timestamp(), name, jsonb_build_object('import_id', tests.id('import', label), 'file_name', label))))[1]
$$;
create function pg_temp.u(kind text, place text) returns text language sql immutable as $$ select tests.id(kind, place)::text $$;

-- Everything an import may change, to compare before and after; without what every write stamps.
create function pg_temp.world() returns table (entity text, body jsonb)
language plpgsql as $$
declare
  one text;
begin
  foreach one in array '{territory,compound,building,stairwell_unit,household,household_contact,party_household,party_member,grid_worker,grid_worker_duty,resident_unit,service_station,place_summary,stairwell_need}'::text[] loop
    return query execute format('select %L::text, to_jsonb(t) - ''{version,change_xid,updated_at}''::text[] from public.%I t', one, one);
  end loop;
end
$$;

-- ── Rows of every kind, as the device sends them ──────────────────────────────────────────────────────────────────────
create temp table example (kind text, rows jsonb, told text);
insert into example values
  ('household', jsonb_build_array(
    jsonb_build_object('stairwell_unit_id', pg_temp.u('stairwell_unit', 'A1'), 'door', '1202', 'residents', 2, 'head_name', '司马长风', 'phone', '0000-200001', 'care', '["hardship"]'::jsonb, 'elders', 1),
    jsonb_build_object('stairwell_unit_id', pg_temp.u('stairwell_unit', 'A1'), 'door', '301', 'residents', 4, 'phone', '0000-200002'),
    jsonb_build_object('stairwell_unit_id', pg_temp.u('stairwell_unit', 'A2'), 'door', '301', 'residents', 3)), '1/1/1/0'),
  ('party_household', jsonb_build_array(
    jsonb_build_object('household_id', pg_temp.u('household', 'A1'), 'plaque_status', 'damaged'),
    jsonb_build_object('household_id', pg_temp.u('household', 'A2'), 'is_center', true)), '0/1/1/0'),
  ('party_member', jsonb_build_array(
    jsonb_build_object('name', '欧阳松', 'party_org_id', pg_temp.u('party_org', 'A1'), 'category', 'retired', 'household_id', pg_temp.u('household', 'A1')),
    jsonb_build_object('name', '端木雪', 'party_org_id', pg_temp.u('party_org', 'A1'), 'category', 'in_service', 'checked_in_on', '2026-02-28'),
    jsonb_build_object('name', '欧阳松', 'party_org_id', pg_temp.u('party_org', 'A2'), 'category', 'in_service')), '1/1/1/0'),
  ('grid_worker', jsonb_build_array(
    jsonb_build_object('name', '诸葛晴岚', 'phone', '0000100002', 'territory_ids', jsonb_build_array(pg_temp.u('territory', 'A1'))),
    jsonb_build_object('name', '夏侯明', 'phone', '0000-300001', 'territory_ids', jsonb_build_array(pg_temp.u('territory', 'A1'))),
    jsonb_build_object('name', '夏侯明', 'phone', '0000-300001', 'territory_ids', jsonb_build_array(pg_temp.u('territory', 'A2')))), '1/2/0/0'),
  ('resident_unit', jsonb_build_array(
    jsonb_build_object('name', '云汀小学', 'kind', 'school', 'geom', '[101.225, 41.31]'::jsonb),
    jsonb_build_object('name', '云汀粮站', 'kind', 'enterprise', 'territory_id', pg_temp.u('territory', 'A2'))), '2/0/0/0'),
  ('service_station', jsonb_build_array(
    jsonb_build_object('name', '清和党群服务站', 'geom', '[101.215, 41.31]'::jsonb, 'rooms', '["议事室"]'::jsonb, 'phone', '0000-400001')), '1/0/0/0'),
  ('boundaries', jsonb_build_array(
    jsonb_build_object('name', '新东网格', 'geom', extensions.st_asgeojson(extensions.st_makeenvelope(101.235, 41.3, 101.24, 41.32, 4326))::jsonb)), '1/0/0/0');
create temp table options (kind text, options jsonb);
insert into options values ('boundaries', '{"level": "grid", "parent_code": "990199001002"}');
-- B1 leaves room for a new grid, and a building of B itself stands in it.
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.23, 41.3, 101.235, 41.32, 4326)) where t.id = tests.id('territory', 'B1');
insert into public.building (id, territory_id, name, use, geom)
values (tests.id('building', 'B'), tests.id('territory', 'B'), '9号楼', 'residential', extensions.st_multi(extensions.st_makeenvelope(101.236, 41.31, 101.237, 41.311, 4326)));
update public.grid_worker w set phone = '0000-999999' where w.id = tests.id('grid_worker', 'A2');

-- ── Every kind × every person ─────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.tried(who text, kind text) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = pg_temp.dry(who, 'try', kind, (select e.rows from example e where e.kind = tried.kind),
    coalesce((select o.options from options o where o.kind = tried.kind), '{}'));
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
select is(pg_temp.tried(p.who, e.kind), case
    when not p.allowed then p.refusal
    when e.kind = 'boundaries' and p.who = 'community staff' then 'not_found options'
    else e.told end, format('%s, %s', p.who, e.kind))
from example e cross join (values ('own worker', false, 'not_permitted put_import_rows'), ('community staff', true, ''), ('street staff', true, ''), ('leader', false, 'not_permitted put_import_rows'),
  ('administrator', false, 'not_permitted put_import_rows'), ('inactive worker', false, 'no_profile put_import_rows'), ('nobody', false, 'no_profile put_import_rows')) p (who, allowed, refusal)
order by e.kind, p.who;
select is((pg_temp.put('anon', 'try', 'household', '[]')) ->> 'state', '42501', 'a stranger may not even call it');
select is((select array_agg(distinct c.kind order by c.kind) from private.import_column c), (select array_agg(distinct e.kind order by e.kind) from example e), 'these are all kinds');
select is(pg_temp.do_op(p.who, 'nothing', o.name), 'rejected not_permitted name', format('%s, %s', p.who, o.name))
from (values ('own worker'), ('leader'), ('administrator')) p (who) cross join (values ('import.apply'), ('import.undo')) o (name);
select is((pg_temp.as_actor(p.who, f.call)) ->> 'hint', 'not_permitted', format('%s, %s', p.who, f.call))
from (values ('own worker'), ('leader'), ('administrator')) p (who) cross join (values ('public.read_imports()::jsonb'), ('public.check_import(gen_random_uuid())::jsonb')) f (call);

-- ── Applied, and taken back: not one column differs ───────────────────────────────────────────────────────────────────
create function pg_temp.round_trip(import_kind text) returns setof text
language plpgsql as $$
declare
  before jsonb;
  rows_before int;
begin
  drop table if exists pg_temp.was;
  create temp table was as select * from pg_temp.world();
  return next is(pg_temp.dry('street staff', import_kind, import_kind, (select e.rows from example e where e.kind = import_kind),
    coalesce((select o.options from options o where o.kind = import_kind), '{}')), (select e.told from example e where e.kind = import_kind), import_kind || ': the dry run');
  return next set_eq('select * from pg_temp.world()', 'select * from was', import_kind || ': and it changes nothing');
  return next is(pg_temp.do_op('community staff', import_kind, 'import.apply'), 'rejected not_found import_id', import_kind || ': nobody else carries it out');
  return next is(pg_temp.do_op('street staff', import_kind, 'import.apply'), 'applied 1', import_kind || ': carried out');
  return next isnt((select jsonb_agg(w order by w.entity, w.body) from pg_temp.world() w), (select jsonb_agg(w order by w.entity, w.body) from was w), import_kind || ': and seen');
  return next is((select count(*)::int from private.import_row), 0, import_kind || ': no row waits any more');
  return next is((select count(*)::int from private.import_item i where i.batch_id = tests.id('import', import_kind) and i.version_after is null), 0, import_kind || ': every row is written down');
  return next is(pg_temp.do_op('street staff', import_kind, 'import.apply'), 'rejected wrong_stage import_id', import_kind || ': once');
  return next is(pg_temp.told(pg_temp.check_one('street staff', import_kind)), (select e.told from example e where e.kind = import_kind), import_kind || ': nothing stops taking it back');
  return next is(pg_temp.dry('street staff', 'again', import_kind, (select e.rows from example e where e.kind = import_kind)) , case when import_kind = 'boundaries' then 'not_found options'
    else format('0/0/%s/0', (select jsonb_array_length(e.rows) from example e where e.kind = import_kind)) end, import_kind || ': the same file again has nothing new');
  return next is(pg_temp.do_op('street staff', import_kind, 'import.undo'), 'applied 2', import_kind || ': taken back');
  return next set_eq('select * from pg_temp.world()', 'select * from was', import_kind || ': and everything is as it was');
  return next is(pg_temp.do_op('street staff', import_kind, 'import.undo'), 'rejected wrong_stage import_id', import_kind || ': once');
  return next is((select count(*)::int from private.import_item i where i.batch_id = tests.id('import', import_kind)), 0, import_kind || ': and nothing is kept of what rows were');
end
$$;
select t from example e cross join lateral pg_temp.round_trip(e.kind) t order by e.kind;

-- ── What cannot be taken ──────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.put_raw(id text, kind text, name text, sha text, options text, first_row int, rows text) returns text
language sql as $$
  select concat_ws(' ', a ->> 'hint', a ->> 'detail') from pg_temp.as_actor('street staff',
    format('public.put_import_rows(%L, %L, %L, %L, %L, %s, %L)::jsonb', id, kind, name, sha, options, first_row, rows)) a
$$;
select is(pg_temp.put_raw(v.id, v.kind, v.name, v.sha, v.options, v.first_row, v.rows), v.told, 'put_import_rows refuses: ' || v.told || ' ' || left(v.rows, 30))
from (values
  (null, 'household', 'a', repeat('a', 64), '{}', 0, '[]', 'invalid_input import_id'),
  (pg_temp.u('import', 'x'), 'case_record', 'a', repeat('a', 64), '{}', 0, '[]', 'invalid_input kind'),
  (pg_temp.u('import', 'x'), 'osm', 'a', repeat('a', 64), '{}', 0, '[]', 'invalid_input kind'),
  (pg_temp.u('import', 'x'), 'household', ' ', repeat('a', 64), '{}', 0, '[]', 'invalid_input file_name'),
  (pg_temp.u('import', 'x'), 'household', 'a', 'abc', '{}', 0, '[]', 'invalid_input file_sha256'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '[]', 0, '[]', 'invalid_input options'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', 0, '{}', 'invalid_input rows'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', 0, '[7]', 'invalid_input rows'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', 0, '[{"id_number": "1"}]', 'invalid_input rows'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', 0, '[{"door": "' || repeat('x', 1250000) || '"}]', 'invalid_input rows'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', -1, '[]', 'invalid_input first_row'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', 50000, '[{}]', 'invalid_input first_row'),
  (pg_temp.u('import', 'x'), 'household', 'a', repeat('a', 64), '{}', 0, '[{"phone": "11010119900307123X"}]', 'invalid_input identity_number'),
  (pg_temp.u('import', 'x'), 'boundaries', 'a', repeat('a', 64), '{"level": "grid", "parent_code": "990199002001"}', 0, '[]', 'not_found options'),
  (pg_temp.u('import', 'x'), 'boundaries', 'a', repeat('a', 64), '{}', 0, '[]', 'not_found options')
) v (id, kind, name, sha, options, first_row, rows, told);
select is((select count(*)::int from private.import_batch b where b.id = tests.id('import', 'x')), 0, 'and nothing of it is kept');

-- Values, one column after another: what is required, of the wrong kind, or too long.
create temp table bad (kind text, field text, value jsonb, code text);
insert into bad
  select c.kind, c.name, 'null'::jsonb, 'required' from private.import_column c where c.required and c.kind <> 'boundaries' union all
  select c.kind, c.name, '{"a": 1}', 'invalid' from private.import_column c where c.kind <> 'boundaries' union all
  select c.kind, c.name, to_jsonb(repeat('长', c.highest + 1)), 'too_long' from private.import_column c where c.type = 'text' and c.kind <> 'boundaries' union all
  select c.kind, c.name, '"nonsense"', 'invalid' from private.import_column c where c.type = 'text' and c.one_of is not null union all
  select c.kind, c.name, to_jsonb(c.highest + 1), 'invalid' from private.import_column c where c.type = 'int' union all
  select c.kind, c.name, '2.5', 'invalid' from private.import_column c where c.type = 'int' union all
  select c.kind, c.name, '"2026-02-30"', 'invalid' from private.import_column c where c.type = 'date' union all
  select c.kind, c.name, '"46054"', 'invalid' from private.import_column c where c.type = 'date' union all
  select c.kind, c.name, '"7"', 'invalid' from private.import_column c where c.type in ('id', 'flag') union all
  select c.kind, c.name, '["7"]', 'invalid' from private.import_column c where c.type = 'ids' union all
  select c.kind, c.name, '[]', 'required' from private.import_column c where c.type = 'ids' union all
  select c.kind, c.name, '["nonsense"]', 'invalid' from private.import_column c where c.type = 'texts' and c.one_of is not null union all
  select c.kind, c.name, '[101.2, 410]', 'invalid' from private.import_column c where c.type = 'point' union all
  select c.kind, c.name, to_jsonb(tests.id('nothing', 'here')), 'not_found' from private.import_column c where c.type = 'id' union all
  -- of another office
  select c.kind, c.name, to_jsonb(tests.id(c.refers, 'D1')), 'not_found' from private.import_column c where c.type = 'id' union all
  select c.kind, c.name, jsonb_build_array(tests.id(c.refers, 'D1')), 'not_found' from private.import_column c where c.type = 'ids' union all
  -- of another community
  select c.kind, c.name, to_jsonb(tests.id(c.refers, 'B1')), 'not_found' from private.import_column c where c.type = 'id' and c.reach = 'duty';
create function pg_temp.first_fault(b bad) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = pg_temp.dry('community staff', 'bad', b.kind,
    jsonb_build_array(jsonb_strip_nulls((select e.rows -> 0 from example e where e.kind = b.kind) || jsonb_build_object(b.field, b.value))));
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
select is(pg_temp.first_fault(b), format('0/0/0/1: 0 %s %s', b.field, b.code), format('%s.%s: %s', b.kind, b.field, left(b.value::text, 40)))
from bad b order by b.kind, b.field, b.code, b.value::text;

-- Rows of one file among each other, and against what is there.
select is(pg_temp.dry('street staff', 'pairs ' || v.what, v.kind, v.rows), v.told, v.what)
from (select
    jsonb_build_object('stairwell_unit_id', pg_temp.u('stairwell_unit', 'A1'), 'door', '999') as h,
    jsonb_build_object('household_id', pg_temp.u('household', 'A1')) as p,
    jsonb_build_object('name', '端木雪', 'party_org_id', pg_temp.u('party_org', 'A1'), 'category', 'resident') as m) e,
  lateral (values
    ('household', jsonb_build_array(e.h, e.h || '{"residents": 3}'), '1/0/0/1: 1 door duplicate_in_file', 'one door twice'),
    ('household', jsonb_build_array(e.h || '{"phone": "0000-1"}'), '0/0/0/1: 0 head_name required', 'a telephone of nobody'),
    ('party_household', jsonb_build_array(e.p, e.p), '0/0/1/1: 1 household_id duplicate_in_file', 'one household twice'),
    ('party_member', jsonb_build_array(e.m, e.m), '1/0/0/1: 1 name duplicate_in_file', 'one member twice'),
    ('party_member', jsonb_build_array(e.m || jsonb_build_object('household_id', pg_temp.u('household', 'A1')), e.m || jsonb_build_object('household_id', pg_temp.u('household', 'A2'))), '2/0/0/0', 'namesakes at two doors'),
    ('party_member', jsonb_build_array(e.m || jsonb_build_object('name', '欧阳松', 'household_id', pg_temp.u('household', 'A2'))), '0/0/0/1: 0 name same_name_elsewhere', 'a member who is known at another door'),
    ('resident_unit', jsonb_build_array('{"name": "云汀小学", "kind": "school"}'::jsonb), '0/0/0/1: 0 geom required', 'a unit that is nowhere'),
    ('resident_unit', jsonb_build_array('{"name": "云汀小学", "kind": "school", "geom": [101.5, 41.31]}'::jsonb), '0/0/0/1: 0 geom outside_duty', 'a unit far away'),
    ('resident_unit', jsonb_build_array('{"name": "单位", "kind": "school"}'::jsonb), '0/0/0/1: 0 name ambiguous_match', 'a name that three units have'),
    ('service_station', jsonb_build_array('{"name": "新站"}'::jsonb), '0/0/0/1: 0 geom required', 'a station that is nowhere')
  ) v (kind, rows, told, what);

-- Boundaries: all or none.
select is(pg_temp.dry('street staff', 'lay', 'boundaries', jsonb_build_array(
    jsonb_build_object('name', '好', 'geom', extensions.st_asgeojson(extensions.st_makeenvelope(101.235, 41.3, 101.24, 41.31, 4326))::jsonb),
    jsonb_build_object('name', '叠', 'geom', extensions.st_asgeojson(extensions.st_makeenvelope(101.23, 41.31, 101.24, 41.32, 4326))::jsonb)),
  '{"level": "grid", "parent_code": "990199001002"}'), '1/0/0/1: 1 geom overlaps_sibling', 'an outline that overlaps another');
select is(pg_temp.do_op('street staff', 'lay', 'import.apply'), 'rejected invalid_input import_id', 'and so none is written');
select is(pg_temp.dry('street staff', 'none', 'boundaries', jsonb_build_array(jsonb_build_object('name', '无')), '{"level": "grid", "parent_code": "990199001002"}'),
  '0/0/0/1: 0 geom required', 'an area without an outline');
select is(pg_temp.dry('street staff', 'level', 'boundaries', (select e.rows from example e where e.kind = 'boundaries'), '{"level": "grid", "parent_code": "990199001"}'),
  '0/0/0/1:  geom parent_level', 'a grid directly in a street');

-- ── Pieces, and whose they are ────────────────────────────────────────────────────────────────────────────────────────
create temp table door as select n, jsonb_build_object('stairwell_unit_id', pg_temp.u('stairwell_unit', 'A1'), 'door', (1000 + n)::text) as body from generate_series(0, 2) n;
select is((pg_temp.put('community staff', 'pieces', 'household', (select jsonb_agg(body order by n) from door where n < 2))) ->> 'rows', '2', 'a first piece');
select is((pg_temp.put('community staff', 'pieces', 'household', (select jsonb_agg(body order by n) from door where n = 2), '{}', 2)) ->> 'rows', '1', 'a second piece');
select is((pg_temp.put('community staff', 'pieces', 'household', (select jsonb_agg(body order by n) from door where n < 2))) ->> 'rows', '2', 'the first again');
select is((select count(*)::int from private.import_row r where r.batch_id = tests.id('import', 'pieces')), 3, 'is harmless');
select is(pg_temp.do_op('community staff', 'pieces', 'import.apply'), 'rejected import_outdated import_id', 'not before it was checked');
select is(pg_temp.told(pg_temp.check_one('community staff', 'pieces')), '3/0/0/0', 'checked');
select is(pg_temp.told(pg_temp.check_one('street staff', 'pieces')), 'not_found', 'nobody else sees it');
select is((pg_temp.put('street staff', 'pieces', 'household', '[]')) ->> 'hint', 'id_reuse', 'nor adds to it');
select is((pg_temp.put('community staff', 'pieces', 'party_member', '[]')) ->> 'hint', 'id_reuse', 'it stays of its kind');
update public.household h set door = '1001' where h.id = tests.id('household', 'A1');
select is(pg_temp.do_op('community staff', 'pieces', 'import.apply'), 'rejected import_outdated import_id', 'what would do something else by now is not done');
update public.household h set door = '301' where h.id = tests.id('household', 'A1');
select is(pg_temp.do_op('community staff', 'pieces', 'import.apply'), 'applied 1', 'and what is as it was, is');
select is((pg_temp.put('community staff', 'pieces', 'household', '[]')) ->> 'hint', 'id_reuse', 'an import that is done takes no more');
select is((pg_temp.put('community staff', 'given up', 'household', '[{"door": "1"}]')) ->> 'rows', '1', 'another file');
select is((pg_temp.put('community staff', 'newer', 'household', '[{"door": "1"}]')) ->> 'rows', '1', 'and another');
select is((select array_agg(b.id) from private.import_batch b where b.stage = 'staged' and b.profile_id = tests.id('profile', 'community staff')), array[tests.id('import', 'newer')], 'gives up the one before, with its rows');
update private.import_batch b set staged_bytes = 33554430 where b.id = tests.id('import', 'newer');
select is((pg_temp.put('community staff', 'newer', 'household', '[{"door": "1"}]', '{}', 1)) ->> 'hint', 'import_allowance', 'a person''s waiting rows have a limit');
update private.import_batch b set made_at = now() - interval '73 hours' where b.stage = 'staged';
select ok(private.purge_imports() > 0, 'what nobody carried out is forgotten');
select is((select count(*)::int from private.import_row), 0, 'with its rows');
select is(pg_temp.do_op('community staff', 'newer', 'import.apply'), 'rejected not_found import_id', 'for good');

-- ── Taking back ───────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.undone(who text, disturbance text) returns text
language plpgsql as $$
begin
  execute disturbance;
  raise exception using errcode = 'ZZ003', message = (pg_temp.check_one(who, 'pieces') ->> 'is_undoable') || ' '
    || coalesce(pg_temp.told(pg_temp.check_one(who, 'pieces')), '') || ' / ' || pg_temp.do_op(who, 'pieces', 'import.undo');
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
create function pg_temp.made(n int) returns uuid language sql stable as $$
  select i.row_id from private.import_item i where i.batch_id = tests.id('import', 'pieces') and i.source_row = n $$;
select is(pg_temp.undone(who, 'select 1'), 'true 3/0/0/0 / applied 2', who || ' takes it back') from (values ('community staff'), ('street staff')) v (who);
select is(pg_temp.undone('community staff', disturbance), told, what) from (values
  (format('update public.household h set residents = 5 where h.id = %L', pg_temp.made(1)), 'false 3/0/0/0: 1 household changed_since / rejected changed_since import_id', 'not where somebody has changed a row'),
  (format('delete from public.household h where h.id = %L', pg_temp.made(2)), 'false 3/0/0/0: 2 household gone / rejected changed_since import_id', 'not where a row is gone'),
  (format('insert into public.party_household (id, household_id, territory_id, plaque_status) values (gen_random_uuid(), %L, %L, ''none'')', pg_temp.made(0), tests.id('territory', 'A1')),
    'false 3/0/0/0: 0 household in_use / rejected changed_since import_id', 'not where others hang on a row, though the database would let them go'),
  (format('insert into public.visit (id, territory_id, household_id, visitor_name, kind, met, visited_at) values (gen_random_uuid(), %L, %L, ''甲'', ''visit'', ''head'', now())', tests.id('territory', 'A1'), pg_temp.made(0)),
    'false 3/0/0/0: 0 household in_use / rejected changed_since import_id', 'nor where somebody was visited'),
  ($q$update private.import_batch b set applied_at = now() - interval '31 days'$q$, 'false 3/0/0/0 / rejected wrong_stage import_id', 'not after 30 days'),
  (format('delete from public.profile_territory p where p.profile_id = %1$L; insert into public.profile_territory values (%1$L, %2$L)', tests.id('profile', 'community staff'), tests.id('territory', 'B')),
    'false 3/0/0/0: 0 household outside_duty, 1 household outside_duty, 2 household outside_duty / rejected changed_since import_id', 'not by who no longer answers for them')
) v (disturbance, told, what);
select is((select count(*)::int from public.household h where h.id in (pg_temp.made(0), pg_temp.made(1), pg_temp.made(2))), 3, 'of all this nothing was half done');
update private.import_batch b set applied_at = now() - interval '31 days' where b.id = tests.id('import', 'pieces');
select private.purge_imports();
select is((select count(*)::int from private.import_item i where i.batch_id = tests.id('import', 'pieces')), 0, 'after that time it is forgotten what rows were');

-- ── The list of imports ───────────────────────────────────────────────────────────────────────────────────────────────
select is((select jsonb_agg((r ->> 'by_name') || ' ' || (r ->> 'is_undoable')) from jsonb_array_elements(pg_temp.as_actor('street staff', 'public.read_imports()::jsonb')) r where r ->> 'file_name' = 'pieces.xlsx'),
  '["community staff false"]', 'the office sees what was imported, by whom, and that it is too old');
select is((select count(*)::int from jsonb_array_elements(pg_temp.as_actor('street staff', 'public.read_imports()::jsonb')) r where r ->> 'undone_by_name' = 'street staff'), 7, 'and what was taken back');
update public.profile p set role = 'street_staff' where p.id = tests.id('profile', 'far worker');
select is(pg_temp.as_actor('far worker', 'public.read_imports()::jsonb'), '[]', 'another office sees none of it');
select is(pg_temp.told(pg_temp.check_one('far worker', 'pieces')), 'not_found', 'nor asks about one');
select is((select count(*)::int from private.sync_op o where o.name like 'import.%' and o.result ->> 'status' = 'applied'), 15, 'every import and every undo stands in the log');
select * from finish();
rollback;
