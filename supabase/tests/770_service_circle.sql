-- Published circles: what is counted and for whom, what is hidden and cannot be had by subtracting, who is told of the doors,
-- and when a circle is no longer taken for true.
begin;
select * from no_plan();
select tests.build_world();
delete from public.service_circle;

-- More doors: `homes` behind a new stairwell, `elders` of them with somebody old, `children` with a child.
create function pg_temp.add_unit(label text, place text, homes int, elders int, children int) returns void
language plpgsql as $$
begin
  insert into public.stairwell_unit (id, building_id, territory_id, name, geom)
  select tests.id('stairwell_unit', label), u.building_id, u.territory_id, label, u.geom from public.stairwell_unit u where u.id = tests.id('stairwell_unit', place);
  insert into public.household (id, stairwell_unit_id, building_id, compound_id, territory_id, floor, door, residents)
  select tests.id('household', label || n), tests.id('stairwell_unit', label), h.building_id, h.compound_id, h.territory_id, 1, n::text, 2
  from public.household h, generate_series(1, homes) n where h.id = tests.id('household', place);
  insert into public.household_contact (id, territory_id, head_name, elders, children)
  select tests.id('household', label || n), tests.id('territory', place), '端木清秋', (n <= elders)::int, (n <= children)::int from generate_series(1, homes) n;
end
$$;
select pg_temp.add_unit('a', 'A1', 20, 10, 5);
select pg_temp.add_unit('b', 'A1', 20, 0, 0);
select pg_temp.add_unit('c', 'A2', 30, 12, 9);
select pg_temp.add_unit('d', 'B1', 15, 6, 2);
insert into public.facility (id, territory_id, kind, name, geom)
select tests.id('facility', 'second'), f.territory_id, f.kind, '二号助餐点', extensions.st_translate(f.geom, 0.001, 0) from public.facility f where f.id = tests.id('facility', 'A2');

create function pg_temp.unit(place text, seconds int, at_least int, elderly int, elderly_at_least int, nearest int) returns jsonb
language sql immutable as $$ select jsonb_build_array(tests.id('stairwell_unit', place), seconds, at_least, elderly, elderly_at_least, nearest) $$;
create function pg_temp.publish_op(label text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'circle.publish', jsonb_build_object('circle_id', tests.id('service_circle', label), 'territory_id', tests.id('territory', 'S1'),
    'name', '清和街道助餐服务圈', 'served', '["meal_point", "service_station"]'::jsonb, 'pace', 'standard',
    'places', '[{"name": "一号助餐点", "secret": 1, "geom": {"type": "Point", "coordinates": [101.215, 41.315]}}, {"name": "二号助餐点", "geom": {"type": "Point", "coordinates": [101.216, 41.315]}}]'::jsonb,
    'network', '{"source": "town.osm", "source_date": "2026-11-20", "profile": "foot 1", "version": "abc"}'::jsonb,
    'units', jsonb_build_array(
      pg_temp.unit('A1', 300, 300, 800, 800, 0), pg_temp.unit('a', 600, 590, 800, 800, 0), pg_temp.unit('b', null, 1190, null, null, null),
      pg_temp.unit('A2', 301, 301, 402, 402, 1), pg_temp.unit('c', 400, 400, 534, 534, 1), pg_temp.unit('d', null, null, null, null, null)),
    'unconnected', jsonb_build_array(tests.id('stairwell_unit', 'B1'))) || more)
$$;
create function pg_temp.answer(who text, op jsonb) returns text
language plpgsql as $$
begin
  raise exception using errcode = 'ZZ003', message = (tests.push_in_short(who, op))[1];
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;

-- ── Who publishes, where, and with what ───────────────────────────────────────────────────────────────────────────────
select is(pg_temp.answer(who, pg_temp.publish_op('who')), answer, who || ' publishes for the street: ' || answer)
from (values ('street staff', 'applied 1'), ('community staff', 'rejected outside_duty territory_id'), ('own worker', 'rejected not_permitted name'),
  ('leader', 'rejected not_permitted name'), ('administrator', 'rejected not_permitted name'), ('far worker', 'rejected not_permitted name')) v (who, answer);
update public.profile set role = 'street_staff' where id = tests.id('profile', 'county leader');
select is(pg_temp.answer('county leader', pg_temp.publish_op('c', jsonb_build_object('territory_id', tests.id('territory', 'C')))), 'rejected invalid_input territory_id', 'a county is no circle');
update public.profile set role = 'leader' where id = tests.id('profile', 'county leader');
select is(pg_temp.answer('community staff', pg_temp.publish_op('grid', jsonb_build_object('territory_id', tests.id('territory', 'A2'), 'unconnected', '[]'::jsonb,
  'units', jsonb_build_array(pg_temp.unit('A2', 1, 1, 1, 1, 0), pg_temp.unit('c', 1, 1, 1, 1, 0))))), 'applied 1', 'community staff publish for a grid of theirs');
select is(pg_temp.answer('street staff', tests.op('less', 'circle.publish', (pg_temp.publish_op('x') -> 'args') - field)),
  case field when 'unconnected' then 'rejected invalid_input units' when 'territory_id' then 'rejected outside_duty territory_id' else 'rejected invalid_input ' || field end, 'it needs ' || field)
from jsonb_object_keys(pg_temp.publish_op('x') -> 'args') field order by field;
select is(pg_temp.answer('street staff', pg_temp.publish_op('bad', jsonb_build_object(v.field, v.given))), 'rejected invalid_input ' || v.field, format('no %s: %s', v.field, left(v.given::text, 80)))
from (values ('served', '[]'::jsonb), ('served', '["casino"]'), ('served', '["meal_point", "meal_point"]'), ('served', '"meal_point"'), ('pace', '"running"'),
  ('places', '[]'), ('places', '[{"name": "x"}]'), ('places', '[{"name": "", "geom": {"type": "Point", "coordinates": [1, 2]}}]'), ('places', '[7]'), ('places', '{}'),
  ('network', '{"source": "x"}'), ('network', '"x"'), ('network', '{"source": "x", "source_date": "x", "profile": "x", "version": "x"}'),
  ('units', '{}'), ('units', '[]'), ('units', '[1]'), ('units', '[["x", 1, 1, 1, 1, 0]]')) v (field, given);
select is(pg_temp.answer('street staff', pg_temp.publish_op('bad', jsonb_build_object('units', jsonb_set(pg_temp.publish_op('x') #> '{args,units}', '{0}', u)))), 'rejected invalid_input units', 'no unit: ' || why)
from (values ('more than half an hour', pg_temp.unit('A1', 1801, 0, 0, 0, 0)), ('less than nothing', pg_temp.unit('A1', -1, 0, 0, 0, 0)), ('half a second', jsonb_set(pg_temp.unit('A1', 1, 0, 0, 0, 0), '{1}', '1.5')),
  ('sooner than possible', pg_temp.unit('A1', 100, 101, 0, 0, 0)), ('there, but perhaps not', pg_temp.unit('A1', 100, null, 0, 0, 0)), ('the elderly likewise', pg_temp.unit('A1', 100, 100, 5, 6, 0)),
  ('a third place', pg_temp.unit('A1', 100, 100, 100, 100, 2)), ('one place before the first', pg_temp.unit('A1', 100, 100, 100, 100, -1)), ('short', '[]'),
  ('twice', pg_temp.unit('A2', 1, 1, 1, 1, 0)), ('elsewhere', pg_temp.unit('D1', 1, 1, 1, 1, 0)), ('the elderly sooner than the others', pg_temp.unit('A1', 300, 300, 299, 299, 0)), ('perhaps sooner than the others', pg_temp.unit('A1', 300, 300, 800, 299, 0)),
  ('only the elderly', pg_temp.unit('A1', null, 300, 800, 800, 0)), ('at no place', pg_temp.unit('A1', 300, 300, 800, 800, null)), ('between two places', jsonb_set(pg_temp.unit('A1', 1, 0, 0, 0, 0), '{5}', '0.5')),
  ('unconnected as well', pg_temp.unit('B1', 1, 1, 1, 1, 0)), ('nobody''s', pg_temp.unit('nowhere', 1, 1, 1, 1, 0))) v (why, u);

-- Nobody invents a place, or a walk that is shorter than the straight line: 4.2 km here, to a canteen in the next quarter.
select is(pg_temp.answer('street staff', pg_temp.publish_op('bad', jsonb_build_object('places', jsonb_set(pg_temp.publish_op('x') #> '{args,places}', '{1,geom,coordinates,0}', '101.2162')))),
  'rejected invalid_input places', 'no canteen 17 m beside the one that there is');
select is(pg_temp.answer('street staff', pg_temp.publish_op('bad', '{"served": ["gym"]}')), 'rejected invalid_input places', 'nor a canteen for a gym');
insert into public.facility (id, territory_id, kind, name, geom)
select tests.id('facility', 'far'), f.territory_id, f.kind, '三号助餐点', extensions.st_translate(f.geom, 0.05, 0) from public.facility f where f.id = tests.id('facility', 'A2');
create function pg_temp.far_op(first jsonb) returns jsonb
language sql stable as $$
  select pg_temp.publish_op('far', jsonb_build_object('unconnected', '[]'::jsonb,
    'places', '[{"name": "三号助餐点", "geom": {"type": "Point", "coordinates": [101.265, 41.315]}}]'::jsonb,
    'units', jsonb_build_array(first) || (select jsonb_agg(pg_temp.unit(u, null, null, null, null, null)) from unnest('{a,b,A2,c,d,B1}'::text[]) u)))
$$;
select is(pg_temp.answer('street staff', pg_temp.far_op(u)), answer, why) from (values
  (pg_temp.unit('A1', null, null, null, null, null), 'applied 1', 'whoever is out of reach'), (pg_temp.unit('A1', 900, 900, 1200, 1200, 0), 'rejected invalid_input units', 'is not within by word of mouth'),
  (pg_temp.unit('A1', null, 0, null, null, null), 'rejected invalid_input units', 'nor in doubt, so that nobody is outside'),
  (pg_temp.unit('A1', null, null, null, 1800, null), 'rejected invalid_input units', 'nor are the old')) v (u, answer, why);
select is(pg_temp.answer('street staff', pg_temp.publish_op('bad', jsonb_build_object('units', (select jsonb_agg(0) from generate_series(1, 200000))))), 'rejected invalid_input units', 'a great many units are no units');

-- ── What is counted ───────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('street staff', pg_temp.publish_op('p')), '{applied 1}', 'a circle is published');
select is((select (c.name, c.served, c.pace, c.published_by, c.stale_since, jsonb_array_length(c.places), c.places -> 0 ? 'secret', c.network ->> 'version') from public.service_circle c where c.id = tests.id('service_circle', 'p')),
  ('清和街道助餐服务圈'::text, '{service_station,meal_point}'::text[], 'standard'::text, 'street staff'::text, null::timestamptz, 2, false, 'abc'::text), 'with what was walked to, in the order of ranks, and how');
create function pg_temp.told(place text, kind text default 'territory') returns public.service_circle_place
language sql stable as $$
  select * from public.service_circle_place p where p.service_circle_id = tests.id('service_circle', 'p')
    and case kind when 'territory' then p.territory_id = tests.id('territory', place) and p.compound_id is null else p.compound_id = tests.id('compound', place) end
$$;
select bag_eq($$ select (w.body ->> 'place_kind') || ' ' || (w.body ->> 'households') from private.wire_service_circle_place w where w.body ->> 'service_circle_id' = tests.id('service_circle', 'p')::text $$,
  $$ values ('territory 88'), ('territory 72'), ('territory 41'), ('territory 31'), ('territory 16'), ('territory 16'), ('compound 41'), ('compound 31'), ('compound 16') $$,
  'every territory and compound under the street that has households, and none above it');
-- minutes 4, 5, 6, 7, 9, 10, 15, 20, 30
create function pg_temp.at_minutes(list int[]) returns int[]
language sql immutable as $$ select array(select list[m + 1] from unnest('{4,5,6,7,9,10,15,20,30}'::int[]) with ordinality x (m, n) order by n) $$;
select is(pg_temp.at_minutes((pg_temp.told('S1')).within), '{0,1,2,32,32,52,52,52,52}', 'households within, minute by minute, all at the pace of the circle: the last second of a minute counts');
select is(pg_temp.at_minutes((pg_temp.told('S1')).unknown), '{0,0,0,0,0,0,0,20,20}', 'unknown from where somebody might come sooner');
select is(pg_temp.at_minutes((pg_temp.told('A1', 'compound')).within), '{0,1,1,1,1,21,21,21,21}', 'in compounds likewise');
select is(((pg_temp.told('S1')).unconnected, (pg_temp.told('B1')).unconnected, (pg_temp.told('A')).unconnected), (1, 1, 0), 'who is not connected is said apart');
select is((pg_temp.told('B')).within, array_fill(0, '{31}'), 'and is in no list');
savepoint others;
create temp table in_compounds as select p.compound_id, p.within, p.unknown from public.service_circle_place p where p.service_circle_id = tests.id('service_circle', 'p') and p.compound_id is not null;
update public.household_contact set elders = 1 - elders where elders in (0, 1);
select tests.push('street staff', pg_temp.publish_op('others are old', '{"pace": "normal"}'));
select set_eq($$ select p.compound_id, p.within, p.unknown from public.service_circle_place p where p.service_circle_id = tests.id('service_circle', 'others are old') and p.compound_id is not null $$,
  'select * from in_compounds', 'no list tells who of a compound is old: with others old in their place it is the same');
rollback to savepoint others;
select ok(cardinality((pg_temp.told('A2')).within) = 31 and (pg_temp.told('A2')).within[1] = 0, 'the lists run from 0 to 30 minutes');

-- Need: the elderly at their pace, children at the circle's.
select is((pg_temp.told('A1')).elderly, '{"households": 11, "outside": [11, 11, 0]}', 'the elderly walk at their own pace');
select is((pg_temp.told('A')).elderly, '{"households": 24, "outside": [24, 11, 0]}', 'and are added up to the community');
select is((pg_temp.told('S1')).elderly, null, 'not to the street: the one who is not connected could be made out');
select is((pg_temp.told('A2')).children, '{"households": 10, "outside": [10, 0, 0]}', 'children at the pace of the circle');
select is((pg_temp.told('A1', 'compound')).elderly, null, 'compounds tell no need');
select is((pg_temp.told('B1')).children, null, '3 households with children are too few to be shown');
select is((pg_temp.told('A1')).children, null, 'and one within 5 minutes is one too many');

-- ── Hidden so that subtracting does not help ──────────────────────────────────────────────────────────────────────────
create function pg_temp.hides(variadic cells text[]) returns text
language sql as $$
  -- 'name parent depth households outside5 outside10 outside15'; thrice as many live there
  select string_agg(n.name, ' ' order by n.name) from (
    select w[1] as name from unnest(cells) c, string_to_array(c, ' ') w
    where tests.id('cell', w[1]) = any (private.hidden_needs((select array_agg((tests.id('cell', w[1]), tests.id('cell', w[2]), w[3]::int, w[4:7]::int[] || array(select 3 * n::int from unnest(w[4:7]) n))::private.need_cell)
      from unnest(cells) c, string_to_array(c, ' ') w)))) n
$$;
select is(pg_temp.hides('A - 1 20 20 20 20', 'a A 2 10 10 10 10', 'b A 2 10 10 10 10'), null, 'nothing small, nothing hidden');
select is(pg_temp.hides('A - 1 24 24 24 24', 'a A 2 4 4 4 4', 'b A 2 10 10 10 10', 'c A 2 10 10 10 10'), 'a b', 'one small grid takes the next smallest with it');
select is(pg_temp.hides('A - 1 24 24 24 24', 'a A 2 2 2 2 2', 'b A 2 2 2 2 2', 'c A 2 20 20 20 20'), 'a b c', 'two that together are too few take a third');
select is(pg_temp.hides('A - 1 28 28 28 28', 'a A 2 4 4 4 4', 'b A 2 4 4 4 4', 'c A 2 20 20 20 20'), 'a b', 'two that together are enough do not');
select is(pg_temp.hides('A - 1 30 30 30 30', 'a A 2 0 0 0 0', 'b A 2 10 10 10 10', 'c A 2 20 20 20 20'), 'a b', 'none is as telling as one');
select is(pg_temp.hides('A - 1 4 4 4 4', 'a A 2 4 4 4 4'), 'A a', 'an only child is its parent');
select is(pg_temp.hides('S - 1 60 60 60 60', 'A S 2 3 3 3 3', 'B S 2 20 20 20 20', 'D S 2 37 37 37 37', 'a A 3 3 3 3 3', 'b B 3 9 9 9 9', 'c B 3 11 11 11 11'), 'A B a b',
  'what is hidden for its sister''s sake hides something below, or its sum would tell it');
select is(pg_temp.hides('S - 1 98 98 98 98', 'A S 2 23 23 23 23', 'B S 2 2 2 2 2', 'D S 2 73 73 73 73', 'a A 3 2 2 2 2', 'b A 3 21 21 21 21', 'c B 3 2 2 2 2'), 'A B a b c',
  'nor may four be left over of two hidden sisters when what is shown below them is taken away too');
select is(pg_temp.hides('A - 1 20 20 20 20', 'a A 2 8 8 8 8', 'b A 2 9 9 9 9'), 'a', 'who lives in no grid is a sister of the grids');
select ok(not private.is_showable(living), 'nor is one shown where ' || why) from (values
  ('{6,6,6,6,10,10,10,10}'::int[], 'all but 4 are meant'), ('{40,40,40,6,400,400,400,6}', 'all beyond 15 minutes are'), ('{40,34,34,34,400,390,390,390}', 'all but 4 within 5 are')) v (living, why);
select is(pg_temp.hides('A - 1 ' || v.counts), v.hidden, v.counts || ' ' || v.why) from (values
  ('40 40 38 0', 'A', 'two between 5 and 10 minutes'), ('40 37 0 0', 'A', 'three within 5'), ('40 20 20 2', 'A', 'two beyond 15'), ('40 40 5 5', null, 'five beyond 15'), ('40 40 40 40', null, 'all beyond')) v (counts, hidden, why);

-- A circle of one community on its own, of the same question. There the counts of A2 are not hidden for anybody's sake but
-- the street's; and what the street's hides afterwards is taken back from it.
create function pg_temp.needs(circle text, place text) returns text
language sql stable as $$
  select coalesce(p.elderly ->> 'households', '-') || ' ' || coalesce(p.children ->> 'households', '-') from public.service_circle_place p
  where p.service_circle_id = tests.id('service_circle', circle) and p.territory_id = tests.id('territory', place) and p.compound_id is null
$$;
create function pg_temp.part_op(label text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select pg_temp.publish_op(label, jsonb_build_object('territory_id', tests.id('territory', 'A2'), 'unconnected', '[]'::jsonb,
    'units', jsonb_build_array(pg_temp.unit('A2', 301, 301, 402, 402, 1), pg_temp.unit('c', 400, 400, 534, 534, 1))) || more)
$$;
select is(array[pg_temp.needs('p', 'S1'), pg_temp.needs('p', 'A1'), pg_temp.needs('p', 'A2'), pg_temp.needs('p', 'B1')], '{"- -","11 -","13 10","- -"}',
  'the street''s circle shows of A2 both needs');
savepoint alone;
select tests.push('street staff', pg_temp.part_op('part'));
select is(pg_temp.needs('part', 'A2'), '13 10', 'and so does its own circle');
update public.service_circle_place set elderly = null where service_circle_id = tests.id('service_circle', 'p') and territory_id = tests.id('territory', 'A2');
select tests.push('street staff', pg_temp.part_op('part again'), pg_temp.part_op('part otherwise', '{"served": ["meal_point"]}'));
select is(array[pg_temp.needs('part again', 'A2'), pg_temp.needs('part otherwise', 'A2')], '{"- 10","13 10"}', 'what the larger one hides, the smaller of the same question does not show');
rollback to savepoint alone;
select tests.push('street staff', pg_temp.part_op('part'));
-- four elderly households are left in A1, as far as those of A2
update public.household_contact set elders = 0 where id in (select tests.id('household', 'a' || n) from generate_series(4, 20) n);
select tests.push('street staff', pg_temp.publish_op('p after', jsonb_build_object('units',
  jsonb_set(jsonb_set(pg_temp.publish_op('x') #> '{args,units}', '{0}', pg_temp.unit('A1', 300, 300, 402, 402, 0)), '{1}', pg_temp.unit('a', 400, 390, 402, 402, 0)))));
select is(array[pg_temp.needs('p after', 'A1'), pg_temp.needs('p after', 'A2'), pg_temp.needs('part', 'A2')], '{"- -","- 10","- 10"}', 'nor does it go on showing what the larger one comes to hide');
rollback to savepoint alone;

-- Trees at random: no number that is not shown follows from one parent and its other children.
create function pg_temp.random_cells(seed int) returns private.need_cell[]
language sql as $$
  with band as (
    -- four bands of a grid: who is meant, and who else lives there
    select c, g, k, r & 31 as dice, case r & 7 when 0 then 0 when 1 then 1 when 2 then 3 else r & 31 end as meant, case r & 192 when 0 then 2 else r >> 6 & 63 end as others
    from generate_series(1, 4) c, generate_series(1, 1 + (seed * c) % 5) g, generate_series(1, 4) k, lateral (select hashint4(seed * 1000 + c * 100 + g * 10 + k) & 65535 as r) dice
  ), leaf as (
    select c, g, array_agg(n order by i) as counts from (
      select c, g, from_band, sum(meant) filter (where k >= from_band) as n, from_band as i from band, generate_series(1, 4) from_band group by c, g, from_band
      union all
      select c, g, from_band, sum(meant + others) filter (where k >= from_band), from_band + 4 from band, generate_series(1, 4) from_band group by c, g, from_band) x group by c, g
  ), cell as (
    select 'g' || c || '/' || g as name, 'c' || c as parent, 3 as depth, counts from leaf
    union all
    select 'c' || c, 's', 2, array_agg(n order by i) from (select c, i, sum(n) as n from leaf, unnest(counts) with ordinality u (n, i) group by c, i) x group by c
    union all
    select 's', 'top', 1, array_agg(n order by i) from (select i, sum(n) as n from leaf, unnest(counts) with ordinality u (n, i) group by i) x
  )
  select array_agg((tests.id('cell', name), tests.id('cell', parent), depth, counts::int[])::private.need_cell) from cell
$$;
create temp table tree as
  select s.seed, c.*, c.id = any (private.hidden_needs(pg_temp.random_cells(s.seed))) as hidden
  from generate_series(1, 60) s (seed), unnest(pg_temp.random_cells(s.seed)) c;
select ok(count(*) filter (where hidden) > 20 and count(*) filter (where not hidden) > 20, 'the trees have shown and hidden cells') from tree;
select is_empty($$ select seed, id from tree where not hidden and not private.is_showable(counts) $$, 'nothing small is ever shown');
-- A grid with all that it lies in; whether something shown lies between it and what it lies in.
create temp table under as
  with recursive up as (
    select t.seed, t.id as grid, t.counts, t.id, t.parent_id, false as is_told from tree t where t.depth = 3
    union all
    select u.seed, u.grid, u.counts, p.id, p.parent_id, u.is_told or not c.hidden from up u join tree c on c.seed = u.seed and c.id = u.id join tree p on p.seed = u.seed and p.id = u.parent_id)
  select * from up;
select is_empty($$
  select p.seed, p.id from tree p join lateral (
    select array_agg(x.n order by x.i)::int[] as rest from (select i, sum(n) as n from under u, unnest(u.counts) with ordinality c (n, i)
      where u.seed = p.seed and u.id = p.id and u.grid <> p.id and not u.is_told group by i) x) r on true
  where not p.hidden and r.rest is not null and not private.is_showable(r.rest) $$, 'what is left of a shown cell when all shown below it is taken away is showable');
select is_empty($$ select p.seed, p.id from tree p join tree c on c.seed = p.seed and c.parent_id = p.id where not p.hidden group by p.seed, p.id having count(*) filter (where c.hidden) = 1 $$,
  'and of several');
select is_empty($$ select p.seed, p.id from tree p join under u on u.seed = p.seed and u.id = p.id and u.grid <> p.id where p.hidden group by p.seed, p.id having bool_and(u.is_told) $$,
  'no hidden cell is the sum of shown ones');

-- ── The doors ─────────────────────────────────────────────────────────────────────────────────────────────────────────
select is((select array_agg(distinct (h.seconds, h.elderly_seconds, h.place_index, h.territory_id)::text) from public.service_circle_household h
    where h.household_id in (tests.id('household', 'a1'), tests.id('household', 'a20')) and h.service_circle_id = tests.id('service_circle', 'p')),
  array[(600, 800, 0, tests.id('territory', 'A1'))::text], 'of who is old behind a stairwell and who is not the same is kept: staff who hold homes may not know which door it is');

create function pg_temp.outside(who text, circle text, place uuid, minutes int) returns text
language plpgsql as $$
declare
  answer text;
  raised_hint text;
  raised_detail text;
begin
  perform tests.act_as(who);
  select coalesce(string_agg(s.state || ' ' || s.n, ', ' order by s.state), 'nobody') into answer
    from (select r ->> 'state' as state, count(*) as n from json_array_elements(public.read_circle_outside(tests.id('service_circle', circle), place, minutes)) r group by 1) s;
  perform tests.act_as_owner();
  return answer;
exception when others then
  get stacked diagnostics raised_hint = pg_exception_hint, raised_detail = pg_exception_detail;
  perform tests.act_as_owner();
  return sqlstate || ' ' || raised_hint || ' ' || raised_detail;
end
$$;
select is(pg_temp.outside(v.who, v.circle, v.place, v.minutes), v.answer, format('%s asks who is outside %s minutes: %s', v.who, v.minutes, v.answer)) from (values
  ('street staff', 'p', tests.id('territory', 'S1'), 15, 'outside 35, unconnected 1'), ('street staff', 'p', tests.id('territory', 'S1'), 20, 'outside 15, unconnected 1, unknown 20'),
  ('street staff', 'p', tests.id('territory', 'B'), 15, 'outside 15, unconnected 1'), ('street staff', 'p', tests.id('compound', 'A1'), 10, 'outside 20'),
  ('community staff', 'p', tests.id('territory', 'S1'), 15, 'outside 20'), ('community staff', 'p', tests.id('territory', 'B'), 15, 'PT404 not_found place_id'),
  ('own worker', 'p', tests.id('territory', 'S1'), 10, 'outside 31'), ('own worker', 'p', tests.id('compound', 'A2'), 15, 'PT404 not_found place_id'),
  ('own worker', 'p', tests.id('territory', 'A1'), 0, 'PT400 invalid_input minutes'), ('own worker', 'p', tests.id('territory', 'A1'), 31, 'PT400 invalid_input minutes'),
  ('own worker', 'q', tests.id('territory', 'A1'), 15, 'PT404 not_found circle_id'), ('far worker', 'p', tests.id('territory', 'D1'), 15, 'PT404 not_found circle_id'),
  ('leader', 'p', tests.id('territory', 'S1'), 15, 'PT403 not_permitted read_circle_outside'), ('administrator', 'p', tests.id('territory', 'S1'), 15, 'PT403 not_permitted read_circle_outside'),
  ('inactive worker', 'p', tests.id('territory', 'S1'), 15, 'PT403 no_profile read_circle_outside')) v (who, circle, place, minutes, answer);
select is((select array_agg(r ->> 'seconds' order by n) filter (where n in (1, 21, 22)) from (select tests.act_as('own worker')) a,
    json_array_elements(public.read_circle_outside(tests.id('service_circle', 'p'), tests.id('territory', 'A1'), 10)) with ordinality x (r, n)), '{NULL,800,800}', 'farthest first');
select tests.act_as_owner();
create function pg_temp.doors(who text) returns bigint
language plpgsql as $$
declare
  answer bigint;
begin
  perform tests.act_as(who);
  select count(*) into answer from public.service_circle_household;
  perform tests.act_as_owner();
  return answer;
end
$$;
select is((select array_agg(pg_temp.doors(who) order by n) from unnest('{leader,"county leader",administrator,"own worker","community staff","street staff","far worker"}'::text[]) with ordinality w (who, n)),
  '{0,0,0,41,72,88,0}', 'a leader receives not one household');
select is((select array_agg(k order by k) from tests.pull('leader') p, jsonb_object_keys(p.upserts) k where k ~ '^(service_circle|stairwell|household)'), '{service_circle,service_circle_place,stairwell_unit}', 'nor does their pull');

-- ── Anew, and away ────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('street staff', pg_temp.publish_op('p', '{"name": "另一个"}')), '{rejected id_reuse op_id}', 'one operation, one circle');
select is(tests.push_in_short('street staff', tests.op('p again', 'circle.publish', pg_temp.publish_op('p') -> 'args')), '{rejected id_reuse circle_id}', 'an id is used once');
select tests.let_time_pass();
create temp table before as select next_cursor from tests.pull('leader');
select is(tests.push_in_short('street staff', pg_temp.publish_op('fast', '{"pace": "normal"}'), pg_temp.publish_op('p2', '{"served": ["service_station", "meal_point"]}')), '{applied 1,applied 1}',
  'another pace is another circle; the same kinds in another order are the same');
select is((select array_agg(c.id order by c.id) from public.service_circle c), (select array_agg(id order by id) from unnest(array[tests.id('service_circle', 'fast'), tests.id('service_circle', 'p2')]) id), 'the older one is gone');
select is((select count(distinct h.service_circle_id) from public.service_circle_household h), 2::bigint, 'with its households');
select is((select (jsonb_array_length(p.removes -> 'service_circle'), jsonb_array_length(p.removes -> 'service_circle_place'), jsonb_array_length(p.upserts -> 'service_circle_place'))
  from before b, tests.pull('leader', b.next_cursor) p), (1, 9, 18), 'and everybody is told');
select is(tests.push_in_short('community staff', tests.op('w0', 'circle.withdraw', jsonb_build_object('circle_id', tests.id('service_circle', 'fast')))), '{rejected not_found circle_id}', 'the street''s circle is not the community''s to withdraw');
select is(tests.push_in_short('leader', tests.op('w1', 'circle.withdraw', jsonb_build_object('circle_id', tests.id('service_circle', 'fast')))), '{rejected not_permitted name}', 'nor a leader''s');
select is(tests.push_in_short('street staff', tests.op('w2', 'circle.withdraw', '{}')), '{rejected invalid_input circle_id}', 'it has to be named');
select is(tests.push_in_short('street staff', tests.op('w3', 'circle.withdraw', jsonb_build_object('circle_id', tests.id('service_circle', 'fast')))), '{applied 1}', 'its publisher may');
select is((select count(*) from public.service_circle_household h where h.service_circle_id = tests.id('service_circle', 'fast')), 0::bigint, 'its households go with it');

-- ── No longer true ────────────────────────────────────────────────────────────────────────────────────────────────────
insert into public.service_circle (id, territory_id, name, served, pace, places, network, published_by, published_at)
select tests.id('service_circle', p), tests.id('territory', p), p, '{meal_point}', 'normal', '[]', '{"version": "abc"}', 'x', now() from unnest('{S1,A,A1,A2,B1,S2}'::text[]) p;
-- Which of them a statement makes stale, and why; taken back.
create function pg_temp.stale_after(statement text) returns text
language plpgsql as $$
begin
  execute statement;
  raise exception using errcode = 'ZZ004', message = coalesce((select string_agg(c.name, ' ' order by c.name) || ': ' || string_agg(distinct c.stale_because, ' ')
    from public.service_circle c where c.stale_since is not null and length(c.name) < 3), 'none');
exception when sqlstate 'ZZ004' then
  return sqlerrm;
end
$$;
select is(pg_temp.stale_after(v.statement), v.stale, v.why) from (values
  (format('update public.compound_gate set is_closed = true where id = %L', tests.id('compound_gate', 'A1')), 'A A1 A2 B1 S1: gate', 'a gate that is shut'),
  (format('update public.compound_gate set kind = ''side'' where id = %L', tests.id('compound_gate', 'A1')), 'none', 'a gate that is called otherwise'),
  (format('delete from public.compound_gate where id = %L', tests.id('compound_gate', 'A2')), 'A A1 A2 B1 S1: gate', 'a gate that is gone'),
  (format('insert into public.compound_gate (id, compound_id, territory_id, kind, geom) select gen_random_uuid(), compound_id, territory_id, kind, geom from public.compound_gate where id = %L', tests.id('compound_gate', 'B1')), 'A A1 A2 B1 S1: gate', 'a new gate'),
  (format('update public.footpath set is_closed = true where id = %L', tests.id('footpath', 'A1')), 'A A1 A2 B1 S1: footpath', 'a path that is shut'),
  (format('update public.footpath set name = ''x'' where id = %L', tests.id('footpath', 'A1')), 'none', 'a path that is named'),
  (format('insert into public.footpath (id, territory_id, kind, geom) select gen_random_uuid(), %L, kind, geom from public.footpath limit 1', tests.id('territory', 'A')), 'A A1 A2 B1 S1: footpath', 'a path that no grid holds may be in any of them'),
  (format('delete from public.facility where id = %L', tests.id('facility', 'A1')), 'A A1 A2 B1 S1: station', 'a meal point that closes'),
  (format('update public.facility set kind = ''gym'' where id = %L', tests.id('facility', 'A1')), 'A A1 A2 B1 S1: station', 'one that becomes something else'),
  (format('update public.facility set opening_hours = ''[]'', phone = ''0000-1'' where id = %L', tests.id('facility', 'A1')), 'none', 'another telephone'),
  (format('insert into public.facility (id, territory_id, kind, name, geom) select gen_random_uuid(), territory_id, ''gym'', name, geom from public.facility where id = %L', tests.id('facility', 'A1')), 'none', 'a kind that is not walked to'),
  (format('update public.service_station set geom = extensions.st_translate(geom, 0.001, 0) where id = %L', tests.id('service_station', 'A1')), 'none', 'a station, where none is served'),
  (format('delete from public.household where id = %L', tests.id('household', 'b1')), 'A A1 S1: household', 'a household that is gone'),
  (format('update public.household set residents = 9 where id = %L', tests.id('household', 'b1')), 'none', 'one more behind a door'),
  (format('select private.note_walk_network(''{101.2,41.3,101.3,41.4}'', %L)', 'abc'), 'none', 'the same network again'),
  (format('select private.note_walk_network(''{101.2,41.3,101.3,41.4}'', %L)', 'def'), 'A A1 A2 B1 S1 S2: network', 'another network'),
  (format('select private.note_walk_network(''{8,41,9,42}'', %L)', 'def'), 'none', 'a network of somewhere else'),
  (format('update public.territory set geom = extensions.st_translate(geom, 1, 0) where id = %L; update public.compound_gate set is_closed = true where id = %L', tests.id('territory', 'B1'), tests.id('compound_gate', 'A1')),
    'A A1 A2 S1: gate', 'a gate farther away than anybody walks')) v (statement, stale, why);
select is(pg_temp.stale_after($$ update public.service_circle set served = '{service_station}' where name = 'A1'; update public.service_station set geom = extensions.st_translate(geom, 0.001, 0) $$),
  'A1: station', 'a station that moves, where stations are served');
update public.compound_gate set is_closed = true where id = tests.id('compound_gate', 'A1');
create temp table first_reason as select id, stale_since, stale_because, version from public.service_circle;
delete from public.facility where id = tests.id('facility', 'A1');
select is_empty($$ select f.id from first_reason f join public.service_circle c using (id) where f.stale_because = 'gate' and (c.stale_because, c.version) <> (f.stale_because, f.version) $$, 'the first reason stays');
select is(tests.push_in_short('street staff', tests.op('w4', 'circle.withdraw', jsonb_build_object('circle_id', tests.id('service_circle', 'S1')))), '{applied 2}', 'a stale circle is withdrawn as it is');

-- Households that go, and grids that are drawn anew.
delete from public.household where id = tests.id('household', 'a1');
select is_empty($$ select from public.service_circle_household where household_id = tests.id('household', 'a1') $$, 'a household that is gone leaves nothing');
update public.building set territory_id = tests.id('territory', 'A2') where id = tests.id('building', 'A1');
select is((select count(*) from public.service_circle_household where territory_id = tests.id('territory', 'A1')), 0::bigint, 'who is in another grid now is another worker''s');
update public.household set stairwell_unit_id = tests.id('stairwell_unit', 'b') where id = tests.id('household', 'a2');
select is_empty($$ select from public.service_circle_household where household_id = tests.id('household', 'a2') $$, 'of who has moved to another stairwell nothing is known');

-- ── Scenarios ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.save_op(label text, more jsonb default '{}', base int default null) returns jsonb
language sql stable as $$
  select tests.op(label, 'scenario.save', jsonb_build_object('scenario_id', tests.id('circle_scenario', 's'), 'territory_id', tests.id('territory', 'A'), 'name', '方案一',
    'served', '["meal_point"]'::jsonb, 'pace', 'elderly', 'minutes', 15,
    'sites', jsonb_build_array(jsonb_build_object('id', 'x1', 'name', '规划点', 'geom', '{"type": "Point", "coordinates": [101.215, 41.315]}'::jsonb, 'candidate_site_id', tests.id('candidate_site', 'A1'), 'secret', 1)),
    'result', jsonb_build_object('households', 100, 'before', 40, 'after', 80, 'elderly_before', 4, 'elderly_after', 9, 'compounds_gained', jsonb_build_array(tests.id('compound', 'A1')), 'names', '["x"]'::jsonb)) || more,
    case when base is null then '{}' else jsonb_build_object(tests.id('circle_scenario', 's'), base) end)
$$;
create function pg_temp.scenario_op(label text, operation text, place text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, operation, jsonb_build_object('scenario_id', s.id) || more, jsonb_build_object(s.id, s.version)) from public.circle_scenario s where s.id = tests.id('circle_scenario', place)
$$;
select is(pg_temp.answer(w.who, o.op), case when w.may then o.answer else 'rejected not_permitted name' end, format('%s, %s', w.who, o.op ->> 'name'))
from (values ('community staff', true), ('street staff', true), ('own worker', false), ('leader', false), ('administrator', false)) w (who, may),
  (values (pg_temp.save_op('s0'), 'applied 1'), (pg_temp.scenario_op('s0', 'scenario.propose', 'A1'), 'applied 2'), (pg_temp.scenario_op('s0', 'scenario.remove', 'A1'), 'applied 1')) o (op, answer);
select is(pg_temp.answer('community staff', pg_temp.scenario_op('s0', operation, 'B1')), 'rejected not_found scenario_id', operation || ' elsewhere') from unnest('{scenario.propose,scenario.remove}'::text[]) operation;
select is(pg_temp.answer('street staff', pg_temp.save_op('s0', jsonb_build_object(v.field, v.given))), v.answer, format('no %s: %s', v.field, left(v.given::text, 60))) from (values
  ('territory_id', to_jsonb(tests.id('territory', 'D')), 'rejected outside_duty territory_id'), ('territory_id', to_jsonb(tests.id('territory', 'C')), 'rejected outside_duty territory_id'),
  ('minutes', '31', 'rejected invalid_input minutes'), ('minutes', '7.5', 'rejected invalid_input minutes'), ('pace', '"slow"', 'rejected invalid_input pace'), ('served', '[]', 'rejected invalid_input served'),
  ('sites', '[]', 'rejected invalid_input sites'), ('sites', (select jsonb_agg(pg_temp.save_op('x') #> '{args,sites,0}') from generate_series(1, 21)), 'rejected invalid_input sites'),
  ('sites', '[{"name": "x", "geom": {"type": "Point", "coordinates": [1, 2]}}]', 'rejected invalid_input sites'),
  ('sites', '[{"id": "x", "name": "x", "geom": {"type": "Point", "coordinates": [1, 2]}, "candidate_site_id": "x"}]', 'rejected invalid_input sites'),
  ('result', '{}', 'rejected invalid_input result'), ('result', '[]', 'rejected invalid_input result'), ('result', (pg_temp.save_op('x') #> '{args,result}') || '{"after": 1.5}', 'rejected invalid_input result'),
  ('sites', jsonb_set(pg_temp.save_op('x') #> '{args,sites}', '{0,id}', to_jsonb(U&'x\202E\200B'::text)), 'rejected invalid_input sites'), ('sites', jsonb_set(pg_temp.save_op('x') #> '{args,sites}', '{0,id}', '{"a": 1}'), 'rejected invalid_input sites'),
  ('result', (pg_temp.save_op('x') #> '{args,result}') || '{"after": 101}', 'rejected invalid_input result'), ('result', (pg_temp.save_op('x') #> '{args,result}') || '{"before": 81}', 'rejected invalid_input result'),
  ('result', (pg_temp.save_op('x') #> '{args,result}') || '{"elderly_after": 81}', 'rejected invalid_input result'), ('result', (pg_temp.save_op('x') #> '{args,result}') || '{"elderly_after": 3}', 'rejected invalid_input result'),
  ('result', (pg_temp.save_op('x') #> '{args,result}') || '{"compounds_gained": ["慕容远山"]}', 'rejected invalid_input result')) v (field, given, answer);
select is(tests.push_in_short('community staff', pg_temp.save_op('s1')), '{applied 1}', 'a scenario is saved');
select is((select (s.status, s.made_by, s.sites -> 0 ? 'secret', s.sites #>> '{0,candidate_site_id}', s.result ?| '{names,elderly_after}', s.result ->> 'after') from public.circle_scenario s where s.id = tests.id('circle_scenario', 's')),
  ('draft'::text, 'community staff'::text, false, tests.id('candidate_site', 'A1')::text, false, '80'::text), 'with what belongs to it and nothing that was smuggled in');
create function pg_temp.brings(who text) returns text
language sql as $$
  select s ->> 'result' from tests.pull(who) p, jsonb_array_elements(p.upserts -> 'circle_scenario') s where s ->> 'id' = tests.id('circle_scenario', 's')::text
$$;
select is(pg_temp.brings(v.who)::jsonb, jsonb_build_object('households', 100, 'before', 40, 'after', 80, 'compounds_gained', jsonb_build_array(tests.id('compound', 'A1'))) || v.told, v.who || ' is told what it brings: ' || v.told)
from (values ('community staff', '{"elderly_before": 4, "elderly_after": 9}'::jsonb), ('street staff', '{"elderly_before": 4, "elderly_after": 9}'),
  ('leader', '{"elderly_before": null, "elderly_after": null}'), ('administrator', '{"elderly_before": null, "elderly_after": null}'), ('own worker', '{"elderly_before": null, "elderly_after": null}')) v (who, told);
select is(tests.push_in_short('street staff', pg_temp.save_op('s2')), '{rejected invalid_input base_versions}', 'to change it one must have seen it');
select is(tests.push_in_short('street staff', pg_temp.save_op('s3', '{}', 7)), '{conflict 1}', 'as it is');
select is(tests.push_in_short('street staff', pg_temp.save_op('s4', '{"name": "方案二", "note": "近公交站"}', 1)), '{applied 2}', 'the office may');
select is((select (s.name, s.made_by, s.note) from public.circle_scenario s where s.id = tests.id('circle_scenario', 's')), ('方案二'::text, 'street staff'::text, '近公交站'::text), 'and it says who did last');
select is(tests.push_in_short('community staff', pg_temp.save_op('s5', jsonb_build_object('scenario_id', tests.id('circle_scenario', 'B1')))), '{rejected id_reuse scenario_id}', 'not one of another community');
select is(tests.push_in_short('community staff', pg_temp.scenario_op('s6', 'scenario.propose', 's', '{"note": "建议年内办理"}')), '{applied 3}', 'it is proposed');
select is((select (s.status, s.note, s.proposed_at is not null) from public.circle_scenario s where s.id = tests.id('circle_scenario', 's')), ('proposed'::text, '建议年内办理'::text, true), 'with a word to those who decide');
select is(tests.push_in_short('community staff', pg_temp.scenario_op('s7', 'scenario.propose', 's')), '{rejected wrong_stage scenario_id}', 'once');
select is(tests.push_in_short('community staff', pg_temp.save_op('s8', '{}', 3)), '{rejected wrong_stage scenario_id}', 'what lies before them is not changed');
select is(tests.push_in_short('community staff', pg_temp.scenario_op('s9', 'scenario.remove', 's')), '{applied 3}', 'but it can be taken away');
select * from finish();
rollback;
