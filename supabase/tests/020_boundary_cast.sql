-- What the tests of boundaries say over and over: grids side by side, outlines, a change. Stays installed, like 000_cast.sql.
begin;

create function tests.box(west float, south float, east float, north float) returns extensions.geometry
language sql immutable as $$ select extensions.st_multi(extensions.st_makeenvelope(west, south, east, north, 4326)) $$;
create function tests.geojson(geom extensions.geometry) returns jsonb
language sql immutable as $$ select extensions.st_asgeojson(geom, 7, 0)::jsonb $$;

create function tests.put_things(place text, west float, south float) returns void
language plpgsql as $$
declare
  entity text;
begin
  foreach entity in array array['compound', 'building'] loop
    execute format('update public.%I r set geom = $1 where r.id = $2', entity)
      using tests.box(west, south, west + 0.002, south + 0.002), tests.id(entity, place);
  end loop;
  foreach entity in array array['compound_gate', 'stairwell_unit', 'service_station', 'case_record', 'volunteer_team', 'service_order', 'facility', 'candidate_site',
    'resident_unit'] loop
    execute format('update public.%I r set geom = $1 where r.id = $2', entity)
      using extensions.st_setsrid(extensions.st_makepoint(west + 0.001, south + 0.001), 4326), tests.id(entity, place);
  end loop;
  update public.footpath f set geom = extensions.st_setsrid(extensions.st_makeline(extensions.st_makepoint(west, south), extensions.st_makepoint(west + 0.002, south)), 4326)
    where f.id = tests.id('footpath', place);
end
$$;
-- Community A lies in two grids side by side, B east of it is one grid. What is in A1 stands at its eastern border.
create function tests.lay_out_grids() returns void
language sql as $$
  update public.territory t set geom = v.geom from (values
    ('A', tests.box(101.20, 41.30, 101.22, 41.32)), ('B', tests.box(101.22, 41.30, 101.23, 41.32)),
    ('A1', tests.box(101.20, 41.30, 101.21, 41.32)), ('A2', tests.box(101.21, 41.30, 101.22, 41.32)),
    ('B1', tests.box(101.22, 41.30, 101.23, 41.32))) v (place, geom) where t.id = tests.id('territory', v.place);
  select tests.put_things('A1', 101.207, 41.309);
  select tests.put_things('A2', 101.215, 41.309);
  select tests.put_things('B1', 101.225, 41.309);
$$;

create function tests.drawn(place text, geom extensions.geometry, more jsonb default '{}') returns jsonb
language sql immutable as $$ select jsonb_build_object('territory_id', tests.id('territory', place), 'geom', tests.geojson(geom)) || more $$;
create function tests.cut(place text, geom extensions.geometry, from_place text, name text) returns jsonb
language sql immutable as $$ select tests.drawn(place, geom, jsonb_build_object('cut_from_id', tests.id('territory', from_place), 'name', name)) $$;
create function tests.merged(place text, into_place text) returns jsonb
language sql immutable as $$ select jsonb_build_object('territory_id', tests.id('territory', place), 'into_id', tests.id('territory', into_place)) $$;
-- The versions that all territories have now.
create function tests.seen() returns jsonb
language sql stable as $$ select jsonb_object_agg(t.id, t.version) from public.territory t $$;
create function tests.edit_op(label text, areas jsonb, removed jsonb default '[]', parent text default 'A', more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'boundary.edit', jsonb_build_object('parent_id', tests.id('territory', parent),
    'change', jsonb_build_object('areas', areas, 'removed', removed)) || more, tests.seen())
$$;
-- What a person is answered, without doing it.
create function tests.answer(who text, op jsonb) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = (tests.push_in_short(who, op))[1];
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
-- A1 and A2 with their border elsewhere.
create function tests.border(at_lon float) returns jsonb
language sql immutable as $$
  select jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, at_lon, 41.32)), tests.drawn('A2', tests.box(at_lon, 41.30, 101.22, 41.32)))
$$;

commit;

begin;
select plan(1);
select is(tests.drawn('A1', tests.box(1, 2, 3, 4)) #>> '{geom,type}', 'MultiPolygon', 'an outline can be drawn');
select * from finish();
rollback;
