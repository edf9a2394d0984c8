-- Imports write everything or nothing, and name what is wrong.
begin;
select plan(49);

create function pg_temp.box(west float8, south float8, east float8, north float8) returns jsonb
language sql as $$ select extensions.st_asgeojson(extensions.st_makeenvelope(west, south, east, north, 4326))::jsonb $$;
create function pg_temp.feature(index int, name text, geom jsonb, code text default null) returns jsonb
language sql as $$ select jsonb_build_object('index', index, 'id', private.uuid_v7(), 'name', name, 'code', code, 'geom', geom) $$;
create function pg_temp.problems(level text, variadic features jsonb[]) returns setof text
language sql as $$
  select p.index || ' ' || p.code from private.import_boundaries('990199001001', level, to_jsonb(features)) p order by 1
$$;
create function pg_temp.detail_of(level text, feature jsonb) returns jsonb
language sql as $$ select p.detail from private.import_boundaries('990199001001', level, jsonb_build_array(feature), true) p limit 1 $$;

insert into public.territory (id, parent_id, level, code, name, geom)
select i.id::uuid, i.parent::uuid, i.level, i.code, i.name, extensions.st_multi(extensions.st_makeenvelope(101.20, 41.30, 101.24, 41.32, 4326))
from (values
  ('01900000-0000-7000-8000-000000099001', null, 'county', '990199', '试县'),
  ('01900000-0000-7000-8000-000000099002', '01900000-0000-7000-8000-000000099001', 'street', '990199001', '试街道'),
  ('01900000-0000-7000-8000-000000099003', '01900000-0000-7000-8000-000000099002', 'community', '990199001001', '试社区')
) i (id, parent, level, code, name);
insert into public.building (id, territory_id, name, use, geom) values
  (private.uuid_v7(), '01900000-0000-7000-8000-000000099003', '试1号楼', 'residential', extensions.st_multi(extensions.st_makeenvelope(101.2021, 41.3021, 101.2023, 41.3022, 4326)));
insert into public.stairwell_unit (id, building_id, territory_id, name, geom)
select private.uuid_v7(), b.id, b.territory_id, '1单元', extensions.st_setsrid(extensions.st_makepoint(101.2022, 41.3021), 4326) from public.building b where b.name = '试1号楼';
insert into public.household (id, stairwell_unit_id, building_id, territory_id, floor, door, residents)
select private.uuid_v7(), u.id, u.building_id, u.territory_id, 1, '101', 2 from public.stairwell_unit u join public.building b on b.id = u.building_id where b.name = '试1号楼';

-- what is asked for
select is((select code from private.import_boundaries('nowhere', 'grid', '[]')), 'parent_unknown', 'a parent must exist');
select is((select code from private.import_boundaries('990199001', 'grid', '[]')), 'parent_level', 'a grid never lies directly in a street');
select is((select detail ->> 'needed' from private.import_boundaries('990199001', 'grid', '[]')), 'community', 'and it says where it lies');
select is((select code from private.import_boundaries('990199001', 'county', '[]')), 'parent_level', 'a county lies in nothing');
select is((select code from private.import_boundaries('990199001', 'province', '[]')), 'level_unknown', 'a level must exist');

-- what is wrong with features
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '歪', '{"type":"Polygon","coordinates":[[[101.20,41.30],[101.22,41.32],[101.22,41.30],[101.20,41.32],[101.20,41.30]]]}')) p),
  array['0 geometry_invalid'], 'a crossing ring');
select is((pg_temp.detail_of('grid', pg_temp.feature(0, '歪', '{"type":"Polygon","coordinates":[[[101.20,41.30],[101.22,41.32],[101.22,41.30],[101.20,41.32],[101.20,41.30]]]}')) ->> 'lon')::float8,
  101.21::float8, 'and where it crosses');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '点', '{"type":"Point","coordinates":[101.21,41.31]}')) p), array['0 geometry_invalid'], 'a point');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '空', '{"type":"Nonsense"}')) p), array['0 geometry_invalid'], 'no geometry at all');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '', pg_temp.box(101.20, 41.30, 101.21, 41.32))) p), array['0 no_name'], 'no name');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.21, 41.32)), pg_temp.feature(1, '甲', pg_temp.box(101.21, 41.30, 101.22, 41.32))) p),
  array['1 duplicate_name_in_file'], 'one name twice');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.21, 41.32), '7')) p), array['0 bad_code'], 'a code of too few digits');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.21, 41.32), '110108001001001')) p), array['0 bad_code'], 'a code of another community');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.21, 41.32), '990199001001005'), pg_temp.feature(1, '乙', pg_temp.box(101.21, 41.30, 101.22, 41.32), '990199001001005')) p),
  array['1 duplicate_code_in_file'], 'one code twice');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.25, 41.32))) p), array['0 outside_parent'], 'outside the parent');
select is(pg_temp.detail_of('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.25, 41.32))) ->> 'percent', '20.0', 'and by how much of it');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.21, 41.32)), pg_temp.feature(1, '乙', pg_temp.box(101.205, 41.30, 101.22, 41.32))) p),
  array['1 overlaps_in_file'], 'two that overlap');
select is((select count(*)::int from public.territory where code like '990199001001%'), 1, 'nothing of all this was written');

-- a good file
select is((select count(*)::int from private.import_boundaries('990199001001', 'grid', jsonb_build_array(pg_temp.feature(0, '甲', pg_temp.box(101.20, 41.30, 101.22, 41.32))), true)), 0, 'a dry run finds nothing');
select is((select count(*)::int from public.territory where code like '990199001001%'), 1, 'and writes nothing');
select is((select count(*)::int from pg_temp.problems('grid',
    pg_temp.feature(0, '东', pg_temp.box(101.22, 41.30, 101.24, 41.3100001)), pg_temp.feature(1, '北', pg_temp.box(101.20, 41.31, 101.24, 41.32)),
    pg_temp.feature(2, '西', pg_temp.box(101.20, 41.30, 101.22, 41.31)))), 0, 'a sliver of a centimetre between neighbours is rounding');
select is((select string_agg(name || right(code, 3), ' ' order by code) from public.territory where code like '990199001001___'),
  '北001 西002 东003', 'numbered from north to south and west to east');
select is((select t.name from public.building b join public.territory t on t.id = b.territory_id where b.name = '试1号楼'), '西', 'a building moves into the grid it stands in');
select is((select s.buildings from public.place_summary s join public.territory t on t.id = s.id where t.name = '西'), 1, 'and is counted there');
select is((select array_agg(p) from pg_temp.problems('grid', pg_temp.feature(0, '西', pg_temp.box(101.20, 41.30, 101.21, 41.31), '990199001001002')) p order by 1),
  array['0 duplicate_code', '0 duplicate_name', '0 overlaps_sibling'], 'a second time it is there already');

-- compounds from a boundary file
select is((select count(*)::int from pg_temp.problems('compound', pg_temp.feature(0, '松园', pg_temp.box(101.202, 41.302, 101.203, 41.303)))), 0, 'a compound is written');
select is((select t.name from public.compound c join public.territory t on t.id = c.territory_id where c.name = '松园'), '西', 'into its grid');
select is((select c.name from public.building b join public.compound c on c.id = b.compound_id where b.name = '试1号楼'), '松园', 'and takes the building that stands in it');
select is((select c.name || ' ' || s.households from public.household h join public.building b on b.id = h.building_id join public.compound c on c.id = h.compound_id
    join public.place_summary s on s.id = c.id where b.name = '试1号楼'), '松园 1', 'with whoever lives in it, counted');
select is((select array_agg(p) from pg_temp.problems('compound', pg_temp.feature(0, '柏园', pg_temp.box(101.2025, 41.302, 101.204, 41.303))) p), array['0 overlaps_sibling'], 'another may not lie on it');

-- an extract without a territory of its own
select is((select count(*)::int from private.import_street('试镇', pg_temp.box(116, 40, 116.02, 40.01), '01900000-0000-7000-8000-000000099011', '01900000-0000-7000-8000-000000099012')),
  0, 'a street and a community are made under the only county');
select is((select string_agg(level || ' ' || code, ', ' order by code) from public.territory where name = '试镇'), 'street 990199901, community 990199901001', 'numbered from 901');
select is((select code from private.import_street('试镇', pg_temp.box(116, 40, 116.02, 40.01), private.uuid_v7(), private.uuid_v7())), 'duplicate_name', 'not twice');
select is((select n from private.free_codes('01900000-0000-7000-8000-000000099001', 901) n limit 1), 902, 'the next street has the next number');

insert into private.import_batch (id, kind, file_name, file_sha256, territory_id)
values ('01900000-0000-7000-8000-000000099021', 'osm', 'x.osm', repeat('a', 64), '01900000-0000-7000-8000-000000099011');
select is((select array_agg(o.outcome order by o.index) from private.import_compounds('01900000-0000-7000-8000-000000099021', '01900000-0000-7000-8000-000000099011', jsonb_build_array(
    jsonb_build_object('index', 0, 'id', '01900000-0000-7000-8000-000000099031', 'name', '梅园', 'geom', pg_temp.box(116.001, 40.001, 116.005, 40.005)),
    jsonb_build_object('index', 1, 'id', private.uuid_v7(), 'name', '远园', 'geom', pg_temp.box(117, 40, 117.01, 40.01)),
    jsonb_build_object('index', 2, 'id', private.uuid_v7(), 'name', '线园', 'geom', pg_temp.box(116.001, 40.001, 116.001, 40.001)))) o),
  array['placed', 'outside', 'broken'], 'of compounds it says what became of each');
select is((select private.import_gates(jsonb_build_array(
    jsonb_build_object('id', private.uuid_v7(), 'compound_id', '01900000-0000-7000-8000-000000099031', 'kind', 'main', 'geom', '{"type":"Point","coordinates":[116.001,40.002]}'::jsonb),
    jsonb_build_object('id', private.uuid_v7(), 'compound_id', private.uuid_v7(), 'kind', 'side', 'geom', '{"type":"Point","coordinates":[116.001,40.002]}'::jsonb)))),
  1, 'a gate goes with its compound');
select results_eq($$ select * from private.import_buildings('01900000-0000-7000-8000-000000099021', '01900000-0000-7000-8000-000000099011', jsonb_build_array(
    jsonb_build_object('id', '01900000-0000-7000-8000-000000099041', 'name', '', 'use', null, 'floors', 6, 'geom', pg_temp.box(116.002, 40.002, 116.003, 40.003)),
    jsonb_build_object('id', '01900000-0000-7000-8000-000000099042', 'name', 'B', 'use', null, 'floors', null, 'geom',
      '{"type":"Polygon","coordinates":[[[116.01,40.005],[116.012,40.007],[116.012,40.005],[116.01,40.007],[116.01,40.005]]]}'::jsonb),
    jsonb_build_object('id', private.uuid_v7(), 'name', 'C', 'use', 'public', 'floors', 1, 'geom', pg_temp.box(118, 40, 118.1, 40.1)))) $$,
  $$ values (2, 1, 0) $$, 'buildings are placed, a crossing outline repaired');
select is((select b.use || ' ' || c.name from public.building b left join public.compound c on c.id = b.compound_id where b.id = '01900000-0000-7000-8000-000000099041'),
  'residential 梅园', 'a building of unknown use inside a compound is lived in');
select is((select b.use from public.building b where b.id = '01900000-0000-7000-8000-000000099042'), 'other', 'and elsewhere unknown');
select is((select s.compounds || ' ' || s.buildings from public.place_summary s where s.id = '01900000-0000-7000-8000-000000099011'), '1 2', 'the street counts both');

-- facilities
create temp table shop as select '[
    {"id": "01900000-0000-7000-8000-000000099051", "kind": "pharmacy", "name": "药店", "opening_hours": [], "geom": {"type": "Point", "coordinates": [116.003, 40.003]}},
    {"id": "01900000-0000-7000-8000-000000099052", "kind": "gym", "name": "健身房", "opening_hours": [], "geom": {"type": "Polygon", "coordinates": [[[116.01,40.005],[116.012,40.007],[116.012,40.005],[116.01,40.007],[116.01,40.005]]]}},
    {"id": "01900000-0000-7000-8000-000000099053", "kind": "gym", "name": "远处", "opening_hours": [], "geom": {"type": "Point", "coordinates": [118, 40]}},
    {"id": "01900000-0000-7000-8000-000000099054", "kind": "gym", "name": "无处", "opening_hours": [], "geom": {"type": "Nothing"}}]'::jsonb as rows;
select results_eq($$ select f.* from shop, private.import_facilities('01900000-0000-7000-8000-000000099021', '01900000-0000-7000-8000-000000099011', shop.rows) f $$,
  $$ values (2, 2, 0) $$, 'facilities are placed, what is elsewhere or nowhere is not');
select ok((select extensions.st_x(f.geom) between 116.01 and 116.012 from public.facility f where f.name = '健身房'), 'a house becomes a point in it');
select results_eq($$ select f.* from shop, private.import_facilities('01900000-0000-7000-8000-000000099021', '01900000-0000-7000-8000-000000099011',
    (select jsonb_agg(r || jsonb_build_object('id', private.uuid_v7())) from jsonb_array_elements(shop.rows) r)) f $$,
  $$ values (0, 2, 2) $$, 'what is known is not brought twice');
update public.facility set phone = '0000-1' where name = '药店';

-- replacing
select is((select count(*)::int from private.import_uses('01900000-0000-7000-8000-000000099021')), 0, 'nothing hangs on the import');
insert into public.stairwell_unit (id, building_id, territory_id, name, geom)
select private.uuid_v7(), b.id, b.territory_id, '1单元', extensions.st_setsrid(extensions.st_makepoint(116.002, 40.002), 4326) from public.building b where b.id = '01900000-0000-7000-8000-000000099041';
select results_eq($$ select * from private.import_uses('01900000-0000-7000-8000-000000099021') $$, $$ values ('public.stairwell_unit'::text, 1::bigint) $$, 'what people have attached is named');
delete from public.stairwell_unit where building_id = '01900000-0000-7000-8000-000000099041';
select lives_ok($$ select private.forget_import('01900000-0000-7000-8000-000000099021') $$, 'an unused import can be taken back');
select is((select s.compounds || ' ' || s.buildings from public.place_summary s where s.id = '01900000-0000-7000-8000-000000099011'), '0 0', 'and is counted no more');
select is((select array_agg(f.name) from public.facility f), '{药店}', 'of its facilities only what somebody has corrected stays');

-- nobody but the owner
select is((select count(*)::int from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace, unnest(array['anon', 'authenticated']) r
  where n.nspname = 'private' and (p.proname like 'import%' or p.proname like '%boundaries' or p.proname = 'forget_import') and has_function_privilege(r, p.oid, 'execute')),
  0, 'no client may import');

select * from finish();
rollback;
