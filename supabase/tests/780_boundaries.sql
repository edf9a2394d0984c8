-- Boundaries: who may redraw them, what is refused, what goes along, what is remembered; and that nothing which names a
-- territory is forgotten when the territory goes.
begin;
select * from no_plan();
select tests.build_world();

create function pg_temp.box(west float, south float, east float, north float) returns extensions.geometry
language sql immutable as $$ select extensions.st_multi(extensions.st_makeenvelope(west, south, east, north, 4326)) $$;
create function pg_temp.json(geom extensions.geometry) returns jsonb
language sql immutable as $$ select extensions.st_asgeojson(geom, 7, 0)::jsonb $$;

-- Community A lies in two grids side by side, B east of it is one grid. What is in A1 stands at its eastern border.
update public.territory t set geom = v.geom from (values
  ('A', pg_temp.box(101.20, 41.30, 101.22, 41.32)), ('B', pg_temp.box(101.22, 41.30, 101.23, 41.32)),
  ('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32)), ('A2', pg_temp.box(101.21, 41.30, 101.22, 41.32)),
  ('B1', pg_temp.box(101.22, 41.30, 101.23, 41.32))) v (place, geom) where t.id = tests.id('territory', v.place);
create function pg_temp.put(place text, west float, south float) returns void
language plpgsql as $$
declare
  entity text;
begin
  foreach entity in array array['compound', 'building'] loop
    execute format('update public.%I r set geom = $1 where r.id = $2', entity)
      using pg_temp.box(west, south, west + 0.002, south + 0.002), tests.id(entity, place);
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
select pg_temp.put('A1', 101.207, 41.309);
select pg_temp.put('A2', 101.215, 41.309);
select pg_temp.put('B1', 101.225, 41.309);

create function pg_temp.area(place text, geom extensions.geometry, more jsonb default '{}') returns jsonb
language sql immutable as $$ select jsonb_build_object('territory_id', tests.id('territory', place), 'geom', pg_temp.json(geom)) || more $$;
create function pg_temp.cut(place text, geom extensions.geometry, from_place text, name text) returns jsonb
language sql immutable as $$ select pg_temp.area(place, geom, jsonb_build_object('cut_from_id', tests.id('territory', from_place), 'name', name)) $$;
create function pg_temp.gone(place text, into_place text) returns jsonb
language sql immutable as $$ select jsonb_build_object('territory_id', tests.id('territory', place), 'into_id', tests.id('territory', into_place)) $$;
-- The versions that all territories have now.
create function pg_temp.seen() returns jsonb
language sql stable as $$ select jsonb_object_agg(t.id, t.version) from public.territory t $$;
create function pg_temp.edit(label text, areas jsonb, removed jsonb default '[]', parent text default 'A', more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'boundary.edit', jsonb_build_object('parent_id', tests.id('territory', parent),
    'change', jsonb_build_object('areas', areas, 'removed', removed)) || more, pg_temp.seen())
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
-- A1 and A2 with their border elsewhere.
create function pg_temp.border(at_lon float) returns jsonb
language sql immutable as $$
  select jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, at_lon, 41.32)), pg_temp.area('A2', pg_temp.box(at_lon, 41.30, 101.22, 41.32)))
$$;

-- ── By whom ───────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.answer(v.who, pg_temp.edit('who', pg_temp.border(101.206))), v.answer, v.who || ' moves a border')
from (values ('own worker', 'rejected not_permitted name'), ('leader', 'rejected not_permitted name'), ('county leader', 'rejected not_permitted name'),
  ('administrator', 'rejected not_permitted name'), ('community staff', 'applied 3'), ('street staff', 'applied 3')) v (who, answer);
select is(pg_temp.answer('community staff', pg_temp.edit('elsewhere', jsonb_build_array(pg_temp.area('B1', pg_temp.box(101.22, 41.30, 101.23, 41.32))), parent => 'B')),
  'rejected outside_duty parent_id', 'community staff has no say next door');
select is(pg_temp.answer('community staff', pg_temp.edit('above', jsonb_build_array(pg_temp.area('A', pg_temp.box(101.20, 41.30, 101.22, 41.32))), parent => 'S1')),
  'rejected outside_duty parent_id', 'nor about the street');

-- ── What is refused ───────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.answer('street staff', pg_temp.edit('bad', v.areas, v.removed)), 'rejected ' || v.code || ' change', v.says)
from (values
  ('the two would overlap', 'outlines_overlap', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.211, 41.32)), pg_temp.area('A2', pg_temp.box(101.21, 41.30, 101.22, 41.32))), '[]'::jsonb),
  ('half a square metre is an overlap', 'outlines_overlap', jsonb_build_array(pg_temp.area('A1', extensions.st_geomfromtext('multipolygon(((101.20 41.30, 101.21 41.30, 101.21 41.31, 101.21001 41.31, 101.21001 41.310007, 101.21 41.310007, 101.21 41.32, 101.20 41.32, 101.20 41.30)))', 4326)), pg_temp.area('A2', pg_temp.box(101.21, 41.30, 101.22, 41.32))), '[]'),
  ('one alone reaches into its neighbour', 'outlines_overlap', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.211, 41.32))), '[]'),
  ('one alone leaves a gap', 'outlines_gap', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.209, 41.32))), '[]'),
  ('a gap between two', 'outlines_gap', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.206, 41.32)), pg_temp.area('A2', pg_temp.box(101.207, 41.30, 101.22, 41.32))), '[]'),
  ('a hole of half a square metre', 'outlines_gap', jsonb_build_array(pg_temp.area('A1', extensions.st_multi(extensions.st_difference(pg_temp.box(101.20, 41.30, 101.21, 41.32), pg_temp.box(101.203, 41.31, 101.20301, 41.310007))))), '[]'),
  ('out of the community', 'outside_parent', jsonb_build_array(pg_temp.area('A2', pg_temp.box(101.21, 41.30, 101.221, 41.32))), '[]'),
  ('the ground of a removed part is left', 'outlines_gap', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32))), jsonb_build_array(pg_temp.gone('A2', 'A1'))),
  ('two of one name', 'name_taken', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32), '{"name": "A2"}')), '[]'),
  ('a name too long', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32), jsonb_build_object('name', repeat('长', 61)))), '[]'),
  ('a name of nothing', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32), '{"name": " "}')), '[]'),
  ('a part of another community', 'not_found', jsonb_build_array(pg_temp.area('B1', pg_temp.box(101.22, 41.30, 101.23, 41.32))), '[]'),
  ('a part that never was', 'not_found', jsonb_build_array(pg_temp.area('nowhere', pg_temp.box(101.20, 41.30, 101.21, 41.32))), '[]'),
  ('removed, but never was', 'not_found', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32))), jsonb_build_array(pg_temp.gone('nowhere', 'A1'))),
  ('the id of another part', 'id_reuse', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.205, 41.32)), pg_temp.cut('A2', pg_temp.box(101.205, 41.30, 101.21, 41.32), 'A1', '新')), '[]'),
  ('a new part without a name', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.205, 41.32)), pg_temp.area('A3', pg_temp.box(101.205, 41.30, 101.21, 41.32), jsonb_build_object('cut_from_id', tests.id('territory', 'A1')))), '[]'),
  ('cut from one that stays as it is', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.205, 41.32)), pg_temp.cut('A3', pg_temp.box(101.205, 41.30, 101.21, 41.32), 'A2', '新')), '[]'),
  ('named twice', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32)), pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32))), '[]'),
  ('into one that is not named', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.22, 41.32))), jsonb_build_array(pg_temp.gone('A2', 'B1'))),
  ('into nothing', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.22, 41.32))), jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A2')))),
  ('an outline that crosses itself', 'invalid_input', jsonb_build_array(pg_temp.area('A1', extensions.st_geomfromtext('multipolygon(((101.20 41.30, 101.21 41.32, 101.21 41.30, 101.20 41.32, 101.20 41.30)))', 4326))), '[]'),
  ('an outline of less than a square metre', 'invalid_input', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.200005, 41.300005))), '[]'),
  ('a point', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Point", "coordinates": [101.2, 41.3]}'::jsonb)), '[]'),
  ('eight decimals', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[101.20, 41.30], [101.21000001, 41.30], [101.21, 41.32], [101.20, 41.32], [101.20, 41.30]]]}'::jsonb)), '[]'),
  ('a third dimension', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[101.20, 41.30, 1], [101.21, 41.30, 1], [101.21, 41.32, 1], [101.20, 41.30, 1]]]}'::jsonb)), '[]'),
  ('beyond infinity', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[101.20, 41.30], [1e300, 41.30], [101.21, 41.32], [101.20, 41.30]]]}'::jsonb)), '[]'),
  ('latitude first', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[41.30, 101.20], [41.30, 101.21], [41.32, 101.21], [41.30, 101.20]]]}'::jsonb)), '[]'),
  ('more positions than can be', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', pg_temp.json(extensions.st_segmentize(pg_temp.box(101.20, 41.30, 101.21, 41.32), 0.000001)))), '[]'),
  ('no areas', 'invalid_input', '[]', '[]'), ('areas that are none', 'invalid_input', '"all"', '[]'), ('an area that is none', 'invalid_input', '[1]', '[]'), ('removed that is none', 'invalid_input', pg_temp.border(101.206), '{}'))
  v (says, code, areas, removed);
select is(pg_temp.answer('street staff', tests.op('nothing', 'boundary.edit', jsonb_build_object('parent_id', tests.id('territory', 'A')))), 'rejected invalid_input change', 'a change is told');
select is(pg_temp.answer('street staff', pg_temp.edit('reason', pg_temp.border(101.206), more => jsonb_build_object('reason', repeat('长', 201)))), 'rejected invalid_input reason', 'a reason has an end');
select is(tests.push('street staff', pg_temp.edit('names it', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.211, 41.32))))) -> 0 ->> 'message',
  'the new outlines would reach into A2', 'what is refused names the territory');
select is(pg_temp.answer('street staff', pg_temp.edit('levels', jsonb_build_array(pg_temp.area('A', pg_temp.box(101.20, 41.30, 101.22, 41.32)), pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.21, 41.32))), parent => 'S1')),
  'rejected not_found change', 'a grid is no part of the street');
select is(pg_temp.answer('street staff', pg_temp.edit('grids left', jsonb_build_array(pg_temp.area('A', pg_temp.box(101.20, 41.30, 101.215, 41.32)), pg_temp.area('B', pg_temp.box(101.215, 41.30, 101.23, 41.32))), parent => 'S1')),
  'rejected parts_outside change', 'a community does not leave its grids behind');

-- Rounding: 1 cm into the neighbour who stays, or out of the community, is none of the editor's doing.
select is(pg_temp.answer('street staff', pg_temp.edit('rounded', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.1999999, 41.30, 101.2100001, 41.32))))), 'applied 3', 'a centimetre is rounding');
select is(pg_temp.answer('street staff', pg_temp.edit('not rounded', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.199999, 41.30, 101.21, 41.32))))), 'rejected outside_parent change', 'eight centimetres are not');
select is(pg_temp.answer('street staff', pg_temp.edit('not rounded', jsonb_build_array(pg_temp.area('A1', pg_temp.box(101.20, 41.30, 101.210001, 41.32))))), 'rejected outlines_overlap change', 'nor into the neighbour');

-- ── Versions ──────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.answer('street staff', pg_temp.edit('old', pg_temp.border(101.206)) || jsonb_build_object('base_versions', pg_temp.seen() || jsonb_build_object(tests.id('territory', 'A2'), 1))),
  'conflict ' || (select t.version from public.territory t where t.id = tests.id('territory', 'A2')), 'an outline that somebody has changed is a conflict');
select is(pg_temp.answer('street staff', pg_temp.edit('none', pg_temp.border(101.206)) || jsonb_build_object('base_versions', pg_temp.seen() - tests.id('territory', 'A2')::text)),
  'rejected invalid_input base_versions', 'what was seen is told');

-- ── A border moves, and everything with it ────────────────────────────────────────────────────────────────────────────
update public.case_record c set stage = 'evaluate', closed_at = c.reported_at + interval '1 hour' where c.id = tests.id('case_record', 'A2');
insert into public.case_record (id, territory_id, number, class_code, stage, severity, title, reported_at, due_at, closed_at, geom)
  select tests.id('case_record', 'closed'), c.territory_id, 'T-closed', c.class_code, 'evaluate', c.severity, c.title, c.reported_at, c.due_at, c.reported_at + interval '1 hour', c.geom
  from public.case_record c where c.id = tests.id('case_record', 'A1');
select tests.let_time_pass();
create temp table cursors as select w.who, (select p.next_cursor from tests.pull(w.who) p) as seen
  from (values ('own worker'), ('neighbour worker'), ('community staff'), ('leader')) w (who);
create temp table before as select t.id, t.version, t.area_m2, private.past_counts(t.id) as counts from public.territory t;
create temp table made as select tests.push('community staff', pg_temp.edit('move', pg_temp.border(101.206), more => '{"reason": " 河道改线 "}')) as answer;
select is((select m.answer #>> '{0,status}' from made m), 'applied', 'a border moves');
select is((select m.answer #> '{0,versions}' from made m), (select jsonb_object_agg(t.id, t.version) from public.territory t where t.id in (tests.id('territory', 'A1'), tests.id('territory', 'A2'))),
  'both versions are told');
create function pg_temp.place_of(entity text, place text) returns text
language plpgsql as $$
declare
  answer text;
begin
  execute format('select t.name from public.%I r join public.territory t on t.id = r.territory_id where r.id = $1', entity) into answer
    using (select f.id::uuid from tests.fixture f where f.entity = place_of.entity and f.place = place_of.place limit 1);
  return answer;
end
$$;
select is(pg_temp.place_of(e, 'A1'), 'A2', e || ' goes with its ground')
from unnest(array['compound', 'compound_gate', 'building', 'stairwell_unit', 'household', 'household_contact', 'party_household', 'party_member', 'compound_body',
  'service_station', 'station_duty', 'case_record', 'case_detail', 'photo', 'volunteer_team', 'service_offer', 'service_order', 'service_order_detail',
  'care_household', 'visit', 'facility', 'candidate_site', 'footpath', 'resident_unit', 'stairwell_need', 'party_org_coverage', 'checklist_result']) e;
select is(pg_temp.place_of(e, 'A1'), 'A1', e || ' stays')
from unnest(array['grid_worker', 'grid_worker_duty', 'patrol', 'assignment', 'hotline', 'circle_scenario', 'service_circle']) e;
select is((select c.territory_id from public.case_record c where c.id = tests.id('case_record', 'closed')), tests.id('territory', 'A1'), 'a closed case stays where it was closed');
select is((select c.territory_id from public.service_circle_household c where c.household_id = tests.id('household', 'A1')), tests.id('territory', 'A2'), 'how far the door is goes with the door');
create function pg_temp.summaries() returns jsonb
language sql stable as $$ select jsonb_object_agg(s.id, to_jsonb(s) - '{version,change_xid,updated_at}'::text[]) from public.place_summary s $$;
create function pg_temp.recounted() returns jsonb
language plpgsql as $$
begin
  perform private.recount_place_summary();
  raise exception using errcode = 'ZZ004', message = pg_temp.summaries()::text;
exception when sqlstate 'ZZ004' then
  return sqlerrm::jsonb;
end
$$;
select is(pg_temp.summaries(), pg_temp.recounted(), 'the counts are what counting again gives');
select is((select s.households from public.place_summary s where s.id = tests.id('territory', 'A2')), 2, 'both doors count in A2');
select isnt((select c.stale_since from public.service_circle c where c.id = tests.id('service_circle', 'A1')), null, 'what was published of A1 is stale');

-- ── What is remembered ────────────────────────────────────────────────────────────────────────────────────────────────
select results_eq($$ select v.subject_id, v.territory_id, v.level, v.code, v.name, v.area_m2, v.valid_from, v.valid_to, v.counts, v.reason, v.ended_by
    from public.boundary_version v where v.territory_id = tests.id('territory', 'A') order by v.code $$,
  $$ select t.id, t.parent_id, t.level, t.code, t.name, b.area_m2, null::date, private.today(), b.counts, '河道改线'::text, 'community staff'::text
    from public.territory t join before b using (id) where t.parent_id = tests.id('territory', 'A') order by t.code $$, 'both outlines are kept as they were');
select is((select array_agg(t.valid_from) from public.territory t where t.parent_id = tests.id('territory', 'A')), array[private.today(), private.today()], 'the new ones are in force from today');
select is((select jsonb_object_keys(v.counts) = any ('{id,version,place_kind}') from public.boundary_version v where v.territory_id = tests.id('territory', 'A') limit 1), false,
  'the counts carry no row''s marks') ;
select is((select tests.push('community staff', pg_temp.edit('again', pg_temp.border(101.205))) #>> '{0,status}'), 'applied', 'it moves again on the same day');
select is((select count(*)::int from public.boundary_version v where v.territory_id = tests.id('territory', 'A')), 2, 'an outline that began and ended on one day is not kept');
update public.territory t set valid_from = private.today() - 3 where t.id = tests.id('territory', 'A1');
delete from public.boundary_version v where v.territory_id = tests.id('territory', 'A');
select tests.push('community staff', pg_temp.edit('later', pg_temp.border(101.206)));
select results_eq($$ select v.subject_id, v.valid_from, v.valid_to from public.boundary_version v where v.territory_id = tests.id('territory', 'A') $$,
  $$ values (tests.id('territory', 'A1'), private.today() - 3, private.today()) $$, 'one of some days is');
select is((select tests.push('community staff', pg_temp.edit('same', pg_temp.border(101.206))) #>> '{0,status}'), 'applied', 'outlines may be told again as they are');

-- ── What the others hear ──────────────────────────────────────────────────────────────────────────────────────────────
create temp table heard as select c.who, p.* from cursors c cross join lateral tests.pull(c.who, c.seen) p;
select is((select h.removes -> 'household' from heard h where h.who = 'own worker'), jsonb_build_array(tests.id('household', 'A1')), 'who answered for the door lets go of it');
select is((select h.removes -> 'household_contact' from heard h where h.who = 'own worker'), jsonb_build_array(tests.id('household', 'A1')), 'and of who lives there');
select is((select tests.ids_in(h.upserts, 'household_contact') from heard h where h.who = 'neighbour worker'), array[tests.id('household', 'A1')::text], 'who answers for it now is told');
select is((select tests.ids_in(h.upserts, 'territory') @> array[tests.id('territory', 'A1')::text, tests.id('territory', 'A2')::text] from heard h where h.who = 'leader'), true, 'a leader sees the outlines');
select is((select h.removes - 'boundary_version' from heard h where h.who = 'leader'), '{}', 'and loses nothing but what was taken away above');
select is((select tests.ids_in(h.upserts, 'boundary_version') from heard h where h.who = 'leader'), (select array_agg(v.id::text) from public.boundary_version v where v.territory_id = tests.id('territory', 'A')), 'and the past');
select * from finish();
rollback;
