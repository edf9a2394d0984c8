-- What staff say of the ground: every operation by every person, on every argument, at home and elsewhere; and that the counts
-- of need follow the doors.
begin;
select * from no_plan();
select tests.build_world();

create function pg_temp.point(lon float, lat float) returns jsonb
language sql immutable as $$ select jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(lon, lat)) $$;
create function pg_temp.line(variadic points float[]) returns jsonb
language sql immutable as $$
  select jsonb_build_object('type', 'LineString', 'coordinates',
    (select jsonb_agg(jsonb_build_array(points[2 * n + 1], points[2 * n + 2]) order by n) from generate_series(0, cardinality(points) / 2 - 1) n))
$$;
-- All territories of the cast are one square; a place in A1 only needs one of its own, far from the others.
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.2 + 0.01 * v.n, 41.3, 101.21 + 0.01 * v.n, 41.32, 4326))
from (values ('A1', 1), ('A2', 2), ('B1', 3), ('D1', 4)) v (place, n) where t.id = tests.id('territory', v.place);
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.21, 41.3, 101.23, 41.32, 4326)) where t.id = tests.id('territory', 'A');

-- What a complete operation is made of, and the row it is about.
create temp table made (operation text, entity text, id_field text, args jsonb);
insert into made values
  ('gate.add', 'compound_gate', 'gate_id', jsonb_build_object('compound_id', tests.id('compound', 'A1'), 'kind', 'side', 'geom', pg_temp.point(101.21, 41.315))),
  ('footpath.add', 'footpath', 'footpath_id', jsonb_build_object('kind', 'path', 'geom', pg_temp.line(101.211, 41.315, 101.212, 41.315))),
  ('site.add', 'candidate_site', 'site_id', jsonb_build_object('kind', 'planned_site', 'name', '规划站点', 'geom', pg_temp.point(101.215, 41.315))),
  ('facility.add', 'facility', 'facility_id', jsonb_build_object('kind', 'meal_point', 'name', '助餐点', 'geom', pg_temp.point(101.215, 41.315)));
create temp table changed (operation text, entity text, id_field text, args jsonb);
insert into changed values
  ('gate.change', 'compound_gate', 'gate_id', '{"is_closed": true}'), ('footpath.change', 'footpath', 'footpath_id', '{"kind": "steps"}'),
  ('site.remove', 'candidate_site', 'site_id', '{}'), ('facility.change', 'facility', 'facility_id', '{"name": "社区食堂"}'), ('facility.remove', 'facility', 'facility_id', '{}');

create function pg_temp.add_op(label text, operation text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, m.operation, jsonb_build_object(m.id_field, tests.id(m.entity, label)) || m.args || more) from made m where m.operation = add_op.operation
$$;
-- A change of the row of a place, on the version it has now.
create function pg_temp.change_op(label text, operation text, place text, more jsonb default '{}') returns jsonb
language plpgsql stable as $$
declare
  c changed;
  version int;
begin
  select * into c from changed ch where ch.operation = change_op.operation;
  execute format('select r.version from public.%I r where r.id = $1', c.entity) using tests.id(c.entity, place) into version;
  return tests.op(label, operation, jsonb_build_object(c.id_field, tests.id(c.entity, place)) || c.args || more,
    jsonb_build_object(tests.id(c.entity, place), coalesce(version, 1)));
end
$$;
-- What a person is answered, without doing it.
create function pg_temp.answer(who text, op jsonb) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = (tests.push_in_short(who, op))[1];
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;

-- ── Every operation × every person ────────────────────────────────────────────────────────────────────────────────────
create temp table may (operation text, own_worker boolean);
insert into may values ('gate.add', true), ('gate.change', true), ('footpath.add', true), ('footpath.change', true), ('site.add', false),
  ('site.remove', false), ('facility.add', false), ('facility.change', false), ('facility.remove', false);
select is(pg_temp.answer(p.who, coalesce(pg_temp.add_op('new', m.operation), pg_temp.change_op('try', m.operation, 'A1'))), case
    when not p.allowed then 'rejected not_permitted name'
    when p.elsewhere and m.operation like '%.add' then 'rejected outside_duty ' || case m.operation when 'gate.add' then 'compound_id' else 'geom' end
    when p.elsewhere then 'rejected not_found ' || (select c.id_field from changed c where c.operation = m.operation)
    else 'applied ' || case when m.operation like '%.change' then 2 else 1 end end,
  format('%s, %s', p.who, m.operation))
from may m cross join lateral (values ('own worker', m.own_worker, false), ('neighbour worker', m.own_worker, true), ('far worker', m.own_worker, true),
  ('community staff', true, false), ('street staff', true, false), ('leader', false, false), ('administrator', false, false)) p (who, allowed, elsewhere)
order by m.operation, p.who;
select is_empty($$ select o.name from private.operation o where o.name ~ '^(gate|footpath|site|facility)\.' and o.name not in (select m.operation from may m) $$,
  'these are all');

-- ── What must be given, and what cannot be meant ──────────────────────────────────────────────────────────────────────
select is(pg_temp.answer('community staff', tests.op('less', m.operation, (pg_temp.add_op('new', m.operation) -> 'args') - field)), 'rejected invalid_input ' || field,
  format('%s needs %s', m.operation, field))
from made m cross join lateral jsonb_object_keys(m.args || jsonb_build_object(m.id_field, '')) field order by m.operation, field;
select is(pg_temp.answer('community staff', pg_temp.add_op('bad', v.operation, v.more)), 'rejected invalid_input ' || v.field, format('%s: no %s', v.operation, v.more::text))
from (values
  ('gate.add', 'kind', '{"kind": "back"}'::jsonb), ('gate.add', 'open_hours', '{"open_hours": "25:00-26:00"}'), ('gate.add', 'open_hours', '{"open_hours": "always"}'),
  ('gate.add', 'geom', jsonb_build_object('geom', pg_temp.point(101.2096, 41.315))), -- 33 m outside
  ('gate.add', 'geom', jsonb_build_object('geom', pg_temp.point(101.215, 41.315))), -- in the middle of the compound
  ('gate.add', 'geom', '{"geom": {"type": "Point"}}'),
  ('footpath.add', 'kind', '{"kind": "tunnel"}'), ('footpath.add', 'geom', jsonb_build_object('geom', pg_temp.line(101.211, 41.315))),
  ('footpath.add', 'geom', jsonb_build_object('geom', pg_temp.line(101.211, 41.315, 101.211001, 41.315))), -- 0.1 m
  ('footpath.add', 'geom', jsonb_build_object('geom', pg_temp.line(101.211, 41.31, 101.211, 41.37))), -- 6.7 km
  ('footpath.add', 'geom', '{"geom": {"type": "LineString", "coordinates": [[101.2, 41.3], "x"]}}'),
  ('site.add', 'kind', '{"kind": "tent"}'), ('site.add', 'area_m2', '{"area_m2": -3}'), ('site.add', 'due_on', '{"due_on": "2027-02-30"}'), ('site.add', 'due_on', '{"due_on": "soon"}'),
  ('facility.add', 'kind', '{"kind": "casino"}'), ('facility.add', 'kind', '{"kind": "service_station"}'),
  ('facility.add', 'opening_hours', '{"opening_hours": [{"days": [8], "from": "08:00", "to": "12:00"}]}'),
  ('facility.add', 'opening_hours', '{"opening_hours": [{"days": [1], "from": "8", "to": "12:00"}]}'), ('facility.add', 'name', '{"name": "   "}')) v (operation, field, more);
select is(pg_temp.answer('community staff', tests.op('no base', c.operation, pg_temp.change_op('x', c.operation, 'A1') -> 'args')), 'rejected invalid_input base_versions',
  c.operation || ' needs the version that was seen') from changed c order by c.operation;
select is(pg_temp.answer('community staff', pg_temp.change_op('old', c.operation, 'A1') || jsonb_build_object('base_versions', jsonb_build_object(tests.id(c.entity, 'A1'), 9))), 'conflict 1',
  c.operation || ' of another version is a conflict') from changed c order by c.operation;
select is(pg_temp.answer('community staff', tests.op('taken', m.operation, (pg_temp.add_op('new', m.operation) -> 'args') || jsonb_build_object(m.id_field, tests.id(m.entity, 'B1')))),
  'rejected id_reuse ' || m.id_field, m.operation || ': the id is taken') from made m order by m.operation;

-- ── What they write ───────────────────────────────────────────────────────────────────────────────────────────────────
select tests.push('own worker', pg_temp.add_op('g', 'gate.add', '{"open_hours": "06:00-22:00"}'));
select is((select (g.compound_id, g.territory_id, g.kind, g.open_hours, g.is_closed) from public.compound_gate g where g.id = tests.id('compound_gate', 'g')),
  (tests.id('compound', 'A1'), tests.id('territory', 'A1'), 'side'::text, '06:00-22:00'::text, false), 'a gate stands where its compound lies');
select tests.push('own worker', pg_temp.change_op('g1', 'gate.change', 'g', jsonb_build_object('geom', pg_temp.point(101.2100001, 41.316), 'kind', 'main')));
select is((select (g.kind, g.open_hours, g.is_closed, extensions.st_y(g.geom)) from public.compound_gate g where g.id = tests.id('compound_gate', 'g')),
  ('main'::text, '06:00-22:00'::text, true, 41.316::float), 'a change changes what it names and nothing else');
select is(tests.push_in_short('own worker', pg_temp.change_op('g2', 'gate.change', 'g', jsonb_build_object('geom', pg_temp.point(101.2103, 41.316)))), '{applied 3}', 'a gate may be 25 m inside');
select is(tests.push_in_short('own worker', pg_temp.change_op('g3', 'gate.change', 'g', jsonb_build_object('geom', pg_temp.point(101.212, 41.316)))), '{rejected invalid_input geom}', 'but it is not moved away from the wall');
select is(tests.push_in_short('own worker', pg_temp.change_op('g4', 'gate.change', 'g', '{"is_closed": "yes"}')), '{rejected invalid_input is_closed}', 'shut is yes or no');

select tests.push('street staff', pg_temp.add_op('over', 'footpath.add', jsonb_build_object('name', ' 河边小路 ', 'geom', pg_temp.line(101.219, 41.31, 101.2195, 41.31, 101.223, 41.31))));
select is((select (f.territory_id, f.kind, f.name, f.is_closed) from public.footpath f where f.id = tests.id('footpath', 'over')),
  (tests.id('territory', 'A2'), 'path'::text, '河边小路'::text, false), 'a path across a boundary belongs where its middle is');
select is(tests.push_in_short('own worker', pg_temp.add_op('over2', 'footpath.add', jsonb_build_object('geom', pg_temp.line(101.219, 41.31, 101.2195, 41.31, 101.223, 41.31)))),
  '{rejected outside_duty geom}', 'which has to be in the duty');
select tests.push('street staff', pg_temp.change_op('f1', 'footpath.change', 'over', '{"name": null, "is_closed": true}'));
select is((select (f.kind, f.name, f.is_closed) from public.footpath f where f.id = tests.id('footpath', 'over')), ('steps'::text, null::text, true), 'a name can be taken back');

select tests.push('community staff', pg_temp.add_op('s', 'site.add', '{"owner": "云汀县商业局", "area_m2": 120.5, "due_on": "2027-03-01", "address": "松影路8号"}'));
select is((select (s.territory_id, s.owner, s.area_m2, s.due_on, s.address) from public.candidate_site s where s.id = tests.id('candidate_site', 's')),
  (tests.id('territory', 'A1'), '云汀县商业局'::text, 120.5::float8, '2027-03-01'::date, '松影路8号'::text), 'a site keeps what is known of it');
select tests.push('community staff', pg_temp.change_op('s1', 'site.remove', 's'));
select is_empty($$ select from public.candidate_site where id = tests.id('candidate_site', 's') $$, 'and goes');
select is(tests.push_in_short('community staff', pg_temp.change_op('s2', 'site.remove', 's')), '{rejected not_found site_id}', 'once');

select tests.push('community staff', pg_temp.add_op('m', 'facility.add', '{"phone": "0000-100007", "opening_hours": [{"days": [1, 2], "from": "11:00", "to": "13:00", "x": 1}]}'));
select is((select (f.territory_id, f.opening_hours, f.phone) from public.facility f where f.id = tests.id('facility', 'm')),
  (tests.id('territory', 'A1'), '[{"days": [1, 2], "from": "11:00", "to": "13:00"}]'::jsonb, '0000-100007'::text), 'a facility has its hours and nothing that was smuggled into them');
select tests.push('community staff', pg_temp.change_op('m1', 'facility.change', 'm', jsonb_build_object('geom', pg_temp.point(101.225, 41.315), 'phone', '')));
select is((select (f.territory_id, f.name, f.phone, f.kind) from public.facility f where f.id = tests.id('facility', 'm')),
  (tests.id('territory', 'A2'), '社区食堂'::text, null::text, 'meal_point'::text), 'moved, it lies in another grid');
select is(tests.push_in_short('community staff', pg_temp.change_op('m2', 'facility.change', 'm', jsonb_build_object('geom', pg_temp.point(101.235, 41.315)))), '{rejected outside_duty geom}', 'never beyond the duty');
select is(tests.push_in_short('community staff', pg_temp.change_op('m3', 'facility.remove', 'm')), '{applied 2}', 'and goes');

-- ── 一老一小 behind a stairwell ───────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.need(place text) returns text
language sql stable as $$ select n.elderly || ' ' || n.children || ' v' || n.version from public.stairwell_need n where n.id = tests.id('stairwell_unit', place) $$;
select is(pg_temp.need('A1'), '1 1 v1', 'the world has one door of each');
insert into public.household (id, stairwell_unit_id, building_id, compound_id, territory_id, floor, door, residents)
  select tests.id('door', n::text), h.stairwell_unit_id, h.building_id, h.compound_id, h.territory_id, 4, n::text, 2
  from public.household h, generate_series(1, 3) n where h.id = tests.id('household', 'A1');
insert into public.household_contact (id, territory_id, head_name, elders, children)
  select tests.id('door', n::text), tests.id('territory', 'A1'), '端木清秋', n - 1, 0 from generate_series(1, 3) n;
select is(pg_temp.need('A1'), '3 1 v2', 'doors with two old people count once, doors with none not at all');
update public.household_contact set phone = '0000-100008' where id = tests.id('door', '2');
select is(pg_temp.need('A1'), '3 1 v2', 'another telephone number is no news');
update public.household_contact set elders = 5 where id = tests.id('door', '3');
select is(pg_temp.need('A1'), '3 1 v2', 'nor is one more behind the same door');
update public.household_contact set elders = 0, children = 2 where id = tests.id('door', '3');
select is(pg_temp.need('A1'), '2 2 v3', 'a change is counted');
update public.household set stairwell_unit_id = tests.id('stairwell_unit', 'A2'), building_id = tests.id('building', 'A2'),
  compound_id = tests.id('compound', 'A2'), territory_id = tests.id('territory', 'A2') where id = tests.id('door', '3');
select is(array[pg_temp.need('A1'), pg_temp.need('A2')], '{2 1 v4,1 2 v2}', 'who moves takes their need along');
delete from public.household_contact where id = tests.id('door', '2');
select is(pg_temp.need('A1'), '1 1 v5', 'a contact that is gone counts no more');
delete from public.household where id = tests.id('door', '3');
select is(pg_temp.need('A2'), '1 1 v3', 'nor a household');
update public.household_contact set elders = 0, children = 0 where id = tests.id('household', 'A1');
select is(pg_temp.need('A1'), null, 'a stairwell without need has no row');
update public.building set territory_id = tests.id('territory', 'A2') where id = tests.id('building', 'B1');
select is((select n.territory_id from public.stairwell_need n where n.id = tests.id('stairwell_unit', 'B1')), tests.id('territory', 'A2'), 'the row follows its stairwell into another grid');
truncate public.household_contact cascade;
select is_empty('select from public.stairwell_need', 'nobody known, nothing counted');
select * from finish();
rollback;
