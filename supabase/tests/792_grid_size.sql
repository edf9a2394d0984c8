-- The size of grids: who says it, where, and what is refused.
begin;
select * from no_plan();
select tests.build_world();
delete from public.grid_size;

create function pg_temp.size_op(label text, place text default 'S1', more jsonb default '{}', base int default null) returns jsonb
language sql stable as $$
  select tests.op(label, 'territory.set_grid_size', jsonb_build_object('territory_id', tests.id('territory', place),
    'households_from', 160, 'households_to', 255) || more, case when base is null then '{}' else jsonb_build_object(tests.id('territory', place), base) end)
$$;

select is(tests.answer(c.actor, pg_temp.size_op('try')), case c.role when 'street_staff' then 'applied 1'
  else 'rejected not_permitted name' end, c.actor || ' says how large grids should be')
from tests.cast_members() c where c.role not in ('no profile', 'anon');
select is(tests.answer('street staff', pg_temp.size_op('where', place)), answer, 'street staff of ' || place)
from (values ('A', 'applied 1'), ('A1', 'applied 1'), ('C', 'rejected outside_duty territory_id'), ('S2', 'rejected outside_duty territory_id'),
  ('nowhere', 'rejected outside_duty territory_id')) v (place, answer);
select is(tests.answer('street staff', pg_temp.size_op('bad', 'S1', v.more)), 'rejected invalid_input ' || v.field, v.more::text || ' cannot be meant')
from (values ('households_from', '{"households_from": 0}'::jsonb), ('households_from', '{"households_from": null}'), ('households_from', '{"households_from": 1.5}'),
  ('households_from', '{"households_from": "160"}'), ('households_to', '{"households_to": null}'), ('households_to', '{"households_to": 159}'),
  ('households_to', '{"households_to": 100001}'), ('territory_id', '{"territory_id": "S1"}')) v (field, more);
select is(tests.answer('street staff', pg_temp.size_op('nothing', 'S1', '{"households_from": null, "households_to": null}')), 'applied 1', 'nothing to take back is no fault');

select is(tests.push_in_short('street staff', pg_temp.size_op('first')), '{applied 1}', 'a size is said');
select is((select (g.id, g.territory_id, g.households_from, g.households_to) from public.grid_size g),
  (tests.id('territory', 'S1'), tests.id('territory', 'S1'), 160, 255), 'for the territory it is said of');
select is(tests.push_in_short('street staff', pg_temp.size_op('blind', 'S1', '{"households_to": 300}')), '{rejected invalid_input base_versions}', 'nobody writes over one unseen');
select is(tests.push_in_short('street staff', pg_temp.size_op('stale', 'S1', '{"households_to": 300}', 9)), '{conflict 1}', 'nor over another version of it');
select is(tests.push_in_short('street staff', pg_temp.size_op('seen', 'S1', '{"households_to": 300}', 1)), '{applied 2}', 'it is changed');
select is((select g.households_to from public.grid_size g), 300, 'and so stands');
select is(tests.ids_in((select upserts from tests.pull(who)), 'grid_size'), array[tests.id('territory', 'S1')::text], who || ' of the office reads it')
from unnest('{own worker,street staff,leader}'::text[]) who;
select tests.let_time_pass();
create temp table before as select next_cursor from tests.pull('leader');
select is(tests.push_in_short('street staff', pg_temp.size_op('back', 'S1', '{"households_from": null, "households_to": null}', 2)), '{applied 2}', 'it is taken back');
select is_empty('select from public.grid_size', 'and gone');
select is((select p.removes -> 'grid_size' from tests.pull('leader', (select b.next_cursor from before b)) p), jsonb_build_array(tests.id('territory', 'S1')), 'also for those who held it');
select tests.push('street staff', pg_temp.size_op('anew', 'A1'));
update public.grid_size set territory_id = tests.id('territory', 'A2') where territory_id = tests.id('territory', 'A1');
select is((select g.territory_id from public.grid_size g), tests.id('territory', 'A1'), 'a size is not handed over to whoever takes over the ground');
select throws_ok('insert into public.grid_size (id, territory_id, households_from, households_to) values (gen_random_uuid(), tests.id(''territory'', ''B''), 1, 2)', '23514', null,
  'a territory has one of these or none');
select * from finish();
rollback;
