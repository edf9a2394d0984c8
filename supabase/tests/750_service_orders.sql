-- 五单: the life of an order walked whole (every stage × every operation, every operation × every person), what each step
-- writes, and that a team's load, results and rating follow its orders and nothing else.
begin;
select * from no_plan();
select tests.build_world();

-- An operation on the order of a grid, made on the version it has now.
create function pg_temp.order_op(label text, name text, place text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, name, jsonb_build_object('order_id', o.id) || more, jsonb_build_object(o.id, o.version))
  from public.service_order o where o.id = tests.id('service_order', place)
$$;
create function pg_temp.place_op(label text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'order.place', jsonb_build_object('order_id', tests.id('service_order', label),
    'offer_id', tests.id('service_offer', 'A1'), 'household_id', tests.id('household', 'A1')) || more)
$$;
create function pg_temp.placed(label text) returns public.service_order
language sql stable as $$ select * from public.service_order where id = tests.id('service_order', label) $$;
create function pg_temp.detail(label text) returns public.service_order_detail
language sql stable as $$ select * from public.service_order_detail where id = tests.id('service_order', label) $$;
create function pg_temp.team(place text) returns public.volunteer_team
language sql stable as $$ select * from public.volunteer_team where id = tests.id('volunteer_team', place) $$;
-- in hand / 微服务 / 活动 / 难题 / ratings average
create function pg_temp.figures(place text) returns text
language sql stable as $$
  select concat_ws(' ', t.in_hand, t.micro_services, t.activities, t.hard_problems, t.ratings, coalesce(t.rating_average::text, 'none'))
  from public.volunteer_team t where t.id = tests.id('volunteer_team', place)
$$;
create function pg_temp.set_stage(place text, new_stage text) returns void
language sql as $$
  update public.service_order set stage = new_stage, rating = case when new_stage = 'rated' then 5 end,
    team_id = case when new_stage <> 'placed' then tests.id('volunteer_team', place) end,
    closed_at = case when new_stage in ('rated', 'cancelled') then now() end
  where id = tests.id('service_order', place)
$$;

-- ── Every stage × every operation ─────────────────────────────────────────────────────────────────────────────────────
create temp table asked (operation text, args jsonb);
insert into asked values
  ('order.dispatch', jsonb_build_object('team_id', tests.id('volunteer_team', 'B1'))), ('order.accept', '{}'),
  ('order.decline', '{"reason": "x"}'), ('order.complete', '{}'), ('order.rate', '{"rating": 4}'), ('order.cancel', '{"reason": "x"}');
create temp table leads (operation text, placed text, dispatched text, accepted text, completed text, rated text, cancelled text);
insert into leads values
  --                  placed        dispatched   accepted     completed  rated  cancelled
  ('order.dispatch', 'dispatched',  null,        null,        null,      null,  null),
  ('order.accept',    null,        'accepted',   null,        null,      null,  null),
  ('order.decline',   null,        'placed',    'placed',     null,      null,  null),
  ('order.complete',  null,         null,       'completed',  null,      null,  null),
  ('order.rate',      null,         null,        null,       'rated',    null,  null),
  ('order.cancel',   'cancelled',  'cancelled', 'cancelled',  null,      null,  null);
select is((select array_agg(name order by name) from private.operation where name like 'order.%' and name <> 'order.place'),
  (select array_agg(operation order by operation) from leads), 'these are the operations on an order');
select is_empty($$ select handler from private.operation where to_regprocedure(format('private.%I(jsonb)', handler)) is null $$,
  'every operation of the catalogue has its function');

create function pg_temp.attempt(who text, operation text, stage text, args jsonb) returns text
language plpgsql as $$
declare
  answer text;
begin
  perform pg_temp.set_stage('A1', stage);
  answer := (tests.push_in_short(who, pg_temp.order_op('try', operation, 'A1', args)))[1];
  if answer like 'applied%' then
    answer := (pg_temp.placed('A1')).stage;
  end if;
  raise exception using errcode = 'ZZ003', message = answer;
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
select is(pg_temp.attempt('community staff', a.operation, s.stage, a.args), coalesce(to_jsonb(l) ->> s.stage, 'rejected wrong_stage order_id'),
  format('%s in stage %s: %s', a.operation, s.stage, coalesce(to_jsonb(l) ->> s.stage, 'refused')))
from asked a join leads l using (operation) cross join unnest('{placed,dispatched,accepted,completed,rated,cancelled}'::text[]) s (stage)
order by a.operation, s.stage;

-- ── Every operation × every person ────────────────────────────────────────────────────────────────────────────────────
create temp table may (operation text, stage text, own_worker boolean, community_staff boolean, street_staff boolean);
insert into may values
  ('order.dispatch', 'placed', false, true, true), ('order.accept', 'dispatched', true, true, true), ('order.decline', 'dispatched', true, true, true),
  ('order.complete', 'accepted', true, true, true), ('order.rate', 'completed', true, true, true), ('order.cancel', 'placed', true, true, true);
select is(left(pg_temp.attempt(p.who, m.operation, m.stage, a.args), 8) <> 'rejected', p.allowed, format('%s may%s use %s', p.who, case when p.allowed then '' else ' not' end, m.operation))
from may m join asked a using (operation) cross join lateral (values ('own worker', m.own_worker), ('community staff', m.community_staff),
  ('street staff', m.street_staff), ('leader', false), ('administrator', false), ('neighbour worker', false), ('far worker', false)) p (who, allowed)
order by m.operation, p.who;
select is(tests.push_in_short('neighbour worker', pg_temp.order_op('n1', 'order.cancel', 'A1', '{"reason": "x"}')), '{rejected not_found order_id}', 'an order elsewhere is not there');
select is(tests.push_in_short('leader', pg_temp.place_op('l1')), '{rejected not_permitted name}', 'a leader places nothing');

-- ── What must be given ────────────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.attempt('community staff', a.operation, m.stage, a.args - arg), 'rejected invalid_input ' || arg, format('%s needs %s', a.operation, arg))
from asked a join may m using (operation) cross join lateral jsonb_object_keys(a.args) arg order by a.operation;
select is(pg_temp.attempt('community staff', 'order.rate', 'completed', jsonb_build_object('rating', r)), 'rejected invalid_input rating', 'no rating: ' || r::text)
from unnest('{0,6,4.5,"\"5\""}'::jsonb[]) r;
select is(pg_temp.attempt('community staff', 'order.dispatch', 'placed', jsonb_build_object('team_id', tests.id('volunteer_team', 'D1'))), 'rejected not_found team_id', 'no team of another office');
select is(tests.push_in_short('own worker', tests.op('b0', 'order.cancel', jsonb_build_object('order_id', tests.id('service_order', 'A1'), 'reason', 'x'))),
  '{rejected invalid_input base_versions}', 'the version that was seen must be told');
select is(tests.push_in_short('own worker', tests.op('b1', 'order.cancel', jsonb_build_object('order_id', tests.id('service_order', 'A1'), 'reason', 'x'),
  jsonb_build_object(tests.id('service_order', 'A1'), 99))), array['conflict ' || (pg_temp.placed('A1')).version], 'another version is a conflict');

-- ── 点单 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('own worker', pg_temp.place_op('o1', '{"resident_name": "慕容远山", "resident_phone": "0000-100001", "description": "洗衣机不转", "wished_on": "2026-12-01"}')), '{applied 1}', 'an order is placed at a door');
select is((pg_temp.placed('o1')).stage, 'placed', 'it waits');
select is(((pg_temp.placed('o1')).building_id, (pg_temp.placed('o1')).compound_id, (pg_temp.placed('o1')).territory_id),
  (tests.id('building', 'A1'), tests.id('compound', 'A1'), tests.id('territory', 'A1')), 'where the door is');
select ok((select extensions.st_equals(o.geom, extensions.st_pointonsurface(b.geom)) from public.building b, pg_temp.placed('o1') o where b.id = o.building_id), 'but it stands at the building');
select is(((pg_temp.placed('o1')).skill, (pg_temp.placed('o1')).outcome, (pg_temp.placed('o1')).title, (pg_temp.placed('o1')).wished_on),
  ('repair'::text, 'micro_service'::text, '家电维修'::text, '2026-12-01'::date), 'what was chosen comes from the offer');
select matches((pg_temp.placed('o1')).number, '^FW[0-9]{13}$', 'it has a number');
select is(((pg_temp.detail('o1')).resident_name, (pg_temp.detail('o1')).household_id), ('慕容远山'::text, tests.id('household', 'A1')), 'whose it is stands apart');
select is(tests.push_in_short('own worker', pg_temp.place_op('o1', '{"resident_name": "慕容远山", "resident_phone": "0000-100001", "description": "洗衣机不转", "wished_on": "2026-12-01"}')), '{duplicate applied 1}', 'sent twice it counts once');
select is(tests.push_in_short('own worker', tests.op('o1 again', 'order.place', pg_temp.place_op('o1') -> 'args')), '{rejected id_reuse order_id}', 'its id is taken');
select is(tests.push_in_short('own worker', pg_temp.place_op('o2', jsonb_build_object('offer_id', null, 'skill', 'haircut', 'title', '上门理发'))), '{applied 1}', 'without an offer it is described');
select is(tests.push_in_short('own worker', pg_temp.place_op('o3', '{"offer_id": null}')), '{rejected invalid_input skill}', 'but not left open');
select is(tests.push_in_short('own worker', pg_temp.place_op('o4', '{"household_id": null}')), '{rejected invalid_input building_id}', 'it needs a place');
select is(tests.push_in_short('own worker', pg_temp.place_op('o5', jsonb_build_object('household_id', tests.id('household', 'A2')))), '{rejected outside_duty household_id}', 'of one''s own duty');
select is(tests.push_in_short('own worker', pg_temp.place_op('o6', jsonb_build_object('household_id', null, 'building_id', tests.id('building', 'B1')))), '{rejected outside_duty building_id}', 'for buildings likewise');
select is(tests.push_in_short('own worker', pg_temp.place_op('o7', jsonb_build_object('household_id', null, 'compound_id', tests.id('compound', 'A1')))), '{applied 1}', 'a compound is a place');
select is(tests.push_in_short('own worker', pg_temp.place_op('o8', jsonb_build_object('offer_id', tests.id('service_offer', 'D1')))), '{rejected not_found offer_id}', 'no offer of another office');
select is(tests.push_in_short('own worker', pg_temp.place_op('o9', '{"wished_on": "tomorrow"}')), '{rejected invalid_input wished_on}', 'a day is a day');
select is(tests.push_in_short('own worker', pg_temp.place_op('o10', jsonb_build_object('offer_id', tests.id('service_offer', 'B1')))), '{applied 1}', 'an offer of the next community can be ordered');

-- ── The way of an order, and what the team's figures say on it ────────────────────────────────────────────────────────
select is(pg_temp.figures('B1'), '0 0 0 0 0 none', 'a team begins with nothing');
select tests.push('community staff', pg_temp.order_op('w1', 'order.dispatch', 'o1', jsonb_build_object('team_id', tests.id('volunteer_team', 'B1'))));
select is(((pg_temp.placed('o1')).stage, (pg_temp.placed('o1')).team_id), ('dispatched'::text, tests.id('volunteer_team', 'B1')), 'dispatched to a team of another community');
select is(pg_temp.figures('B1'), '1 0 0 0 0 none', 'it has one in hand');
select tests.push('own worker', pg_temp.order_op('w2', 'order.decline', 'o1', '{"reason": "本周人手不足"}'));
select is(((pg_temp.placed('o1')).stage, (pg_temp.placed('o1')).team_id, (pg_temp.placed('o1')).declined_by, (pg_temp.placed('o1')).dispatched_at),
  ('placed'::text, null::uuid, tests.id('volunteer_team', 'B1'), null::timestamptz), 'declined it goes back, and remembers by whom');
select is((pg_temp.detail('o1')).decline_reason, '本周人手不足', 'and why');
select is(pg_temp.figures('B1'), '0 0 0 0 0 none', 'nothing is in hand any more');
select tests.push('community staff', pg_temp.order_op('w3', 'order.dispatch', 'o1', jsonb_build_object('team_id', tests.id('volunteer_team', 'A2'))));
select tests.push('own worker', pg_temp.order_op('w4', 'order.accept', 'o1'));
select is(((pg_temp.placed('o1')).stage, (pg_temp.detail('o1')).decline_reason), ('accepted'::text, null::text), 'accepted by another, the reason has had its day');
select tests.push('own worker', pg_temp.order_op('w5', 'order.complete', 'o1', '{"note": "更换皮带"}'));
select is(((pg_temp.placed('o1')).stage, (pg_temp.detail('o1')).completion_note), ('completed'::text, '更换皮带'::text), 'done, with what was done');
select is(pg_temp.figures('A2'), '0 1 0 0 0 none', 'one small service');
select tests.push('own worker', pg_temp.order_op('w6', 'order.rate', 'o1', '{"rating": 4, "comment": "师傅准时"}'));
select is(((pg_temp.placed('o1')).stage, (pg_temp.placed('o1')).rating, (pg_temp.detail('o1')).rating_comment), ('rated'::text, 4, '师傅准时'::text), 'rated, with the resident''s words');
select is(pg_temp.figures('A2'), '0 1 0 0 1 4.00', 'the average follows');
select isnt((pg_temp.placed('o1')).closed_at, null, 'a rated order is closed');
select is(tests.push_in_short('own worker', pg_temp.order_op('w7', 'order.rate', 'o1', '{"rating": 1}')), '{rejected wrong_stage order_id}', 'rated once');

-- Photos hang on the order, in whatever stage it is by the time they arrive.
create function pg_temp.put_photo(who text, picture bytea) returns jsonb
language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.act_as(who);
  answer := tests.error_of(format('select public.put_photo(%L, %L, %L)', tests.id('photo', 'after'), encode(sha256(picture), 'hex'), encode(picture, 'base64')));
  perform tests.act_as_owner();
  return answer;
end
$$;
create temp table picture as select '\xffd8ffe0'::bytea || decode(repeat('00', 200), 'hex') as bytes;
select is(pg_temp.put_photo('own worker', bytes), null, 'a picture of what was done comes first') from picture;
select is(tests.push_in_short('own worker', tests.op('photo', 'photo.attach', jsonb_build_object('photo_id', tests.id('photo', 'after'), 'subject', 'service_order',
    'subject_id', tests.id('service_order', 'o1'), 'sha256', encode(sha256(bytes), 'hex'), 'size_bytes', length(bytes), 'width', 40, 'height', 30, 'taken_at', '2026-11-20T02:00:00Z'))),
  '{applied 1}', 'then its row, on the order') from picture;
select is((select p.territory_id from public.photo p where p.id = tests.id('photo', 'after')), tests.id('territory', 'A1'), 'in the order''s territory');

-- A whole order made offline goes up in one batch: each step builds on the one before.
select is(tests.push_in_short('community staff', pg_temp.place_op('c1', jsonb_build_object('offer_id', null, 'skill', 'repair', 'title', '清理楼道堆物', 'outcome', 'hard_problem')),
  tests.op('c2', 'order.dispatch', jsonb_build_object('order_id', tests.id('service_order', 'c1'), 'team_id', tests.id('volunteer_team', 'A2')), '{}', jsonb_build_array(tests.id('op', 'c1'))),
  tests.op('c3', 'order.accept', jsonb_build_object('order_id', tests.id('service_order', 'c1')), '{}', jsonb_build_array(tests.id('op', 'c2'))),
  tests.op('c4', 'order.complete', jsonb_build_object('order_id', tests.id('service_order', 'c1')), '{}', jsonb_build_array(tests.id('op', 'c3'))),
  tests.op('c5', 'order.rate', jsonb_build_object('order_id', tests.id('service_order', 'c1'), 'rating', 5), '{}', jsonb_build_array(tests.id('op', 'c4')))),
  '{applied 1,applied 2,applied 3,applied 4,applied 5}', 'a queue of five goes up in one');
select is(pg_temp.figures('A2'), '0 1 0 1 2 4.50', 'unlike results are counted apart, ratings averaged');
select is((select array_agg(e.operation || ' ' || coalesce(e.from_stage, '–') || ' ' || e.to_stage order by e.version) from private.service_order_event e where e.order_id = tests.id('service_order', 'o1')),
  '{order.place – placed,order.dispatch placed dispatched,order.decline dispatched placed,order.dispatch placed dispatched,order.accept dispatched accepted,order.complete accepted completed,order.rate completed rated}',
  'the history tells every step');
select is_empty($$ select from private.service_order_event e where e.facts::text like '%慕容%' or e.facts::text like '%0000-%' $$, 'its facts name nobody');
select tests.push('own worker', pg_temp.order_op('x1', 'order.cancel', 'o2', '{"reason": "已自行解决"}'));
select is(((pg_temp.placed('o2')).stage, (pg_temp.detail('o2')).cancel_reason), ('cancelled'::text, '已自行解决'::text), 'cancelled, with why');

-- ── The figures follow whatever happens to the rows ──────────────────────────────────────────────────────────────────
update public.service_order set team_id = tests.id('volunteer_team', 'A1') where id = tests.id('service_order', 'c1');
select is(pg_temp.figures('A2') || ' / ' || pg_temp.figures('A1'), '0 1 0 0 1 4.00 / 0 0 0 1 1 5.00', 'a corrected team takes its figures along');
delete from public.service_order where id = tests.id('service_order', 'c1');
select is(pg_temp.figures('A1'), '0 0 0 0 0 none', 'a deleted order counts nowhere');
insert into public.service_order (id, territory_id, number, skill, outcome, title, stage, team_id, rating, placed_at, closed_at, geom)
  select tests.id('service_order', 'bulk ' || n), tests.id('territory', 'A1'), 'bulk ' || n, 'repair', 'activity', '活动', 'rated', tests.id('volunteer_team', 'A1'), 1 + n % 3, now(), now(), geom
  from generate_series(1, 30) n, pg_temp.team('A1');
select is(pg_temp.figures('A1'), '0 0 30 0 30 2.00', 'loaded in bulk they count too');
select is((pg_temp.team('A1')).version, 4, 'one statement writes a team once, and not at all when nothing changed');
truncate public.service_order cascade;
select is(pg_temp.figures('A1'), '0 0 0 0 0 none', 'nothing left, nothing counted');

-- ── 亮单 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.publish_op(label text, place text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(label, 'offer.publish', jsonb_build_object('offer_id', tests.id('service_offer', label), 'team_id', tests.id('volunteer_team', place),
    'skill', 'haircut', 'outcome', 'micro_service', 'title', '上门理发', 'description', '每周三下午') || more)
$$;
create function pg_temp.withdraw_op(label text, offer text) returns jsonb
language sql stable as $$
  select tests.op(label, 'offer.withdraw', jsonb_build_object('offer_id', o.id), jsonb_build_object(o.id, o.version)) from public.service_offer o where o.id = tests.id('service_offer', offer)
$$;
select is(tests.push_in_short('community staff', pg_temp.publish_op('p1', 'A1')), '{applied 1}', 'staff publish for a team');
select is(tests.push_in_short('own worker', pg_temp.publish_op('p2', 'A1')), '{rejected not_permitted name}', 'a worker does not');
select is(tests.push_in_short('community staff', pg_temp.publish_op('p3', 'B1')), '{rejected not_found team_id}', 'nor staff of another community');
select is(tests.push_in_short('community staff', pg_temp.publish_op('p4', 'A1', '{"skill": "mediation"}')), '{rejected invalid_input skill}', 'a team offers what it can');
select is(tests.push_in_short('community staff', pg_temp.publish_op('p5', 'A1', '{"outcome": "thing"}')), '{rejected invalid_input outcome}', 'of a known kind');
select is(tests.push_in_short('community staff', pg_temp.publish_op('p6', 'A1', jsonb_build_object('offer_id', tests.id('service_offer', 'p1')))), '{rejected id_reuse offer_id}', 'under an id of its own');
select is(tests.push_in_short('street staff', pg_temp.withdraw_op('q1', 'p1')), '{applied 2}', 'and withdraw it');
select is(tests.push_in_short('street staff', pg_temp.withdraw_op('q2', 'p1')), '{rejected wrong_stage offer_id}', 'once');
select is(tests.push_in_short('street staff', tests.op('q3', 'offer.withdraw', jsonb_build_object('offer_id', tests.id('service_offer', 'A1')), jsonb_build_object(tests.id('service_offer', 'A1'), 7))),
  '{conflict 1}', 'another version is a conflict');
select is(tests.push_in_short('own worker', pg_temp.place_op('late', jsonb_build_object('offer_id', tests.id('service_offer', 'p1')))), '{applied 1}',
  'an order taken at a door counts although its offer is gone by now');
select * from finish();
rollback;
