-- What staff draw: responsibility lines, compounds, stations. Every operation by every person, on every argument, at home and
-- elsewhere; that a cut keeps the line, that buildings stand in the compound they belong to, that circles hear of stations.
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
create function pg_temp.box(west float, south float, east float, north float) returns jsonb
language sql immutable as $$ select extensions.st_asgeojson(extensions.st_makeenvelope(west, south, east, north, 4326), 7)::jsonb $$;

-- Each grid a square of its own, side by side; community A is the first two.
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.2 + 0.01 * v.n, 41.3, 101.21 + 0.01 * v.n, 41.32, 4326))
from (values ('A1', 1), ('A2', 2), ('B1', 3), ('D1', 4)) v (place, n) where t.id = tests.id('territory', v.place);
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.21, 41.3, 101.23, 41.32, 4326)) where t.id = tests.id('territory', 'A');
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.21, 41.3, 101.24, 41.32, 4326)) where t.id = tests.id('territory', 'S1');
update public.territory t set geom = extensions.st_multi(extensions.st_makeenvelope(101.23, 41.3, 101.24, 41.32, 4326)) where t.id = tests.id('territory', 'B');
-- The cast's compounds lie over one another; here each has a corner of its own grid.
update public.compound c set geom = extensions.st_multi(extensions.st_makeenvelope(101.2 + 0.01 * v.n + 0.001, 41.301, 101.2 + 0.01 * v.n + 0.003, 41.303, 4326))
from (values ('A1', 1), ('A2', 2), ('B1', 3), ('D1', 4)) v (place, n) where c.id = tests.id('compound', v.place);
update public.building b set geom = extensions.st_multi(extensions.st_makeenvelope(101.2 + 0.01 * v.n + 0.0012, 41.3012, 101.2 + 0.01 * v.n + 0.0014, 41.3014, 4326))
from (values ('A1', 1), ('A2', 2), ('B1', 3), ('D1', 4)) v (place, n) where b.id = tests.id('building', v.place);

-- What a complete operation is made of, and the row it is about.
create temp table made (operation text, entity text, id_field text, args jsonb);
insert into made values
  ('zone.draw', 'responsibility_zone', 'zone_id', jsonb_build_object('kind', 'river', 'name', '清溪河', 'geom', pg_temp.line(101.215, 41.31, 101.216, 41.311))),
  ('compound.draw', 'compound', 'compound_id', jsonb_build_object('name', '新苑小区', 'geom', pg_temp.box(101.214, 41.31, 101.216, 41.312))),
  ('station.add', 'service_station', 'station_id', jsonb_build_object('tier', 'service_station', 'name', '新苑党群服务站', 'geom', pg_temp.point(101.215, 41.315)));
create temp table changed (operation text, entity text, id_field text, args jsonb);
insert into changed values
  ('zone.cut', 'responsibility_zone', 'zone_id', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.215, 41.312),
    'second', pg_temp.line(101.215, 41.312, 101.217, 41.312), 'new_zone_id', tests.id('responsibility_zone', 'rest'))),
  ('zone.change', 'responsibility_zone', 'zone_id', '{"name": "松影路东段"}'), ('zone.remove', 'responsibility_zone', 'zone_id', '{}'),
  ('compound.reshape', 'compound', 'compound_id', jsonb_build_object('geom', pg_temp.box(101.211, 41.301, 101.2135, 41.303))),
  ('station.move', 'service_station', 'station_id', jsonb_build_object('geom', pg_temp.point(101.216, 41.316)));

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
create temp table may as select m.operation from made m union all select c.operation from changed c;
select matches(pg_temp.answer(p.who, coalesce(pg_temp.add_op('new', m.operation), pg_temp.change_op('try', m.operation, 'A1'))),
  case when p.allowed then '^applied [0-9]+$' else '^rejected not_permitted name$' end, format('%s, %s', p.who, m.operation))
from may m cross join lateral (values ('own worker', false), ('neighbour worker', false), ('far worker', false),
  ('community staff', true), ('street staff', true), ('leader', false), ('county leader', false), ('administrator', false)) p (who, allowed)
order by m.operation, p.who;
select is(pg_temp.answer('community staff', pg_temp.change_op('there', c.operation, 'B1')), 'rejected not_found ' || c.id_field, c.operation || ' of a row beyond the duty')
from changed c order by c.operation;
select is(pg_temp.answer('community staff', pg_temp.add_op('there', v.operation, v.args)), 'rejected outside_duty geom', v.operation || ' beyond the duty')
from (values ('zone.draw', jsonb_build_object('geom', pg_temp.line(101.231, 41.31, 101.215, 41.31))),
  ('compound.draw', jsonb_build_object('geom', pg_temp.box(101.229, 41.31, 101.2301, 41.312))),
  ('station.add', jsonb_build_object('geom', pg_temp.point(101.2301, 41.31)))) v (operation, args);
select is_empty($$ select o.name from private.operation o where o.name ~ '^(zone|station)\.' and o.name not in (select m.operation from may m) $$, 'these are all');

-- ── What must be given, and what cannot be meant ──────────────────────────────────────────────────────────────────────
select is(pg_temp.answer('community staff', tests.op('less', m.operation, (pg_temp.add_op('new', m.operation) -> 'args') - field)), 'rejected invalid_input ' || field,
  format('%s needs %s', m.operation, field))
from made m cross join lateral jsonb_object_keys(m.args || jsonb_build_object(m.id_field, '')) field order by m.operation, field;
select is(pg_temp.answer('community staff', op || jsonb_build_object('args', (op -> 'args') - field)), 'rejected invalid_input ' || field, format('%s needs %s', c.operation, field))
from changed c cross join lateral (values ('zone.cut', 'first'), ('zone.cut', 'second'), ('zone.cut', 'new_zone_id'), ('compound.reshape', 'geom'), ('station.move', 'geom')) f (operation, field)
  cross join lateral pg_temp.change_op('less', c.operation, 'A1') op
where f.operation = c.operation order by c.operation, field;
select is(pg_temp.answer('community staff', pg_temp.add_op('bad', v.operation, v.more)), 'rejected ' || v.told, format('%s: no %s', v.operation, left(v.more::text, 150)))
from (values
  ('zone.draw', 'invalid_input kind', '{"kind": "canal"}'::jsonb), ('zone.draw', 'invalid_input name', '{"name": "  "}'),
  ('zone.draw', 'invalid_input name', jsonb_build_object('name', repeat('长', 61))),
  ('zone.draw', 'invalid_input geom', jsonb_build_object('geom', pg_temp.line(101.215, 41.31))),
  ('zone.draw', 'invalid_input geom', jsonb_build_object('geom', pg_temp.line(101.215, 41.31, 101.21504, 41.31))), -- 3.3 m
  ('zone.draw', 'invalid_input geom', jsonb_build_object('geom', pg_temp.line(101.215, 41.31, 101.215, 41.77))), -- 51 km
  ('zone.draw', 'invalid_input geom', jsonb_build_object('geom', pg_temp.line(variadic (select array_agg(x) from (select unnest(array[101.215, 41.31 + n * 1e-5]) x from generate_series(0, 500) n) p)))),
  ('zone.draw', 'invalid_input geom', '{"geom": {"type": "LineString", "coordinates": [[101.2, 41.3], [101.2, 91]]}}'),
  ('zone.draw', 'invalid_input geom', '{"geom": {"type": "LineString", "coordinates": [[101.2, 41.3, 5], [101.2, 41.31]]}}'),
  ('zone.draw', 'not_found resident_unit_id', jsonb_build_object('resident_unit_id', tests.id('resident_unit', 'D1'))),
  ('zone.draw', 'invalid_input resident_unit_id', '{"resident_unit_id": "水务站"}'),
  ('compound.draw', 'invalid_input kind', '{"kind": "villa"}'), ('compound.draw', 'invalid_input name', '{"name": " "}'),
  ('compound.draw', 'invalid_input name', jsonb_build_object('name', repeat('长', 61))),
  ('compound.draw', 'invalid_input address', jsonb_build_object('address', repeat('长', 201))),
  ('compound.draw', 'invalid_input geom', '{"geom": {"type": "Point", "coordinates": [101.215, 41.31]}}'),
  ('compound.draw', 'invalid_input geom', '{"geom": {"type": "Polygon", "coordinates": []}}'),
  ('compound.draw', 'invalid_input geom', '{"geom": {"type": "Polygon", "coordinates": [[[101.214, 41.31], [101.216, 41.312], [101.216, 41.31], [101.214, 41.312], [101.214, 41.31]]]}}'), -- a bow tie
  ('compound.draw', 'invalid_input geom', '{"geom": {"type": "Polygon", "coordinates": [[[101.214, 41.31, 9], [101.216, 41.31, 9], [101.216, 41.312, 9], [101.214, 41.31, 9]]]}}'),
  ('compound.draw', 'invalid_input geom', '{"geom": {"type": "Polygon", "coordinates": [[[101.214, 41.31], [101.216, 95], [101.216, 41.312], [101.214, 41.31]]]}}'),
  ('compound.draw', 'invalid_input geom', jsonb_build_object('geom', pg_temp.box(101.214, 41.31, 101.2141, 41.3101))), -- 93 m2
  ('compound.draw', 'invalid_input geom', jsonb_build_object('geom', extensions.st_asgeojson(extensions.st_segmentize(extensions.st_makeenvelope(101.214, 41.31, 101.216, 41.312, 4326), 0.000003), 7)::jsonb)), -- 2,669 points
  ('compound.draw', 'compound_overlap geom', jsonb_build_object('geom', pg_temp.box(101.2125, 41.301, 101.2135, 41.303))),
  ('compound.draw', 'compound_overlap geom', jsonb_build_object('geom', pg_temp.box(101.2115, 41.3015, 101.2125, 41.3025))),
  ('station.add', 'invalid_input tier', '{"tier": "branch"}'), ('station.add', 'invalid_input name', '{"name": " "}'),
  ('station.add', 'invalid_input phone', jsonb_build_object('phone', repeat('0', 31))), ('station.add', 'invalid_input address', jsonb_build_object('address', repeat('长', 201))),
  ('station.add', 'invalid_input geom', '{"geom": {"type": "Point", "coordinates": [101.2, 95]}}')) v (operation, told, more);
select is(pg_temp.answer('community staff', pg_temp.change_op('bad', v.operation, 'A1', v.more)), 'rejected ' || v.told, format('%s: no %s', v.operation, left(v.more::text, 150)))
from (values
  ('compound.reshape', 'outside_duty geom', jsonb_build_object('geom', pg_temp.box(101.229, 41.301, 101.2301, 41.303))),
  ('compound.reshape', 'compound_overlap geom', jsonb_build_object('geom', pg_temp.box(101.2205, 41.301, 101.222, 41.303))),
  ('compound.reshape', 'invalid_input geom', jsonb_build_object('geom', pg_temp.point(101.215, 41.31))),
  ('station.move', 'outside_duty geom', jsonb_build_object('geom', pg_temp.point(101.2301, 41.31))),
  ('zone.change', 'not_found resident_unit_id', jsonb_build_object('resident_unit_id', tests.id('resident_unit', 'D1'))),
  ('zone.change', 'invalid_input name', jsonb_build_object('name', repeat('长', 61)))) v (operation, told, more);
select is(pg_temp.answer('community staff', tests.op('no base', c.operation, pg_temp.change_op('x', c.operation, 'A1') -> 'args')), 'rejected invalid_input base_versions',
  c.operation || ' needs the version that was seen') from changed c order by c.operation;
select matches(pg_temp.answer('community staff', pg_temp.change_op('old', c.operation, 'A1') || jsonb_build_object('base_versions', jsonb_build_object(tests.id(c.entity, 'A1'), 9))), '^conflict [0-9]+$',
  c.operation || ' of another version is a conflict') from changed c order by c.operation;
select is(pg_temp.answer('community staff', tests.op('taken', m.operation, (pg_temp.add_op('new', m.operation) -> 'args') || jsonb_build_object(m.id_field, tests.id(m.entity, 'B1')))),
  'rejected id_reuse ' || m.id_field, m.operation || ': the id is taken') from made m order by m.operation;
select is(pg_temp.answer('community staff', pg_temp.change_op('taken', 'zone.cut', 'A1', jsonb_build_object('new_zone_id', tests.id('responsibility_zone', 'B1')))),
  'rejected id_reuse new_zone_id', 'zone.cut: the id of the rest is taken');

-- ── Lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.zone(place text) returns text
language sql as $$
  select concat_ws(' ', z.kind, z.name, (select t.name from public.territory t where t.id = z.territory_id), coalesce(u.name, '–'), round(z.length_m), z.version)
  from public.responsibility_zone z left join public.resident_unit u on u.id = z.resident_unit_id where z.id = tests.id('responsibility_zone', place)
$$;
update public.resident_unit u set name = '单位 ' || v.place from (values ('A1'), ('B1')) v (place) where u.id = tests.id('resident_unit', v.place);
select tests.push('community staff', pg_temp.add_op('river', 'zone.draw', jsonb_build_object('name', ' 清溪河 ', 'resident_unit_id', tests.id('resident_unit', 'B1'),
  'geom', pg_temp.line(101.2199, 41.31, 101.221, 41.31, 101.2215, 41.3105))));
select is(pg_temp.zone('river'), 'river 清溪河 A1 单位 B1 162 1', 'a line lies where it begins, and a unit of the office answers for it');
select is((select z.length_m from public.responsibility_zone z where z.id = tests.id('responsibility_zone', 'A1')),
  round(extensions.st_length('srid=4326;linestring(101.213 41.312, 101.215 41.312, 101.217 41.312)'::extensions.geography)::numeric, 1)::float8, 'its metres are those along the spheroid');
select is((select (w.body ->> 'length_m')::float8 from private.wire_responsibility_zone w where w.id = tests.id('responsibility_zone', 'A1')), 334.9::float8, 'and are sent');

-- A cut at a point that was there, at a new one, and at none.
select is(pg_temp.answer('community staff', pg_temp.change_op('cut', 'zone.cut', 'A1', v.more)), v.told, v.label)
from (values
  ('a cut between two points', 'applied 2', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.2142, 41.312), 'second', pg_temp.line(101.2142, 41.312, 101.215, 41.312, 101.217, 41.312))),
  ('a cut that is off by less than 1 cm', 'applied 2', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.2142, 41.31200005), 'second', pg_temp.line(101.2142, 41.31200005, 101.215, 41.312, 101.217, 41.312))),
  ('a cut that is off by 2 cm', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.2142, 41.3120002), 'second', pg_temp.line(101.2142, 41.3120002, 101.215, 41.312, 101.217, 41.312))),
  ('parts that do not meet', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.2142, 41.312), 'second', pg_temp.line(101.2143, 41.312, 101.215, 41.312, 101.217, 41.312))),
  ('a part that is left out', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.2142, 41.312), 'second', pg_temp.line(101.2142, 41.312, 101.217, 41.312))),
  ('a shorter end', 'rejected invalid_input second', jsonb_build_object('second', pg_temp.line(101.215, 41.312, 101.2168, 41.312))),
  ('another end', 'rejected invalid_input second', jsonb_build_object('second', pg_temp.line(101.215, 41.312, 101.217, 41.3121))),
  ('a later beginning', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.2132, 41.312, 101.215, 41.312))),
  ('the parts the other way round', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.217, 41.312, 101.215, 41.312), 'second', pg_temp.line(101.215, 41.312, 101.213, 41.312))),
  ('a detour', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.214, 41.3125, 101.215, 41.312))),
  ('two points more', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.2135, 41.312, 101.214, 41.312), 'second', pg_temp.line(101.214, 41.312, 101.215, 41.312, 101.217, 41.312))),
  ('a part of 3 m', 'rejected invalid_input first', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.21304, 41.312), 'second', pg_temp.line(101.21304, 41.312, 101.215, 41.312, 101.217, 41.312))),
  ('a rest of 3 m', 'rejected invalid_input second', jsonb_build_object('first', pg_temp.line(101.213, 41.312, 101.215, 41.312, 101.21696, 41.312), 'second', pg_temp.line(101.21696, 41.312, 101.217, 41.312)))) v (label, told, more);
select is(tests.push('community staff', pg_temp.change_op('cut', 'zone.cut', 'A1')) #> '{0,versions}',
  jsonb_build_object(tests.id('responsibility_zone', 'A1'), 2, tests.id('responsibility_zone', 'rest'), 1), 'both parts have their versions');
select is(array[pg_temp.zone('A1'), pg_temp.zone('rest')], array['street 松影路 A1 A1 单位 A1 168 2', 'street 松影路 A1 A1 – 168 1'], 'the first part keeps its unit, the rest is nobody''s');
-- A cut beyond the duty: the line went there before.
select tests.push('community staff', pg_temp.add_op('away', 'zone.draw', jsonb_build_object('geom', pg_temp.line(101.229, 41.31, 101.231, 41.31, 101.232, 41.31))));
select is(tests.push_in_short('community staff', pg_temp.change_op('cut away', 'zone.cut', 'away', jsonb_build_object('first', pg_temp.line(101.229, 41.31, 101.231, 41.31),
  'second', pg_temp.line(101.231, 41.31, 101.232, 41.31), 'new_zone_id', tests.id('responsibility_zone', 'far rest')))), '{applied 2}', 'a line that leaves the duty may be cut there');
select is(pg_temp.zone('far rest'), 'river 清溪河 A2 – 84 1', 'and what is left stays in the hands of who cut it');

select is(tests.push_in_short('community staff', pg_temp.change_op('c1', 'zone.change', 'A1', jsonb_build_object('resident_unit_id', tests.id('resident_unit', 'B1')))), '{applied 3}', 'a line is given to another unit');
select is(pg_temp.zone('A1'), 'street 松影路东段 A1 单位 B1 168 3', 'and named anew');
select tests.push('community staff', tests.op('c2', 'zone.change', jsonb_build_object('zone_id', tests.id('responsibility_zone', 'A1'), 'name', '松影路'), jsonb_build_object(tests.id('responsibility_zone', 'A1'), 3)));
select is(pg_temp.zone('A1'), 'street 松影路 A1 单位 B1 168 4', 'what is not named stays');
select tests.push('community staff', pg_temp.change_op('c3', 'zone.change', 'A1', '{"resident_unit_id": null}'));
select is(pg_temp.zone('A1'), 'street 松影路东段 A1 – 168 5', 'null takes the unit away');
delete from public.resident_unit u where u.id = tests.id('resident_unit', 'B1');
select is(pg_temp.zone('river'), 'river 清溪河 A1 – 162 2', 'a unit that is gone leaves its line to nobody');
select tests.push('community staff', pg_temp.change_op('r', 'zone.remove', 'river'));
select is(pg_temp.zone('river'), null, 'a line goes');
select is(tests.push_in_short('community staff', pg_temp.change_op('r2', 'zone.remove', 'river')), '{rejected not_found zone_id}', 'once');

-- ── Compounds ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.building(label text, place text, west float, south float) returns void
language sql as $$
  insert into public.building (id, territory_id, name, use, geom) values (tests.id('building', label), tests.id('territory', place), label, 'residential',
    extensions.st_multi(extensions.st_makeenvelope(west, south, west + 0.0002, south + 0.0002, 4326)));
  insert into public.stairwell_unit (id, building_id, territory_id, name, geom) values (tests.id('stairwell_unit', label), tests.id('building', label), tests.id('territory', place), '1单元',
    extensions.st_setsrid(extensions.st_makepoint(west, south), 4326));
  insert into public.household (id, stairwell_unit_id, building_id, territory_id, floor, door, residents)
    values (tests.id('household', label), tests.id('stairwell_unit', label), tests.id('building', label), tests.id('territory', place), 1, '101', 4)
$$;
-- Where a building and the household in it belong: the names of their compounds.
create function pg_temp.home(label text) returns text
language sql as $$
  select concat_ws('/', coalesce((select c.name from public.compound c where c.id = b.compound_id), '–'), coalesce((select c.name from public.compound c where c.id = h.compound_id), '–'))
  from public.building b join public.household h on h.building_id = b.id where b.id = tests.id('building', label)
$$;
create function pg_temp.counted(compound text) returns text
language sql as $$ select concat_ws(' ', s.buildings, s.households, s.residents) from public.place_summary s where s.id = tests.id('compound', compound) $$;
select pg_temp.building('inside', 'A1', 101.2142, 41.3102), pg_temp.building('half', 'A1', 101.21588, 41.3102), pg_temp.building('beside', 'A1', 101.217, 41.3102);

select is(tests.push_in_short('community staff', pg_temp.add_op('new', 'compound.draw', '{"kind": "old_compound", "address": "松影路8号"}')), '{applied 1}', 'a compound is drawn');
select is((select (c.name, c.kind, c.address, c.built_year, t.name, round(c.area_m2)) from public.compound c join public.territory t on t.id = c.territory_id where c.id = tests.id('compound', 'new')),
  ('新苑小区'::text, 'old_compound'::text, '松影路8号'::text, null::int, 'A1'::text, 37200::float8), 'with what was said of it, in its grid');
select is(array[pg_temp.home('inside'), pg_temp.home('half'), pg_temp.home('beside'), pg_temp.counted('new')], '{新苑小区/新苑小区,新苑小区/新苑小区,–/–,2 2 8}',
  'it takes in the buildings whose middle it holds, with the households in them');
select is(pg_temp.answer('community staff', pg_temp.add_op('across', 'compound.draw', jsonb_build_object('name', '跨界', 'geom', pg_temp.box(101.219, 41.315, 101.2214, 41.316)))), 'applied 1', 'one may lie across two grids');
select tests.push('community staff', pg_temp.add_op('across', 'compound.draw', jsonb_build_object('name', '跨界', 'geom', pg_temp.box(101.219, 41.315, 101.2214, 41.316))));
select is((select t.name from public.compound c join public.territory t on t.id = c.territory_id where c.id = tests.id('compound', 'across')), 'A2', 'and belongs to the one with most of it');
select tests.push('community staff', pg_temp.add_op('halves', 'compound.draw', jsonb_build_object('name', '各半', 'geom', pg_temp.box(101.219, 41.317, 101.221, 41.318))));
select is((select t.name from public.compound c join public.territory t on t.id = c.territory_id where c.id = tests.id('compound', 'halves')), 'A', 'or, where none has, to what is above both');
select is(pg_temp.answer('community staff', pg_temp.add_op('sliver', 'compound.draw', jsonb_build_object('geom', pg_temp.box(101.2159999, 41.31, 101.217, 41.312)))), 'applied 1', 'neighbours may share a wall that is off by 1 cm');
select is(pg_temp.answer('community staff', pg_temp.add_op('edge', 'compound.draw', jsonb_build_object('geom', pg_temp.box(101.2290, 41.31, 101.2300001, 41.312)))), 'applied 1', 'and lie along the edge of the duty');
select is(pg_temp.answer('street staff', pg_temp.add_op('wide', 'compound.draw', jsonb_build_object('geom', pg_temp.box(101.229, 41.31, 101.2301, 41.312)))), 'applied 1', 'who answers for both sides of a boundary may draw across it');
update public.territory t set geom = extensions.st_multi(extensions.st_difference(t.geom, extensions.st_makeenvelope(101.217, 41.305, 101.218, 41.306, 4326))) where t.id in (tests.id('territory', 'A'), tests.id('territory', 'A1'));
select is(pg_temp.answer('community staff', pg_temp.add_op('hole', 'compound.draw', jsonb_build_object('geom', pg_temp.box(101.2165, 41.3045, 101.2185, 41.3065)))), 'rejected outside_duty geom', 'a hole in the duty is outside it');

-- Reshaping: it lets go, and takes in.
select pg_temp.building('next', 'A2', 101.2192, 41.3152);
update public.building b set compound_id = tests.id('compound', 'across') where b.id = tests.id('building', 'next');
update public.household h set compound_id = tests.id('compound', 'across') where h.id = tests.id('household', 'next');
select is(tests.push_in_short('community staff', pg_temp.change_op('s1', 'compound.reshape', 'new', jsonb_build_object('geom', pg_temp.box(101.2155, 41.31, 101.218, 41.312)))), '{applied 2}', 'a compound is drawn anew');
select is(array[pg_temp.home('inside'), pg_temp.home('half'), pg_temp.home('beside'), pg_temp.counted('new')], '{–/–,新苑小区/新苑小区,新苑小区/新苑小区,2 2 8}', 'what it leaves out has no compound, what it holds is its own');
select is((select array_agg(b.version order by b.name) from public.building b where b.name in ('inside', 'half', 'beside')), '{2,2,3}', 'and nothing else is touched');
select tests.push('community staff', pg_temp.change_op('s2', 'compound.reshape', 'across', jsonb_build_object('geom', pg_temp.box(101.22, 41.315, 101.2214, 41.316))));
select tests.push('community staff', pg_temp.add_op('heir', 'compound.draw', jsonb_build_object('name', '接收', 'geom', pg_temp.box(101.219, 41.315, 101.22, 41.316))));
select is(pg_temp.home('next'), '接收/接收', 'a building that was let go is taken in by who draws around it');
update public.building b set compound_id = tests.id('compound', 'across') where b.id = tests.id('building', 'next');
select tests.push('community staff', pg_temp.change_op('s3', 'compound.reshape', 'across', jsonb_build_object('geom', pg_temp.box(101.22, 41.315, 101.2215, 41.316))));
select is(pg_temp.home('next'), '接收/接收', 'one that stands in another compound goes there');
select tests.push('community staff', pg_temp.change_op('s4', 'compound.reshape', 'A1', jsonb_build_object('geom', pg_temp.box(101.2205, 41.305, 101.2215, 41.306))));
select is((select (t.name, g.territory_id = t.id) from public.compound c join public.territory t on t.id = c.territory_id join public.compound_gate g on g.compound_id = c.id where c.id = tests.id('compound', 'A1')),
  ('A2'::text, true), 'moved into another grid it belongs there, with its gates');

-- ── Stations ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- One circle of stations, one of meal points, in the grid of the work.
create function pg_temp.stale(kind text) returns text
language sql as $$ select coalesce(c.stale_because, 'fresh') from public.service_circle c where c.territory_id = tests.id('territory', 'A1') and c.served = array[kind] $$;
update public.service_circle set stale_since = null, stale_because = null;
insert into public.service_circle (id, territory_id, name, served, pace, places, network, published_by, published_at)
  values (tests.id('service_circle', 'stations'), tests.id('territory', 'A1'), '服务站', '{service_station}', 'standard', '[]', '{}', '司空望月', '2026-01-01T00:00Z');
select tests.push('community staff', pg_temp.add_op('st', 'station.add', '{"address": " 松影路9号 ", "phone": "0000-100009"}'));
select is((select (s.tier, s.name, s.address, s.phone, s.rooms, s.opening_hours, t.name) from public.service_station s join public.territory t on t.id = s.territory_id where s.id = tests.id('service_station', 'st')),
  ('service_station'::text, '新苑党群服务站'::text, '松影路9号'::text, '0000-100009'::text, '{}'::text[], '[]'::jsonb, 'A1'::text), 'a station has what was said of it');
select is(array[pg_temp.stale('service_station'), pg_temp.stale('meal_point')], '{station,fresh}', 'circles of stations are no longer true');
update public.service_circle set stale_since = null, stale_because = null;
insert into public.station_duty (id, service_station_id, territory_id, weekday, name) values (tests.id('station_duty', 'st'), tests.id('service_station', 'st'), tests.id('territory', 'A1'), 2, '东方朔月');
select is(tests.push_in_short('community staff', pg_temp.change_op('m1', 'station.move', 'st', jsonb_build_object('geom', pg_temp.point(101.2201, 41.315)))), '{applied 2}', 'a station is moved');
select is((select (t.name, d.territory_id = t.id) from public.service_station s join public.territory t on t.id = s.territory_id join public.station_duty d on d.service_station_id = s.id where s.id = tests.id('service_station', 'st')),
  ('A2'::text, true), 'into another grid, with who is on duty in it');
select is(array[pg_temp.stale('service_station'), pg_temp.stale('meal_point')], '{station,fresh}', 'and circles of stations are no longer true');
select * from finish();
rollback;
