-- The tree of territories: what may be written, and what its shape does to everybody's scopes.
begin;
select plan(23);
select tests.build_world();

create function pg_temp.write_territory(parent text, level text, code text, shape text default 'POLYGON((101.2 41.3,101.3 41.3,101.3 41.4,101.2 41.3))')
returns jsonb language sql as $$
  select tests.error_of(format(
    'insert into public.territory (id, parent_id, level, code, name, geom) values (%L, %L, %L, %L, %L, extensions.st_multi(extensions.st_geomfromtext(%L, 4326)))',
    tests.id('territory', code), tests.id('territory', parent), level, code, 'x ' || code, shape))
$$;

select is((select path from public.territory where id = tests.id('territory', 'A1')),
  array[tests.id('territory', 'C'), tests.id('territory', 'S1'), tests.id('territory', 'A'), tests.id('territory', 'A1')],
  'a path leads from the top to the territory itself');
select ok((select area_m2 between 9.0e7 and 9.5e7 from public.territory where id = tests.id('territory', 'A1')),
  'the area is geodesic square metres: 0.1 by 0.1 degrees at latitude 41 is about 93 square kilometres');

select is(pg_temp.write_territory('A', 'grid', '990199001001009'), null, 'a grid with a code of 15 digits is taken');
select is(pg_temp.write_territory('A', 'grid', '99019900100100') ->> 'state', '23514', 'a grid with 14 digits is refused');
select is(pg_temp.write_territory('A', 'grid', '99019900100100X') ->> 'state', '23514', 'a grid with a letter in its code is refused');
select is(pg_temp.write_territory('C', 'street', '9901990019') ->> 'state', '23514', 'a street with 10 digits is refused');
select is(pg_temp.write_territory('S1', 'community', '99019900100') ->> 'state', '23514', 'a community with 11 digits is refused');
select is(pg_temp.write_territory('A1', 'micro_grid', '990199001001001-01'), null, 'micro grids are numbered as the county likes');
select is(pg_temp.write_territory('A', 'grid', '990199001001001') ->> 'state', '23505', 'a code is given once');
select is(pg_temp.write_territory('A1', 'community', '990199001009') ->> 'hint', 'invalid_input', 'a community cannot lie in a grid');
select is(pg_temp.write_territory('nowhere', 'grid', '990199001001010') ->> 'state', '23503', 'a parent is written before its children');
select is(pg_temp.write_territory('A', 'grid', '990199001001011', 'POLYGON((0 0,1 1,1 0,0 1,0 0))') ->> 'state', '23514',
  'a boundary that crosses itself is refused');
select is(pg_temp.write_territory('A', 'grid', '990199001001012', 'POLYGON EMPTY') ->> 'state', '23514', 'an empty boundary is refused');
select is(tests.error_of(format(
    'update public.territory set geom = extensions.st_setsrid(geom, 4490) where id = %L', tests.id('territory', 'A1'))) ->> 'state', '22023',
  'a boundary in another reference system is refused');
select is(tests.error_of(format('update public.territory set parent_id = %L where id = %L',
    tests.id('territory', 'A1'), tests.id('territory', 'A'))) ->> 'hint', 'invalid_input', 'a territory cannot lie in itself');
select is(tests.error_of(format('update public.territory set name = %L where id = %L', 'A2', tests.id('territory', 'A1'))) ->> 'state', '23505',
  'two territories of one parent cannot have one name');

-- A child's territory is its parent's, or a row would be seen where its household is not.
select is(tests.error_of(format('update public.household_contact set territory_id = %L where id = %L',
    tests.id('territory', 'D1'), tests.id('household', 'A1'))) ->> 'state', '23503', 'a contact cannot be filed in another grid than its household');
select lives_ok(format('update public.building set territory_id = %L where id = %L', tests.id('territory', 'A2'), tests.id('building', 'A1')),
  'a building can be moved to another grid');
select is((select array_agg(distinct territory_id) from (
    select territory_id from public.stairwell_unit where building_id = tests.id('building', 'A1') union all
    select territory_id from public.household where id = tests.id('household', 'A1') union all
    select territory_id from public.household_contact where id = tests.id('household', 'A1') union all
    select territory_id from public.party_household where household_id = tests.id('household', 'A1') union all
    select territory_id from public.party_member where household_id = tests.id('household', 'A1')) t),
  array[tests.id('territory', 'A2')], 'and everything behind its doors goes with it');
select ok(not tests.id('household', 'A1')::text = any (tests.visible_ids('own worker', 'household')), 'out of the old grid''s scope');
select ok(tests.id('household', 'A1')::text = any (tests.visible_ids('neighbour worker', 'household')), 'and into the new one''s');

-- Community A passes to the other street office.
update public.territory set parent_id = tests.id('territory', 'S2') where id = tests.id('territory', 'A');
select is((select path from public.territory where id = tests.id('territory', 'A2')),
  array[tests.id('territory', 'C'), tests.id('territory', 'S2'), tests.id('territory', 'A'), tests.id('territory', 'A2')],
  'a moved territory takes its descendants along');
select is(tests.visible_ids('far worker', 'grid_worker'),
  (select array_agg(tests.id('grid_worker', p)::text order by tests.id('grid_worker', p)::text collate "C") from unnest('{A1,A2,D1}'::text[]) p),
  'and the colleagues there see it');
select * from finish();
rollback;
