-- Visits, patrols, assignments and checklists: what each operation writes, for whom, and who may see it.
begin;
select * from no_plan();
select tests.build_world();

create function pg_temp.ago(days numeric) returns text
language sql as $$ select to_char((now() - days * interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;
create function pg_temp.visit_op(label text, more jsonb default '{}') returns jsonb
language sql as $$
  select tests.op(label, 'visit.record', jsonb_build_object('visit_id', tests.id('visit', label),
    'household_id', tests.id('household', 'A1'), 'kind', 'care', 'met', 'head') || more)
$$;
create function pg_temp.cared() returns text
language sql as $$ select to_char(last_visited_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from public.care_household where id = tests.id('household', 'A1') $$;

-- ── A visit ───────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('own worker', pg_temp.visit_op('a', jsonb_build_object('findings', ' 一切安好 ', 'visited_at', pg_temp.ago(3)))), '{applied 1}', 'a visit is recorded');
select is(tests.push_in_short('own worker', pg_temp.visit_op('a', jsonb_build_object('findings', ' 一切安好 ', 'visited_at', pg_temp.ago(3)))), '{duplicate applied 1}', 'once, however often it is sent');
select is((select (count(*), min(findings), min(visitor_name), min(profile_id::text), min(territory_id::text), min(compound_id::text))::text
    from public.visit where id = tests.id('visit', 'a')),
  (1, '一切安好', 'own worker', tests.id('profile', 'own worker'), tests.id('territory', 'A1'), tests.id('compound', 'A1'))::text,
  'with who came, where and what they found');
select is(pg_temp.cared(), pg_temp.ago(3), 'and renews the household under care');
select is(tests.push_in_short('own worker', pg_temp.visit_op('b', jsonb_build_object('visited_at', pg_temp.ago(9)))), '{applied 1}', 'an older one that arrives later counts');
select is(pg_temp.cared(), pg_temp.ago(3), 'but the newest stays the last');
select tests.push('own worker', pg_temp.visit_op('c', '{"met": "nobody"}'), pg_temp.visit_op('d', '{"kind": "phone"}'));
select is(pg_temp.cared(), pg_temp.ago(3), 'a closed door and a telephone call renew nothing');
select is(tests.push('own worker', pg_temp.visit_op('e0', jsonb_build_object('visited_at', pg_temp.ago(1)))) #> array['0', 'versions', tests.id('household', 'A1')::text], '3', 'the answer to its worker says so');
select is((select array(select jsonb_object_keys(r #> '{0,versions}')) from tests.push('community staff', pg_temp.visit_op('e')) r), array[tests.id('visit', 'e')::text],
  'a colleague''s visit renews it too, but no answer tells staff which household is under care');
select is((select version from public.care_household where id = tests.id('household', 'A1')), 4, 'though it has');
select is(tests.push_in_short('own worker', pg_temp.visit_op('f', jsonb_build_object('visited_at', pg_temp.ago(-2)))), '{applied 1}', 'a clock that runs ahead does not lose a visit');
select is((select visited_at from public.visit where id = tests.id('visit', 'f')), now(), 'it happened now at the latest');

select is(tests.push_in_short(who, pg_temp.visit_op(label, more)), array[answer], format('%s, %s: %s', who, more, answer)) from (values
  ('own worker', 'r1', jsonb_build_object('household_id', tests.id('household', 'A2')), 'rejected outside_duty household_id'),
  ('own worker', 'r2', jsonb_build_object('household_id', null, 'compound_id', tests.id('compound', 'B1')), 'rejected outside_duty compound_id'),
  ('own worker', 'r3', jsonb_build_object('household_id', null, 'territory_id', tests.id('territory', 'A')), 'rejected outside_duty territory_id'),
  ('own worker', 'r4', '{"household_id": null}'::jsonb, 'rejected invalid_input territory_id'),
  ('own worker', 'r5', '{"kind": "assignment"}'::jsonb, 'rejected invalid_input kind'),
  ('own worker', 'r6', '{"met": "cat"}'::jsonb, 'rejected invalid_input met'),
  ('own worker', 'r7', '{"met": null}'::jsonb, 'rejected invalid_input met'),
  ('own worker', 'r8', '{"visited_at": "yesterday"}'::jsonb, 'rejected invalid_input visited_at'),
  ('own worker', 'r9', jsonb_build_object('visit_id', tests.id('visit', 'a')), 'rejected id_reuse visit_id'),
  ('own worker', 'r10', jsonb_build_object('household_id', null, 'compound_id', tests.id('compound', 'A1')), 'applied 1'),
  ('community staff', 'r11', jsonb_build_object('household_id', null, 'territory_id', tests.id('territory', 'A')), 'applied 1'),
  ('street staff', 'r12', '{}'::jsonb, 'applied 1'),
  ('leader', 'r13', '{}'::jsonb, 'rejected not_permitted name'),
  ('administrator', 'r14', '{}'::jsonb, 'rejected not_permitted name')) as v (who, label, more, answer);

select tests.push('own worker', pg_temp.visit_op('near', '{"geom": {"type": "Point", "coordinates": [101.215, 41.315]}}'),
  pg_temp.visit_op('far', '{"geom": {"type": "Point", "coordinates": [101.23, 41.315]}, "accuracy_m": 15}'),
  pg_temp.visit_op('call', '{"kind": "phone", "geom": {"type": "Point", "coordinates": [101.23, 41.315]}}'));
select is((select array_agg(v.distance_m order by p.n) from unnest('{near,far,call}'::text[]) with ordinality p (label, n)
    join public.visit v on v.id = tests.id('visit', p.label)), '{0,820,null}', 'of the position only the distance from the door is kept');
select is_empty($$ select v.id from public.visit v where row_to_json(v)::text like '%101.%' $$, 'and no coordinate');

update public.patrol set profile_id = tests.id('profile', 'neighbour worker') where id = tests.id('patrol', 'A2');
select tests.push('own worker', pg_temp.visit_op('strange', jsonb_build_object('patrol_id', tests.id('patrol', 'A2'))), pg_temp.visit_op('later', jsonb_build_object('patrol_id', tests.id('patrol', 'not yet told'))));
update public.patrol set profile_id = tests.id('profile', 'own worker') where id = tests.id('patrol', 'A1');
select tests.push('own worker', pg_temp.visit_op('own', jsonb_build_object('patrol_id', tests.id('patrol', 'A1'))));
select is((select array_agg(v.patrol_id order by p.n) from unnest('{strange,later,own}'::text[]) with ordinality p (label, n) join public.visit v on v.id = tests.id('visit', p.label)),
  array[null, tests.id('patrol', 'not yet told'), tests.id('patrol', 'A1')], 'nobody counts a visit into another person''s patrol');

-- ── 包联 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
update public.assignment set profile_id = tests.id('profile', 'leader') where id = tests.id('assignment', 'A1');
create function pg_temp.assigned_op(label text, place text, more jsonb default '{}') returns jsonb
language sql as $$
  select tests.op(label, 'assignment.visit', jsonb_build_object('visit_id', tests.id('visit', label), 'assignment_id', tests.id('assignment', place)) || more)
$$;
select is(tests.push_in_short(who, pg_temp.assigned_op(label, place)), array[answer], format('%s visits %s: %s', who, place, answer)) from (values
  ('leader', 'm1', 'A1', 'applied 1'), ('leader', 'm2', 'B1', 'rejected not_found assignment_id'), ('community staff', 'm3', 'A2', 'applied 1'),
  ('community staff', 'm4', 'B1', 'rejected not_found assignment_id'), ('street staff', 'm5', 'B1', 'applied 1'),
  ('county leader', 'm6', 'A1', 'rejected not_found assignment_id'), ('own worker', 'm7', 'A1', 'rejected not_permitted name'),
  ('leader', 'm8', 'nowhere', 'rejected not_found assignment_id')) as v (who, label, place, answer);
select is((select last_visited_at from public.assignment where id = tests.id('assignment', 'A1')), date_trunc('second', now()), 'the assignment knows when its leader last came');
select tests.push('leader', pg_temp.assigned_op('m9', 'A1', jsonb_build_object('visited_at', pg_temp.ago(40))));
select is((select last_visited_at from public.assignment where id = tests.id('assignment', 'A1')), date_trunc('second', now()), 'and an older visit that is told later takes nothing back');
select is((select (kind, assignment_id, territory_id)::text from public.visit where id = tests.id('visit', 'm1')),
  ('assignment', tests.id('assignment', 'A1'), tests.id('territory', 'A1'))::text, 'the visit says what it was for');

-- ── A patrol ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.finish_op(label text, patrol text, more jsonb default '{}') returns jsonb
language sql as $$
  select tests.op(label, 'patrol.finish', jsonb_build_object('patrol_id', tests.id('patrol', patrol), 'territory_id', tests.id('territory', 'A1'),
    'started_at', pg_temp.ago(0.1), 'finished_at', pg_temp.ago(0.02),
    'track', '[[101.215, 41.315, 0], [101.217, 41.315, 120], [101.217, 41.316, 260]]'::jsonb) || more)
$$;
create function pg_temp.start_op(label text, place text default 'A1') returns jsonb
language sql as $$ select tests.op(label, 'patrol.start', jsonb_build_object('patrol_id', tests.id('patrol', label), 'territory_id', tests.id('territory', place))) $$;
select is(tests.push_in_short('own worker', pg_temp.start_op('p1'), pg_temp.finish_op('p2', 'p1')), '{applied 1,applied 2}', 'a patrol is started and finished');
select is((select (walker_name, distance_m, finished_at - started_at)::text from public.patrol where id = tests.id('patrol', 'p1')),
  ('own worker', 300, interval '0.08 days')::text, 'others know who, how long, and the distance in steps of a hundred metres');
select is(tests.push_in_short('own worker', pg_temp.finish_op('p3', 'p1')), '{rejected already_finished patrol_id}', 'it ends once');
select is(tests.push_in_short('own worker', pg_temp.finish_op('p4', 'alone')), '{applied 1}', 'a patrol whose start never arrived is told whole');
select is(tests.push_in_short('own worker', pg_temp.finish_op('p5', 'blind', '{"track": null}')), '{applied 1}', 'also without a track');
select is(tests.push_in_short('own worker', pg_temp.finish_op('p6', 'ahead', jsonb_build_object('started_at', pg_temp.ago(-2.9), 'finished_at', pg_temp.ago(-3)))), '{applied 1}', 'or by a clock that is off');
select is((select (finished_at, finished_at - started_at)::text from public.patrol where id = tests.id('patrol', 'ahead')), (now(), interval '0.1 days')::text, 'which keeps the length of the walk');
select is(tests.push_in_short(who, op), array[answer], format('%s: %s', label, answer)) from (values
  ('outside', 'own worker', pg_temp.start_op('q1', 'A2'), 'rejected outside_duty territory_id'),
  ('finished outside', 'own worker', pg_temp.finish_op('q2', 'q2', jsonb_build_object('territory_id', tests.id('territory', 'D1'))), 'rejected outside_duty territory_id'),
  ('somebody else''s', 'community staff', pg_temp.finish_op('q3', 'p1'), 'rejected id_reuse patrol_id'),
  ('started again', 'own worker', tests.op('q4', 'patrol.start', jsonb_build_object('patrol_id', tests.id('patrol', 'p1'), 'territory_id', tests.id('territory', 'A1'))), 'rejected id_reuse patrol_id'),
  ('ends before it begins', 'own worker', pg_temp.finish_op('q5', 'q5', jsonb_build_object('finished_at', pg_temp.ago(1))), 'rejected invalid_input finished_at'),
  ('longer than a day', 'own worker', pg_temp.finish_op('q6', 'q6', jsonb_build_object('started_at', pg_temp.ago(2))), 'rejected invalid_input finished_at'),
  ('without an end', 'own worker', pg_temp.finish_op('q7', 'q7', '{"finished_at": null}'), 'rejected invalid_input finished_at'),
  ('a leader', 'leader', pg_temp.start_op('q8'), 'rejected not_permitted name')) as v (label, who, op, answer);
select is(tests.push_in_short('own worker', pg_temp.finish_op('bad ' || track, 'bad ' || track, jsonb_build_object('track', track::jsonb))), '{rejected invalid_input track}', 'no track: ' || track)
from unnest('{"{}","7","[7]","[[1,2]]","[[1,2,\"x\"]]","[[181,2,3]]","[[1,2,-1]]","[[1,91,3]]","[[1,2,3,4]]"}'::text[]) track;

-- ── Whose track it is ─────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.track(who text, patrol text default 'p1') returns text
language plpgsql as $$
declare
  answer text;
begin
  perform tests.act_as(who);
  begin
    select jsonb_array_length((t.r)::jsonb -> 'points') || ' points, ' || (t.r ->> 'distance_m') || ' m' into answer
      from (select public.read_patrol_track(tests.id('patrol', patrol)) as r) t;
  exception when others then
    get stacked diagnostics answer = pg_exception_hint;
    answer := sqlstate || ' ' || answer;
  end;
  perform tests.act_as_owner();
  return answer;
end
$$;
select is(pg_temp.track('own worker'), '3 points, 279 m', 'the walker gets the track back');
select is(pg_temp.track(c.actor), case c.role when 'no profile' then 'PT403 no_profile' when 'anon' then '42501 ' else 'PT404 not_found' end, c.actor || ' does not')
from tests.cast_members() c where c.actor <> 'own worker';
select is(pg_temp.track('own worker', 'nowhere'), 'PT404 not_found', 'and of none the answer is the same');
select is((select extract(day from expires_at - finished_at) from private.patrol_track t join public.patrol p on p.id = t.patrol_id where p.id = tests.id('patrol', 'p1')), 30::numeric, 'a track is kept for thirty days');
update private.patrol_track set expires_at = now() where patrol_id = tests.id('patrol', 'p1');
select is(pg_temp.track('own worker'), 'PT404 not_found', 'and then given to nobody');
select is(tests.push_in_short('own worker', pg_temp.finish_op('p7', 'later')), '{applied 1}', 'the next patrol that is finished');
select is_empty($$ select from private.patrol_track where expires_at <= now() $$, 'takes it away for good');
select is((select count(*) from public.patrol where id = tests.id('patrol', 'p1')), 1::bigint, 'while the patrol stays');
select is_empty($$ select from private.sync_op o where row_to_json(o)::text like '%101.21%' $$, 'and the log of operations has no coordinate');

-- ── Checklists ────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.tick_op(label text, more jsonb default '{}') returns jsonb
language sql as $$
  select tests.op(label, 'checklist.tick', jsonb_build_object('result_id', tests.id('checklist_result', label), 'template_id', 'five_haves',
    'item', 'venue', 'compound_id', tests.id('compound', 'A1'), 'ok', false) || more)
$$;
select is(tests.push_in_short(who, pg_temp.tick_op(label, more)), array[answer], format('%s ticks %s: %s', who, more, answer)) from (values
  ('own worker', 't1', '{"note": "门锁损坏"}'::jsonb, 'applied 1'),
  ('own worker', 't2', '{"ok": true}', 'applied 1'),
  ('own worker', 't3', jsonb_build_object('compound_id', tests.id('compound', 'A2')), 'rejected outside_duty compound_id'),
  ('own worker', 't4', '{"compound_id": null}', 'rejected invalid_input compound_id'),
  ('own worker', 't5', '{"item": "helipad"}', 'rejected not_found item'),
  ('own worker', 't6', '{"template_id": "ten_haves"}', 'rejected not_found template_id'),
  ('own worker', 't7', '{"ok": "yes"}', 'rejected invalid_input ok'),
  ('own worker', 't8', '{"ok": null}', 'rejected invalid_input ok'),
  ('own worker', 't9', jsonb_build_object('result_id', tests.id('checklist_result', 't1')), 'rejected id_reuse result_id'),
  ('own worker', 't10', '{"template_id": "one_two_three_four"}', 'rejected not_found item'),
  ('own worker', 't11', jsonb_build_object('template_id', 'three_sixes', 'item', 'party_flag', 'party_org_id', tests.id('party_org', 'A1')), 'applied 1'),
  ('own worker', 't12', jsonb_build_object('template_id', 'three_sixes', 'item', 'party_flag', 'party_org_id', tests.id('party_org', 'A2')), 'rejected outside_duty party_org_id'),
  ('leader', 't13', '{}', 'rejected not_permitted name')) as v (who, label, more, answer);
select is((select array_agg(ok order by id = tests.id('checklist_result', 't2')) from public.checklist_result
    where id in (tests.id('checklist_result', 't1'), tests.id('checklist_result', 't2'))), '{f,t}', 'every look at an item stays');
-- a branch of the community that covers a compound of the grid
update public.party_org set territory_id = tests.id('territory', 'A') where id = tests.id('party_org', 'A1');
select is(tests.push_in_short('own worker', pg_temp.tick_op('t14', jsonb_build_object('template_id', 'three_sixes', 'item', 'has_funds', 'party_org_id', tests.id('party_org', 'A1')))),
  '{applied 1}', 'a branch that covers one''s compound may be checked, wherever it is seated');
select is((select array_agg(id || ' ' || jsonb_array_length(items) order by rank) from public.checklist_template), '{"five_haves 5","three_sixes 18","one_two_three_four 0"}',
  'five items, three times six, and none invented where the field names none');
select is_empty($$ select t.id from public.checklist_template t, jsonb_array_elements(t.items) i group by t.id, i ->> 'code' having count(*) > 1
  or count(*) filter (where i ->> 'code' <> '' and i ->> 'name_zh' <> '' and i ->> 'name_en' <> '') = 0 $$, 'each item has one code and two names');

select * from finish();
rollback;
