-- Boundaries: who may redraw them, what is refused, what goes along, what is remembered; and that nothing which names a
-- territory is forgotten when the territory goes.
begin;
select * from no_plan();
select tests.build_world();

select tests.lay_out_grids();

-- ── By whom ───────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.answer(v.who, tests.edit_op('who', tests.border(101.206))), v.answer, v.who || ' moves a border')
from (values ('own worker', 'rejected not_permitted name'), ('leader', 'rejected not_permitted name'), ('county leader', 'rejected not_permitted name'),
  ('administrator', 'rejected not_permitted name'), ('community staff', 'applied 3'), ('street staff', 'applied 3')) v (who, answer);
select is(tests.answer('community staff', tests.edit_op('elsewhere', jsonb_build_array(tests.drawn('B1', tests.box(101.22, 41.30, 101.23, 41.32))), parent => 'B')),
  'rejected outside_duty parent_id', 'community staff has no say next door');
select is(tests.answer('community staff', tests.edit_op('above', jsonb_build_array(tests.drawn('A', tests.box(101.20, 41.30, 101.22, 41.32))), parent => 'S1')),
  'rejected outside_duty parent_id', 'nor about the street');

-- ── What is refused ───────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.answer('street staff', tests.edit_op('bad', v.areas, v.removed)), 'rejected ' || v.code || ' change', v.says)
from (values
  ('the two would overlap', 'outlines_overlap', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.211, 41.32)), tests.drawn('A2', tests.box(101.21, 41.30, 101.22, 41.32))), '[]'::jsonb),
  ('half a square metre is an overlap', 'outlines_overlap', jsonb_build_array(tests.drawn('A1', extensions.st_geomfromtext('multipolygon(((101.20 41.30, 101.21 41.30, 101.21 41.31, 101.21001 41.31, 101.21001 41.310007, 101.21 41.310007, 101.21 41.32, 101.20 41.32, 101.20 41.30)))', 4326)), tests.drawn('A2', tests.box(101.21, 41.30, 101.22, 41.32))), '[]'),
  ('one alone reaches into its neighbour', 'outlines_overlap', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.211, 41.32))), '[]'),
  ('one alone leaves a gap', 'outlines_gap', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.209, 41.32))), '[]'),
  ('a gap between two', 'outlines_gap', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.206, 41.32)), tests.drawn('A2', tests.box(101.207, 41.30, 101.22, 41.32))), '[]'),
  ('a hole of half a square metre', 'outlines_gap', jsonb_build_array(tests.drawn('A1', extensions.st_multi(extensions.st_difference(tests.box(101.20, 41.30, 101.21, 41.32), tests.box(101.203, 41.31, 101.20301, 41.310007))))), '[]'),
  ('out of the community', 'outside_parent', jsonb_build_array(tests.drawn('A2', tests.box(101.21, 41.30, 101.221, 41.32))), '[]'),
  ('the ground of a removed part is left', 'outlines_gap', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32))), jsonb_build_array(tests.merged('A2', 'A1'))),
  ('two of one name', 'name_taken', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32), '{"name": "A2"}')), '[]'),
  ('a name too long', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32), jsonb_build_object('name', repeat('长', 61)))), '[]'),
  ('a name of nothing', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32), '{"name": " "}')), '[]'),
  ('a part of another community', 'not_found', jsonb_build_array(tests.drawn('B1', tests.box(101.22, 41.30, 101.23, 41.32))), '[]'),
  ('a part that never was', 'not_found', jsonb_build_array(tests.drawn('nowhere', tests.box(101.20, 41.30, 101.21, 41.32))), '[]'),
  ('removed, but never was', 'not_found', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32))), jsonb_build_array(tests.merged('nowhere', 'A1'))),
  ('the id of another part', 'id_reuse', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.205, 41.32)), tests.cut('A2', tests.box(101.205, 41.30, 101.21, 41.32), 'A1', '新')), '[]'),
  ('a new part without a name', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.205, 41.32)), tests.drawn('A3', tests.box(101.205, 41.30, 101.21, 41.32), jsonb_build_object('cut_from_id', tests.id('territory', 'A1')))), '[]'),
  ('cut from one that stays as it is', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.205, 41.32)), tests.cut('A3', tests.box(101.205, 41.30, 101.21, 41.32), 'A2', '新')), '[]'),
  ('named twice', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32)), tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32))), '[]'),
  ('into one that is not named', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.22, 41.32))), jsonb_build_array(tests.merged('A2', 'B1'))),
  ('into nothing', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.22, 41.32))), jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A2')))),
  ('an outline that crosses itself', 'invalid_input', jsonb_build_array(tests.drawn('A1', extensions.st_geomfromtext('multipolygon(((101.20 41.30, 101.21 41.32, 101.21 41.30, 101.20 41.32, 101.20 41.30)))', 4326))), '[]'),
  ('an outline of less than a square metre', 'invalid_input', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.200005, 41.300005))), '[]'),
  ('a point', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Point", "coordinates": [101.2, 41.3]}'::jsonb)), '[]'),
  ('eight decimals', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[101.20, 41.30], [101.21000001, 41.30], [101.21, 41.32], [101.20, 41.32], [101.20, 41.30]]]}'::jsonb)), '[]'),
  ('a third dimension', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[101.20, 41.30, 1], [101.21, 41.30, 1], [101.21, 41.32, 1], [101.20, 41.30, 1]]]}'::jsonb)), '[]'),
  ('beyond infinity', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[101.20, 41.30], [1e300, 41.30], [101.21, 41.32], [101.20, 41.30]]]}'::jsonb)), '[]'),
  ('latitude first', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', '{"type": "Polygon", "coordinates": [[[41.30, 101.20], [41.30, 101.21], [41.32, 101.21], [41.30, 101.20]]]}'::jsonb)), '[]'),
  ('more positions than can be', 'invalid_input', jsonb_build_array(jsonb_build_object('territory_id', tests.id('territory', 'A1'), 'geom', tests.geojson(extensions.st_segmentize(tests.box(101.20, 41.30, 101.21, 41.32), 0.000001)))), '[]'),
  ('no areas', 'invalid_input', '[]', '[]'), ('areas that are none', 'invalid_input', '"all"', '[]'), ('an area that is none', 'invalid_input', '[1]', '[]'), ('removed that is none', 'invalid_input', tests.border(101.206), '{}'))
  v (says, code, areas, removed);
select is(tests.answer('street staff', tests.op('nothing', 'boundary.edit', jsonb_build_object('parent_id', tests.id('territory', 'A')))), 'rejected invalid_input change', 'a change is told');
select is(tests.answer('street staff', tests.edit_op('reason', tests.border(101.206), more => jsonb_build_object('reason', repeat('长', 201)))), 'rejected invalid_input reason', 'a reason has an end');
select is(tests.push('street staff', tests.edit_op('names it', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.211, 41.32))))) -> 0 ->> 'message',
  'the new outlines would reach into A2', 'what is refused names the territory');
select is(tests.answer('street staff', tests.edit_op('levels', jsonb_build_array(tests.drawn('A', tests.box(101.20, 41.30, 101.22, 41.32)), tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.32))), parent => 'S1')),
  'rejected not_found change', 'a grid is no part of the street');
select is(tests.answer('street staff', tests.edit_op('grids left', jsonb_build_array(tests.drawn('A', tests.box(101.20, 41.30, 101.215, 41.32)), tests.drawn('B', tests.box(101.215, 41.30, 101.23, 41.32))), parent => 'S1')),
  'rejected parts_outside change', 'a community does not leave its grids behind');

-- Rounding: 1 cm into the neighbour who stays, or out of the community, is none of the editor's doing.
select is(tests.answer('street staff', tests.edit_op('rounded', jsonb_build_array(tests.drawn('A1', tests.box(101.1999999, 41.30, 101.2100001, 41.32))))), 'applied 3', 'a centimetre is rounding');
select is(tests.answer('street staff', tests.edit_op('not rounded', jsonb_build_array(tests.drawn('A1', tests.box(101.199999, 41.30, 101.21, 41.32))))), 'rejected outside_parent change', 'eight centimetres are not');
select is(tests.answer('street staff', tests.edit_op('not rounded', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.210001, 41.32))))), 'rejected outlines_overlap change', 'nor into the neighbour');

-- ── Versions ──────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.answer('street staff', tests.edit_op('old', tests.border(101.206)) || jsonb_build_object('base_versions', tests.seen() || jsonb_build_object(tests.id('territory', 'A2'), 1))),
  'conflict ' || (select t.version from public.territory t where t.id = tests.id('territory', 'A2')), 'an outline that somebody has changed is a conflict');
select is(tests.answer('street staff', tests.edit_op('none', tests.border(101.206)) || jsonb_build_object('base_versions', tests.seen() - tests.id('territory', 'A2')::text)),
  'rejected invalid_input base_versions', 'what was seen is told');

create function pg_temp.both(one jsonb, other jsonb) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = array_to_string(array(select r ->> 'status' from jsonb_array_elements(tests.push('street staff', one, other)) r), ' ');
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
select is(pg_temp.both(tests.edit_op('one', tests.border(101.206)), tests.edit_op('two', tests.border(101.207))), 'applied conflict', 'of two who move one border the second has a conflict');
select is(pg_temp.both(tests.edit_op('here', tests.border(101.206)), tests.edit_op('there', jsonb_build_array(tests.drawn('B1', tests.box(101.22, 41.30, 101.225, 41.32)),
  tests.cut('B2', tests.box(101.225, 41.30, 101.23, 41.32), 'B1', '新网格')), parent => 'B')), 'applied applied', 'edits of different grids do not mind each other');

-- ── A border moves, and everything with it ────────────────────────────────────────────────────────────────────────────
update public.case_record c set stage = 'evaluate', closed_at = c.reported_at + interval '1 hour' where c.id = tests.id('case_record', 'A2');
insert into public.case_record (id, territory_id, number, class_code, stage, severity, title, reported_at, due_at, closed_at, geom)
  select tests.id('case_record', 'closed'), c.territory_id, 'T-closed', c.class_code, 'evaluate', c.severity, c.title, c.reported_at, c.due_at, c.reported_at + interval '1 hour', c.geom
  from public.case_record c where c.id = tests.id('case_record', 'A1');
select tests.let_time_pass();
create temp table cursors as select w.who, (select p.next_cursor from tests.pull(w.who) p) as seen
  from (values ('own worker'), ('neighbour worker'), ('community staff'), ('leader')) w (who);
create temp table before as select t.id, t.version, t.area_m2, private.past_counts(t.id) as counts from public.territory t;
create temp table made as select tests.push('community staff', tests.edit_op('move', tests.border(101.206), more => '{"reason": " 河道改线 "}')) as answer;
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
select is((select tests.push('community staff', tests.edit_op('again', tests.border(101.205))) #>> '{0,status}'), 'applied', 'it moves again on the same day');
select is((select count(*)::int from public.boundary_version v where v.territory_id = tests.id('territory', 'A')), 2, 'an outline that began and ended on one day is not kept');
update public.territory t set valid_from = private.today() - 3 where t.id = tests.id('territory', 'A1');
delete from public.boundary_version v where v.territory_id = tests.id('territory', 'A');
select tests.push('community staff', tests.edit_op('later', tests.border(101.206)));
select results_eq($$ select v.subject_id, v.valid_from, v.valid_to from public.boundary_version v where v.territory_id = tests.id('territory', 'A') $$,
  $$ values (tests.id('territory', 'A1'), private.today() - 3, private.today()) $$, 'one of some days is');
select is((select tests.push('community staff', tests.edit_op('same', tests.border(101.206))) #>> '{0,status}'), 'applied', 'outlines may be told again as they are');

-- ── What the others hear ──────────────────────────────────────────────────────────────────────────────────────────────
create temp table heard as select c.who, p.* from cursors c cross join lateral tests.pull(c.who, c.seen) p;
select is((select h.removes -> 'household' from heard h where h.who = 'own worker'), jsonb_build_array(tests.id('household', 'A1')), 'who answered for the door lets go of it');
select is((select h.removes -> 'household_contact' from heard h where h.who = 'own worker'), jsonb_build_array(tests.id('household', 'A1')), 'and of who lives there');
select is((select tests.ids_in(h.upserts, 'household_contact') from heard h where h.who = 'neighbour worker'), array[tests.id('household', 'A1')::text], 'who answers for it now is told');
select is((select tests.ids_in(h.upserts, 'territory') @> array[tests.id('territory', 'A1')::text, tests.id('territory', 'A2')::text] from heard h where h.who = 'leader'), true, 'a leader sees the outlines');
select is((select h.removes - 'boundary_version' from heard h where h.who = 'leader'), '{}', 'and loses nothing but what was taken away above');
select is((select tests.ids_in(h.upserts, 'boundary_version') from heard h where h.who = 'leader'), (select array_agg(v.id::text) from public.boundary_version v where v.territory_id = tests.id('territory', 'A')), 'and the past');

-- ── Cut, merge, and change names ──────────────────────────────────────────────────────────────────────────────────────
-- A1 is 101.20–101.206 and empty, A2 the rest with all that stands there.
create temp table cut as select tests.push('community staff', tests.edit_op('cut', jsonb_build_array(tests.drawn('A2', tests.box(101.206, 41.30, 101.214, 41.32)),
  tests.cut('A3', tests.box(101.214, 41.30, 101.22, 41.32), 'A2', '新网格')))) as answer;
select is((select c.answer #>> '{0,status}' from cut c), 'applied', 'a part is cut in two');
select is((select (t.code, t.level, t.name, t.parent_id, t.valid_from, t.office_code) from public.territory t where t.id = tests.id('territory', 'A3')),
  ('990199001001003'::text, 'grid'::text, '新网格'::text, tests.id('territory', 'A'), private.today(), null::text), 'the new one has the next free code');
select is((select array_agg(d.grid_worker_id) from public.grid_worker_duty d where d.territory_id = tests.id('territory', 'A3')), array[tests.id('grid_worker', 'A2')], 'the same worker');
select is((select array_agg(d.profile_id) from public.profile_territory d where d.territory_id = tests.id('territory', 'A3')), array[tests.id('profile', 'neighbour worker')], 'and the same account');
select is((select p.fulls from cursors c cross join lateral tests.pull(c.who, c.seen) p where c.who = 'neighbour worker'), '{t}', 'who pulls anew, for the duty has changed');
select is((select array_agg(h.territory_id order by h.id = tests.id('household', 'A1')) from public.household h where h.id in (tests.id('household', 'A1'), tests.id('household', 'A2'))),
  array[tests.id('territory', 'A3'), tests.id('territory', 'A2')], 'each door is where its building stands');
select is((select c.territory_id from public.case_record c where c.id = tests.id('case_record', 'A2')), tests.id('territory', 'A2'), 'the closed case stays');
select is(pg_temp.summaries(), pg_temp.recounted(), 'the counts are what counting again gives, after a cut');
select is(tests.answer('street staff', tests.edit_op('swap', jsonb_build_array(tests.drawn('A2', tests.box(101.206, 41.30, 101.214, 41.32), '{"name": "新网格"}'),
  tests.drawn('A3', tests.box(101.214, 41.30, 101.22, 41.32), '{"name": "A2"}')))) like 'applied %', true, 'names may change places');
select is((select (v.name, v.valid_to) from public.boundary_version v where v.subject_id = tests.id('territory', 'A3')), null, 'a part that is new today has no past');

-- More than half of a building decides; one that is half and half stays.
update public.building b set geom = tests.box(101.213, 41.301, 101.2145, 41.302) where b.id = tests.id('building', 'A2');
update public.building b set territory_id = tests.id('territory', 'A2') where b.id = tests.id('building', 'A2');
select tests.push('community staff', tests.edit_op('over', jsonb_build_array(tests.drawn('A2', tests.box(101.206, 41.30, 101.21375, 41.32)), tests.drawn('A3', tests.box(101.21375, 41.30, 101.22, 41.32)))));
select is((select b.territory_id from public.building b where b.id = tests.id('building', 'A2')), tests.id('territory', 'A2'), 'half of a building does not move it');
select tests.push('community staff', tests.edit_op('over2', jsonb_build_array(tests.drawn('A2', tests.box(101.206, 41.30, 101.2136, 41.32)), tests.drawn('A3', tests.box(101.2136, 41.30, 101.22, 41.32)))));
select is((select b.territory_id from public.building b where b.id = tests.id('building', 'A2')), tests.id('territory', 'A3'), 'more than half of it does');
select is((select h.territory_id from public.household h where h.id = tests.id('household', 'A2')), tests.id('territory', 'A3'), 'with its doors');

-- ── A part goes, and nothing that names it is forgotten ───────────────────────────────────────────────────────────────
-- Every table that names a territory has a row that names A2: whoever adds one finds it here.
insert into public.territory (id, parent_id, level, code, name, geom) values
  (tests.id('territory', 'A2m'), tests.id('territory', 'A2'), 'micro_grid', '990199001001002-1', '微网格1', tests.box(101.206, 41.30, 101.21, 41.32)),
  (tests.id('territory', 'A1m'), tests.id('territory', 'A1'), 'micro_grid', '990199001001001-1', '微网格1', tests.box(101.20, 41.30, 101.206, 41.32));
insert into public.party_org_coverage (id, party_org_id, territory_id, covers_territory_id)
  select tests.id('party_org_coverage', 'A2 itself ' || o), tests.id('party_org', o), tests.id('territory', 'A2'), tests.id('territory', 'A2') from unnest(array['A1', 'A2']) o;
insert into public.party_org_coverage (id, party_org_id, territory_id, covers_territory_id)
  values (tests.id('party_org_coverage', 'A1 itself'), tests.id('party_org', 'A1'), tests.id('territory', 'A1'), tests.id('territory', 'A1'));
insert into private.import_batch (id, kind, file_name, file_sha256, territory_id) values (tests.id('import_batch', 'A2'), 'osm', 'x.osm', repeat('0', 64), tests.id('territory', 'A2'));
insert into public.grid_worker_duty (id, grid_worker_id, territory_id) values (tests.id('grid_worker_duty', 'both'), tests.id('grid_worker', 'A2'), tests.id('territory', 'A1'));
insert into public.profile_territory (profile_id, territory_id) values (tests.id('profile', 'neighbour worker'), tests.id('territory', 'A1'));
update public.export_log e set office_id = tests.id('territory', 'A2') where e.id = tests.id('export_log', 'A2');
-- One row that stands on others is put back wholesale: what it hangs on carries it.
update public.compound c set territory_id = tests.id('territory', 'A2') where c.id in (tests.id('compound', 'A1'), tests.id('compound', 'A2'));
update public.building c set territory_id = tests.id('territory', 'A2') where c.id in (tests.id('building', 'A1'), tests.id('building', 'A2'));
do $$
declare
  entity text;
begin
  foreach entity in array array['service_station', 'volunteer_team', 'service_order', 'case_record', 'facility', 'candidate_site', 'footpath', 'resident_unit', 'party_org',
    'party_org_coverage', 'grid_worker', 'hotline', 'patrol', 'person_view_log', 'circle_scenario', 'boundary_version', 'boundary_proposal'] loop
    execute format('update public.%I r set territory_id = $1 where r.id = $2', entity) using tests.id('territory', 'A2'), tests.id(entity, 'A2');
  end loop;
  perform tests.push('street staff', tests.op('an event', 'order.cancel', jsonb_build_object('order_id', o.id, 'reason', '不需要了'), jsonb_build_object(o.id, o.version)))
    from public.service_order o where o.id = tests.id('service_order', 'A2');
  perform tests.push('street staff', tests.case_op('an evaluation', 'case.evaluate', 'A2', '{"satisfaction": 5}'));
end
$$;
create function pg_temp.naming(place text) returns setof text
language plpgsql as $$
declare
  r record;
  hit boolean;
begin
  for r in select * from private.references_to_territory() loop
    execute format('select exists (select from %s where %I = $1)', r.relation, r.field) into hit using tests.id('territory', place);
    if hit then return next r.relation::text || '.' || r.field; end if;
  end loop;
end
$$;
select is_empty($$ select r.relation::text || '.' || r.field from private.references_to_territory() r except select pg_temp.naming('A2') $$,
  'every column that names a territory names A2 somewhere');
select is_empty($$ select c.conrelid::regclass from pg_constraint c where c.contype = 'f' and c.confrelid = 'public.territory'::regclass and cardinality(c.conkey) > 1 $$,
  'and no key to territory has several columns');
create temp table merged as select tests.push('community staff', tests.edit_op('merge', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.2136, 41.32), '{"name": "A2"}')),
  jsonb_build_array(tests.merged('A2', 'A1')))) as answer;
select is((select m.answer #>> '{0,status}' from merged m), 'applied', 'two parts become one, which may take the other''s name');
select is_empty($$ select pg_temp.naming('A2') $$, 'nothing names the part that is no more');
select is((select t.name from public.territory t where t.id = tests.id('territory', 'A1')), 'A2', 'the name has gone over');
select is((select array_agg(t.name order by t.code) from public.territory t where t.parent_id = tests.id('territory', 'A1')), array['微网格1', 'A2微网格1'], 'so have the micro grids');
select is((select count(*)::int from public.grid_worker_duty d where d.territory_id = tests.id('territory', 'A1') and d.grid_worker_id = tests.id('grid_worker', 'A2')), 1, 'a worker answers for it once');
select is((select count(*)::int from public.profile_territory d where d.territory_id = tests.id('territory', 'A1') and d.profile_id = tests.id('profile', 'neighbour worker')), 1, 'an account too');
select is((select count(*)::int from public.party_org_coverage v where v.covers_territory_id = tests.id('territory', 'A1')), 2, 'an organisation covers it once');
select is((select (v.subject_id, v.territory_id, v.name, v.valid_to) from public.boundary_version v where v.code = '990199001001002' and v.subject_id = tests.id('territory', 'A2')), null,
  'what began and ended today leaves no past');
select is((select h.removes -> 'territory' @> to_jsonb(array[tests.id('territory', 'A2')]) from cursors c cross join lateral tests.pull(c.who, c.seen) h where c.who = 'leader'), null, 'the tree has changed its shape: all pull anew');
select is(pg_temp.summaries(), pg_temp.recounted(), 'the counts are what counting again gives, after a merger');
select is(tests.answer('community staff', tests.edit_op('gone', jsonb_build_array(tests.drawn('A2', tests.box(101.20, 41.30, 101.21, 41.32))))), 'rejected not_found change', 'a part that is no more cannot be drawn');
select is(tests.answer('community staff', tests.edit_op('gone too', jsonb_build_array(tests.cut('A2', tests.box(101.20, 41.30, 101.205, 41.32), 'A1', '又来'), tests.drawn('A1', tests.box(101.205, 41.30, 101.2136, 41.32))))
  || jsonb_build_object('base_versions', tests.seen() || jsonb_build_object(tests.id('territory', 'A2'), 3))), 'rejected not_found change', 'nor made again by who had seen it');

-- Smaller grids stay in theirs.
select is(tests.answer('community staff', tests.edit_op('micro', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.209, 41.32)), tests.drawn('A3', tests.box(101.209, 41.30, 101.22, 41.32))))),
  'rejected parts_outside change', 'a micro grid is not left outside');

-- ── Nobody is overlooked ──────────────────────────────────────────────────────────────────────────────────────────────
select is_empty($$ select c.relname from pg_attribute g join pg_class c on c.oid = g.attrelid and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    join pg_attribute t on t.attrelid = c.oid and t.attname = 'territory_id'
  where g.atttypid = 'extensions.geometry'::regtype and not g.attisdropped
    and c.relname not in (select s.entity from private.settled_entity s)
    -- the first two hang on their compound and building, the third is the past
    and c.relname not in ('compound_gate', 'stairwell_unit', 'boundary_version') $$, 'of everything that lies somewhere it is said how it follows its ground');
select * from finish();
rollback;
