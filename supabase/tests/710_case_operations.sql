-- The life of a case. The transitions are told here a second time, as rows, and walked whole: every stage × every operation,
-- and every operation × every person.
begin;
select * from no_plan();
select tests.build_world();

-- ── Every stage × every operation ─────────────────────────────────────────────────────────────────────────────────────
create temp table asked (operation text, args jsonb);
insert into asked values
  ('case.register', '{}'), ('case.dispatch', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'A1'))), ('case.accept', '{}'),
  ('case.return', '{"reason": "x"}'), ('case.reassign', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'A2'), 'reason', 'x')),
  ('case.recall', '{"reason": "x"}'), ('case.extend', '{"hours": 8, "reason": "x"}'), ('case.escalate', '{"reason": "x"}'),
  ('case.self_resolve', '{"note": "x", "told_by": "phone"}'), ('case.handle', '{"note": "x"}'), ('case.feedback', '{"told_by": "phone"}'),
  ('case.verify_close', '{}'), ('case.rework', '{"reason": "x"}'), ('case.evaluate', '{"satisfaction": 5}');

-- operation → where it leads from each stage. What is not here is refused.
create temp table leads (operation text, report text, register text, dispatch text, handle text, feedback text, verify text, evaluate text);
insert into leads values
  --                     report      register    dispatch    handle      feedback  verify      evaluate
  ('case.register',      'register', null,       null,       null,       null,     null,       null),
  ('case.dispatch',      null,       'dispatch', null,       null,       null,     null,       null),
  ('case.accept',        null,       null,       'handle',   null,       null,     null,       null),
  ('case.return',        null,       null,       'register', 'register', null,     null,       null),
  ('case.reassign',      null,       null,       'dispatch', 'dispatch', null,     null,       null),
  ('case.recall',        null,       null,       'register', null,       null,     null,       null),
  ('case.extend',        null,       'register', 'dispatch', 'handle',   null,     null,       null),
  ('case.escalate',      'register', 'register', 'register', 'register', null,     null,       null),
  ('case.self_resolve',  'evaluate', null,       null,       null,       null,     null,       null),
  ('case.handle',        null,       null,       null,       'feedback', null,     null,       null),
  ('case.feedback',      null,       null,       null,       null,       'verify', 'verify',   null),
  ('case.verify_close',  null,       null,       null,       null,       null,     'evaluate', null),
  ('case.rework',        null,       null,       null,       null,       'handle', 'handle',   null),
  ('case.evaluate',      null,       null,       null,       null,       null,     null,       'evaluate');

select is((select array_agg(name order by name) from private.operation where name like 'case.%' and name <> 'case.report'),
  (select array_agg(operation order by operation) from leads), 'these are the operations on a case');
select is_empty($$ select handler from private.operation where to_regprocedure(format('private.%I(jsonb)', handler)) is null $$,
  'every operation of the catalogue has its function');
select is_empty($$ select p.proname from pg_proc p where p.pronamespace = 'private'::regnamespace and p.proname like 'op\_%'
  and p.proname not in (select handler from private.operation) $$, 'and every function its operation');
select is_empty($$ select o.name from private.operation o join public.case_transition t on t.operation = o.name group by o.name
  having array_agg(distinct o.roles::text) <> array_agg(distinct t.roles::text) $$, 'the catalogue and the transitions name the same roles');

-- What becomes of the case of A1, put into a stage, when somebody tries; all of it taken back.
create function pg_temp.attempt(who text, operation text, stage text, args jsonb) returns text
language plpgsql as $$
declare
  answer text;
begin
  perform tests.set_stage('A1', stage);
  update public.case_record set severity = 'simple' where id = tests.id('case_record', 'A1') and operation = 'case.self_resolve';
  update public.case_detail set reporter_name = null where id = tests.id('case_record', 'A1');
  answer := (tests.push_in_short(who, tests.case_op('try', operation, 'A1', args)))[1];
  if answer like 'applied%' then
    answer := (select c.stage || case when (c.closed_at is not null) <> s.is_closed then ' (closed_at is wrong)' else '' end
      from public.case_record c join public.case_stage s on s.id = c.stage where c.id = tests.id('case_record', 'A1'));
  end if;
  raise exception using errcode = 'ZZ003', message = answer;
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
select is(pg_temp.attempt(case when a.operation = 'case.self_resolve' then 'own worker' else 'community staff' end, a.operation, s.id, a.args),
  coalesce(to_jsonb(l) ->> s.id, 'rejected wrong_stage case_id'),
  format('%s in stage %s: %s', a.operation, s.id, coalesce(to_jsonb(l) ->> s.id, 'refused')))
from asked a join leads l using (operation) cross join public.case_stage s order by a.operation, s.rank;

-- ── Every operation × every person ────────────────────────────────────────────────────────────────────────────────────
create temp table may (operation text, own_worker boolean, community_staff boolean, street_staff boolean);
insert into may values
  ('case.register', false, true, true), ('case.dispatch', false, true, true), ('case.accept', true, true, true),
  ('case.return', true, true, true), ('case.reassign', false, true, true), ('case.recall', false, true, true),
  ('case.extend', false, true, true), ('case.escalate', true, true, false), ('case.self_resolve', true, true, false),
  ('case.handle', true, true, true), ('case.feedback', true, true, true), ('case.verify_close', false, true, true),
  ('case.rework', false, true, true), ('case.evaluate', false, true, true);
create function pg_temp.first_stage(operation text) returns text
language sql as $$
  select s.id from public.case_stage s, leads l where l.operation = first_stage.operation and to_jsonb(l) ->> s.id is not null order by s.rank limit 1
$$;
select is(pg_temp.attempt(c.actor, m.operation, pg_temp.first_stage(m.operation), a.args),
  case
    when c.role in ('leader', 'administrator') or not (to_jsonb(m) ->> c.role_column)::boolean then 'rejected not_permitted name'
    when 'A1' = any (c.duty_places) then (select to_jsonb(l) ->> pg_temp.first_stage(m.operation) from leads l where l.operation = m.operation)
    else 'rejected not_found case_id' end,
  format('%s and %s', c.actor, m.operation))
from may m join asked a using (operation)
cross join (select *, case role when 'grid_worker' then 'own_worker' else role end as role_column from tests.cast_members()
  where role not in ('no profile', 'anon')) c
order by m.operation, c.actor;
update public.case_transition set roles = '{street_staff}' where loop = 'seven_stage' and operation = 'case.return' and from_stage = 'handle';
select is(pg_temp.attempt('own worker', 'case.return', 'handle', '{"reason": "x"}'), 'rejected not_permitted name', 'a transition may be narrower than its operation');
select is(pg_temp.attempt('own worker', 'case.return', 'dispatch', '{"reason": "x"}'), 'register', 'for its stage only');
update public.case_transition set roles = (select roles from private.operation where name = operation) where operation = 'case.return';
select is(pg_temp.attempt('own worker', 'case.accept', 'dispatch', jsonb_build_object('case_id', tests.id('case_record', 'nowhere'))),
  'rejected not_found case_id', 'a case that does not exist gets the answer of one elsewhere');

-- ── Every required argument ───────────────────────────────────────────────────────────────────────────────────────────
select is(pg_temp.attempt('community staff', t.operation, t.from_stage, a.args - field), 'rejected invalid_input ' || field,
  format('%s in stage %s without %s is refused', t.operation, t.from_stage, field))
from public.case_transition t join asked a using (operation), unnest(t.required) field where t.loop = 'seven_stage' order by t.operation, t.from_stage, field;
select is(pg_temp.attempt('community staff', operation, stage, args || a), 'rejected ' || answer, format('%s with %s is refused', operation, a))
from (values
  ('case.register', 'report', '{"severity": "huge"}'::jsonb, 'invalid_input severity'),
  ('case.dispatch', 'register', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'D1')), 'not_found grid_worker_id'),
  ('case.dispatch', 'register', '{"grid_worker_id": "x"}', 'invalid_input grid_worker_id'),
  ('case.extend', 'handle', '{"hours": 0}', 'invalid_input hours'), ('case.extend', 'handle', '{"hours": "8"}', 'invalid_input hours'),
  ('case.extend', 'handle', '{"hours": 401}', 'invalid_input hours'),
  ('case.feedback', 'feedback', '{"told_by": "thought"}', 'invalid_input told_by'),
  ('case.evaluate', 'evaluate', '{"satisfaction": 6}', 'invalid_input satisfaction'),
  ('case.evaluate', 'evaluate', '{"satisfaction": 4.5}', 'invalid_input satisfaction'),
  ('case.handle', 'handle', jsonb_build_object('note', repeat('长', 2001)), 'invalid_input note'),
  ('case.handle', 'handle', '{"note": 7}', 'invalid_input note'),
  ('case.handle', 'handle', '{"case_id": 7}', 'invalid_input case_id')) as v (operation, stage, a, answer)
join asked using (operation);

-- ── Reporting ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.reported(label text) returns public.case_record
language sql as $$ select c from public.case_record c where c.id = tests.id('case_record', label) $$;
select is(tests.push_in_short(who, tests.report_op('by ' || who)), array['applied 1'], who || ' may report')
from unnest('{own worker,community staff,street staff}'::text[]) who;
select is(tests.push_in_short(who, tests.report_op('by ' || who)), array['rejected not_permitted name'], who || ' may not report')
from unnest('{leader,county leader,administrator}'::text[]) who;
select is(tests.push_in_short('own worker', tests.report_op('full', jsonb_build_object('household_id', tests.id('household', 'A1'),
  'severity', 'major', 'description', '楼道扶手松动', 'reporter_name', '慕容远山', 'reporter_phone', '0000-100009', 'accuracy_m', 12.5))), '{applied 1}', 'a report with all there is');
select is((r.territory_id, r.compound_id, r.building_id, r.stage, r.severity, r.class_code, r.grid_worker_id, r.closed_at, r.reported_at)::text,
  (tests.id('territory', 'A1'), tests.id('compound', 'A1'), tests.id('building', 'A1'), 'report', 'major', '2502', null::uuid, null::timestamptz, date_trunc('second', now()))::text,
  'is filed where it lies') from pg_temp.reported('full') r;
select is(extensions.st_astext(r.geom), extensions.st_astext(extensions.st_pointonsurface(b.geom)), 'a household''s case stands at the building, not where the tablet stood')
from pg_temp.reported('full') r join public.building b on b.id = r.building_id;
select is(r.due_at, private.add_working_hours(r.reported_at, 72), 'and is due by the limit of its class in working hours') from pg_temp.reported('full') r;
select is((d.description, d.reporter_name, d.reporter_phone, d.household_id)::text, ('楼道扶手松动', '慕容远山', '0000-100009', tests.id('household', 'A1'))::text, 'persons are in the detail')
from public.case_detail d where d.id = tests.id('case_record', 'full');
select matches(r.number, '^LX[0-9]{8}[0-9]{5,}$', 'it has a number') from pg_temp.reported('full') r;
select is(tests.push_in_short('own worker', tests.report_op('bare')), '{applied 1}', 'a report with the least');
select tests.push('own worker', tests.report_op('far off', jsonb_build_object('building_id', tests.id('building', 'A1'), 'geom', '{"type": "Point", "coordinates": [0, 0]}'::jsonb)),
  tests.report_op('close by', jsonb_build_object('compound_id', tests.id('compound', 'A1'), 'geom', '{"type": "Point", "coordinates": [101.221, 41.315]}'::jsonb)));
select ok((select extensions.st_covers(b.geom, c.geom) from public.case_record c join public.building b on b.id = c.building_id where c.id = tests.id('case_record', 'far off')),
  'a case at a building is pinned to it, wherever its point was said to be');
select is((select extensions.st_x(geom) from public.case_record where id = tests.id('case_record', 'close by')), 101.221::double precision, 'unless it was near');
select is(tests.push_in_short('own worker', tests.report_op('hidden', jsonb_build_object('title', U&'\202E路灯\0007不\200B亮\2066', 'description', E'一\n二 <script>'))), '{applied 1}', 'hidden characters in a text are no reason to refuse it');
select is((select c.title || d.description from public.case_record c join public.case_detail d using (id) where c.id = tests.id('case_record', 'hidden')),
  E'路灯不亮一\n二 <script>', 'but nobody gets to see them turn other words around');
select is(tests.push_in_short('own worker', tests.report_op('empty', jsonb_build_object('title', U&'\200B\202E'))), '{rejected invalid_input title}', 'a title that shows nothing is none');
select is_empty(format('select from public.case_detail where id = %L', tests.id('case_record', 'bare')), 'has no detail');
select is((r.territory_id, r.compound_id)::text, (tests.id('territory', 'A1'), tests.id('compound', 'A1'))::text, 'and the compound around its point') from pg_temp.reported('bare') r;
select isnt((pg_temp.reported('full')).number, (pg_temp.reported('bare')).number, 'no two have the same number');
select is(tests.push_in_short('own worker', tests.report_op('other op') || jsonb_build_object('args', tests.report_op('bare') -> 'args')), '{rejected id_reuse case_id}', 'nor the same id');
select is(tests.push_in_short('own worker', tests.report_op('urgent', '{"class_code": "0501"}')), '{applied 1}', 'a road collapse');
select is(r.due_at - r.reported_at, interval '4 hours', 'is due around the clock') from pg_temp.reported('urgent') r;
select is(tests.push_in_short('own worker', tests.report_op('time ' || n) || jsonb_build_object('made_at', made_at)), '{applied 1}', 'a device''s clock: ' || made_at)
from (values (1, '2001-01-01T00:00:00Z'), (2, '2099-01-01T00:00:00Z')) as v (n, made_at);
select is(r.reported_at, now(), 'an impossible time is now') from unnest('{time 1,time 2}'::text[]) l, pg_temp.reported(l) r;
select is(tests.push_in_short('own worker', tests.report_op('wrong ' || n, change)), array['rejected ' || answer], format('a report with %s is refused', change))
from (values
  (1, '{"geom": null}'::jsonb, 'invalid_input geom'), (2, '{"geom": {"type": "Point", "coordinates": [101.2]}}', 'invalid_input geom'),
  (3, '{"geom": {"type": "Point", "coordinates": [41.3, 101.2]}}', 'invalid_input geom'), (4, '{"title": "  "}', 'invalid_input title'),
  (5, jsonb_build_object('title', repeat('长', 81)), 'invalid_input title'), (6, '{"severity": "x"}', 'invalid_input severity'),
  (7, '{"class_code": "abcd"}', 'not_found class_code'), (8, jsonb_build_object('household_id', tests.id('household', 'A2')), 'outside_duty household_id'),
  (9, jsonb_build_object('building_id', tests.id('building', 'A2')), 'outside_duty building_id'),
  (10, jsonb_build_object('compound_id', tests.id('compound', 'B1')), 'outside_duty compound_id'),
  (11, '{"case_id": "1"}', 'invalid_input case_id'), (12, '{"accuracy_m": -1}', 'invalid_input accuracy_m')) as v (n, change, answer);

-- ── No closing without telling who reported it ────────────────────────────────────────────────────────────────────────
select tests.set_stage('A1', 'verify');
select is(tests.push_in_short('community staff', tests.case_op('c1', 'case.verify_close', 'A1')), '{rejected feedback_missing case_id}', 'a case somebody reported is not closed before they were told');
select is(tests.push_in_short('own worker', tests.case_op('c2', 'case.feedback', 'A1', '{"told_by": "in_person"}')), '{applied 3}', 'they are told');
select is(tests.push_in_short('community staff', tests.case_op('c3', 'case.rework', 'A1', '{"reason": "未清理干净"}')), '{applied 4}', 'it has to be done again');
select is(tests.push_in_short('own worker', tests.case_op('c4', 'case.handle', 'A1', '{"note": "已重新清理"}')), '{applied 5}', 'it is done again');
select tests.set_stage('A1', 'verify');
select is(tests.push_in_short('community staff', tests.case_op('c5', 'case.verify_close', 'A1')), '{rejected feedback_missing case_id}', 'and must be told again');
select is(tests.push_in_short('own worker', tests.case_op('c6', 'case.feedback', 'A1', '{"told_by": "phone", "note": "已电话告知"}')), '{applied 7}', 'which it is');
select is(tests.push_in_short('community staff', tests.case_op('c7', 'case.verify_close', 'A1')), '{applied 8}', 'then it is closed');
select is(tests.push_in_short('community staff', tests.case_op('c8', 'case.evaluate', 'A1', '{"satisfaction": 4}')), '{applied 9}', 'and evaluated');
select is(tests.push_in_short('community staff', tests.case_op('c9', 'case.evaluate', 'A1', '{"satisfaction": 5}')), '{rejected already_evaluated case_id}', 'once');
select is(tests.push_in_short('own worker', tests.report_op('s1', '{"severity": "simple", "reporter_phone": "0000-100009"}'),
    tests.op('s2', 'case.self_resolve', jsonb_build_object('case_id', tests.id('case_record', 's1'), 'note', 'x'), jsonb_build_object(tests.id('case_record', 's1'), 1)),
    tests.op('s3', 'case.self_resolve', jsonb_build_object('case_id', tests.id('case_record', 's1'), 'note', 'x', 'told_by', 'in_person'), jsonb_build_object(tests.id('case_record', 's1'), 1)),
    tests.report_op('s4'),
    tests.op('s5', 'case.self_resolve', jsonb_build_object('case_id', tests.id('case_record', 's4'), 'note', 'x'), jsonb_build_object(tests.id('case_record', 's4'), 1))),
  '{applied 1,rejected feedback_missing told_by,applied 2,applied 1,rejected not_simple case_id}', 'settled on the spot: also told, and only what is simple');

-- ── What operations do besides ────────────────────────────────────────────────────────────────────────────────────────
select tests.set_stage('A2', 'register');
select tests.push('community staff', tests.case_op('w1', 'case.dispatch', 'A2', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'B1'))));
select is((pg_temp.reported('A2')).grid_worker_id, tests.id('grid_worker', 'B1'), 'dispatch names the worker');
select tests.push('community staff', tests.case_op('w2', 'case.reassign', 'A2', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'A2'), 'reason', 'x')));
select is((pg_temp.reported('A2')).grid_worker_id, tests.id('grid_worker', 'A2'), 'reassign another');
select tests.push('community staff', tests.case_op('w3', 'case.extend', 'A2', '{"hours": 8, "reason": "x"}'));
select is((pg_temp.reported('A2')).due_at, private.add_working_hours('2026-01-02T00:00Z', 8), 'extend counts on from the deadline');
select tests.push('neighbour worker', tests.case_op('w4', 'case.escalate', 'A2', '{"reason": "需街道协调"}'));
select is(((pg_temp.reported('A2')).grid_worker_id, (pg_temp.reported('A2')).severity)::text, (null::uuid, 'prominent')::text, 'escalate frees the worker and raises the case');
select is((select open_cases from public.place_summary where id = tests.id('territory', 'A1')),
  (select count(*)::int from public.case_record c join public.case_stage s on s.id = c.stage where not s.is_closed and c.territory_id = tests.id('territory', 'A1')), 'the counts of the territory follow');

-- ── The history ───────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.history(who text, of_case uuid) returns jsonb
language plpgsql as $$
declare
  raised_hint text;
  answer jsonb;
begin
  perform tests.act_as(who);
  begin
    answer := public.read_case_history(of_case)::jsonb;
  exception when others then
    get stacked diagnostics raised_hint = pg_exception_hint;
    answer := to_jsonb(concat_ws(' ', sqlstate, raised_hint));
  end;
  perform tests.act_as_owner();
  return answer;
end
$$;
select is((select array_agg(e ->> 'operation' || ' ' || (e ->> 'from_stage') || ' ' || (e ->> 'to_stage') || ' by ' || (e ->> 'by_name')) from jsonb_array_elements(pg_temp.history('own worker', tests.id('case_record', 'A1'))) e),
  '{case.feedback verify verify by own worker,case.rework verify handle by community staff,case.handle handle feedback by own worker,case.feedback verify verify by own worker,case.verify_close verify evaluate by community staff,case.evaluate evaluate evaluate by community staff}',
  'the history tells who did what');
select is(pg_temp.history('own worker', tests.id('case_record', 'A1')) #>> '{1,note}', '未清理干净', 'with the words');
select is(pg_temp.history('own worker', tests.id('case_record', 'A1')) #> '{5,facts}', '{"satisfaction": 4}', 'and what was decided');
select is(pg_temp.history('leader', tests.id('case_record', 'A1')) #>> '{1,to_stage}', 'handle', 'a leader reads the stages');
select is_empty($$ select from jsonb_array_elements(pg_temp.history('leader', tests.id('case_record', 'A1'))) e where e ->> 'note' is not null $$, 'and no words');
select is(pg_temp.history('own worker', tests.id('case_record', 'B1')) , '"PT404 not_found"', 'nobody reads elsewhere');
select is(pg_temp.history('community staff', tests.id('case_record', 'A2')) #>> '{0,to_stage}', 'dispatch', 'the office reads what lies under it');
select is(pg_temp.history('street staff', tests.id('case_record', 'B1')), '[]', 'a case nothing was done with has no history');
select is(pg_temp.history('own worker', null), '"PT404 not_found"', 'no case, no history');
select is(pg_temp.history('administrator', tests.id('case_record', 'A1')), '"PT403 not_permitted"', 'an administrator may not ask');
select is(pg_temp.history(who, tests.id('case_record', 'A1')), '"PT403 no_profile"', who || ' may not ask') from unnest('{nobody,inactive worker}'::text[]) who;
select matches(pg_temp.history('anon', tests.id('case_record', 'A1'))::text, '42501', 'a stranger may not even call');
select * from finish();
rollback;
