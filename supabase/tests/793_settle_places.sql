-- What is registered in one grid and stands in another comes into that one: who may, what goes along, what stays.
begin;
select * from no_plan();
select tests.build_world();
-- All that the world puts down stands at 101.215, 41.315: in A1, also what is registered in A2.
update public.territory t set geom = extensions.st_multi(v.geom) from (values
  ('A', extensions.st_makeenvelope(101.20, 41.30, 101.30, 41.40, 4326)),
  ('A1', extensions.st_makeenvelope(101.20, 41.30, 101.25, 41.40, 4326)),
  ('A2', extensions.st_makeenvelope(101.25, 41.30, 101.30, 41.40, 4326))) v (place, geom)
where t.id = tests.id('territory', v.place);

create function pg_temp.settle(label text, place text default 'A', base int default null) returns jsonb
language sql stable as $$
  select tests.op(label, 'territory.settle', jsonb_build_object('parent_id', t.id), jsonb_build_object(t.id, coalesce(base, t.version)))
  from public.territory t where t.id = tests.id('territory', place)
$$;
-- In which grid the rows that were made for a place are registered.
create function pg_temp.homes(of_place text) returns text
language sql stable as $$
  select string_agg(format('%s %s', f.entity, p.place), ', ' order by f.entity) from (
    select 'building' as entity, b.territory_id from public.building b where b.id = tests.id('building', of_place)
    union all select 'care', c.territory_id from public.care_household c where c.id = tests.id('household', of_place)
    union all select 'compound', c.territory_id from public.compound c where c.id = tests.id('compound', of_place)
    union all select 'contact', h.territory_id from public.household_contact h where h.id = tests.id('household', of_place)
    union all select 'coverage', v.territory_id from public.party_org_coverage v where v.id = tests.id('party_org_coverage', of_place)
    union all select 'household', h.territory_id from public.household h where h.id = tests.id('household', of_place)
    union all select 'station', s.territory_id from public.service_station s where s.id = tests.id('service_station', of_place)
    union all select 'worker', w.territory_id from public.grid_worker w where w.id = tests.id('grid_worker', of_place)) f
  join unnest('{A,A1,A2,B1}'::text[]) p (place) on tests.id('territory', p.place) = f.territory_id
$$;

select is(tests.answer(c.actor, pg_temp.settle('try')), case when c.role in ('community_staff', 'street_staff') then 'applied ' || t.version
  else 'rejected not_permitted name' end, c.actor || ' settles')
from tests.cast_members() c, public.territory t where c.role not in ('no profile', 'anon') and t.id = tests.id('territory', 'A');
select is(tests.answer('community staff', pg_temp.settle('where', place)), 'rejected outside_duty parent_id', 'inside the duty: ' || place) from unnest('{B,S1,C}'::text[]) place;
select matches(tests.answer('street staff', pg_temp.settle('stale', 'A', 99)), '^conflict', 'on the version that was seen');

select is(pg_temp.homes('A2'), 'building A2, care A2, compound A2, contact A2, coverage A2, household A2, station A2, worker A2', 'they are registered where they do not stand');
select matches((tests.push_in_short('community staff', pg_temp.settle('settle')))[1], '^applied', 'settled');
select is(pg_temp.homes('A2'), 'building A1, care A1, compound A1, contact A1, coverage A1, household A1, station A1, worker A2', 'they come where they stand; people of the grid stay with it');
select is(pg_temp.homes('A1'), 'building A1, care A1, compound A1, contact A1, coverage A1, household A1, station A1, worker A1', 'what was right stays');
select is(pg_temp.homes('B1'), 'building B1, care B1, compound B1, contact B1, coverage B1, household B1, station B1, worker B1', 'what belongs to another community is left alone');
create temp table before as select c.id, c.version from public.compound c;
select matches((tests.push_in_short('community staff', pg_temp.settle('again')))[1], '^applied', 'nothing to settle is no fault');
select results_eq('select c.id, c.version from public.compound c order by 1', 'select b.id, b.version from before b order by 1', 'and touches nothing');
select * from finish();
rollback;
