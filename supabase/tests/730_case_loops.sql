-- Loops: what must hold of every one of them, the shorter loop walked whole, and the figures that operations keep.
begin;
select * from no_plan();
select tests.build_world();

-- ── Every loop can be gone through ────────────────────────────────────────────────────────────────────────────────────
create temp view step as
  select l.id as loop, s.n, (s.value ->> 'stage') collate "C" as stage, s.value ->> 'name_zh' as name_zh, s.value ->> 'name_en' as name_en
  from public.case_loop l, jsonb_array_elements(l.steps) with ordinality as s (value, n);
select is_empty($$ select s.* from step s left join public.case_stage c on c.id = s.stage
  where c.id is null or coalesce(s.name_zh, '') = '' or coalesce(s.name_en, '') = '' $$, 'every step is a stage with a name in both languages');
select is_empty($$ select a.loop, a.stage from step a join step b using (loop) join public.case_stage x on x.id = a.stage
  join public.case_stage y on y.id = b.stage where a.n < b.n and x.rank >= y.rank $$, 'steps stand in the order of the stages, each once');
select is_empty($$ select t.id from public.case_transition t where exists (
  select from (values (t.from_stage), (t.to_stage)) v (stage) where v.stage is not null
    and not exists (select from step s where s.loop = t.loop and s.stage = v.stage)) $$, 'no transition leaves the steps of its loop');
select is((select array_agg(t.loop || ' ' || t.to_stage order by t.loop) from public.case_transition t where t.from_stage is null),
  (select array_agg(l.id || ' report' order by l.id) from public.case_loop l), 'every loop has one beginning, the report');
select is_empty($$ with recursive reached as (
    select t.loop, t.to_stage as stage from public.case_transition t where t.from_stage is null
    union select t.loop, t.to_stage from reached r join public.case_transition t on t.loop = r.loop and t.from_stage = r.stage)
  select loop, stage from step except select loop, stage from reached $$, 'every step can be reached');
select is_empty($$ with recursive ends as (
    select s.loop, s.stage from step s join public.case_stage c on c.id = s.stage where c.is_closed
    union select t.loop, t.from_stage from ends e join public.case_transition t on t.loop = e.loop and t.to_stage = e.stage where t.from_stage is not null)
  select loop, stage from step except select loop, stage from ends $$, 'and from every step a case can come to its end');
select throws_ok($$ update public.case_transition set from_stage = 'verify' where id = 'demand/case.dispatch/report' $$, '23514', null,
  'an id of a transition cannot contradict its parts');

-- ── The class decides ─────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.record(label text) returns public.case_record
language sql as $$ select c from public.case_record c where c.id = tests.id('case_record', label) $$;
select is(tests.push_in_short('own worker', tests.report_op('demand', '{"class_code": "0604"}'), tests.report_op('seven')), '{applied 1,applied 1}', 'two reports');
select is((pg_temp.record('demand')).loop, 'demand', 'a call for help takes the short loop');
select is((pg_temp.record('seven')).loop, 'seven_stage', 'a broken ramp the long one');
update public.case_transition set required = required || '{severity}' where id = 'demand/case.report';
select is(tests.push_in_short('own worker', tests.report_op('short', '{"class_code": "0604"}')), '{rejected invalid_input severity}', 'what a report must say is told by the loop');
update public.case_transition set roles = '{community_staff}' where id = 'demand/case.report';
select is(tests.push_in_short('own worker', tests.report_op('not mine', '{"class_code": "0604"}')), '{rejected not_permitted name}', 'and who may report');
update public.case_transition t set roles = o.roles, required = '{case_id,class_code,title}' from private.operation o where o.name = t.operation and t.id = 'demand/case.report';

-- ── The shorter loop, every stage × every operation ───────────────────────────────────────────────────────────────────
create temp table asked (operation text, args jsonb);
insert into asked values
  ('case.register', '{}'), ('case.dispatch', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'A1'))), ('case.accept', '{}'),
  ('case.return', '{"reason": "x"}'), ('case.reassign', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'A2'), 'reason', 'x')),
  ('case.recall', '{"reason": "x"}'), ('case.extend', '{"hours": 8, "reason": "x"}'), ('case.escalate', '{"reason": "x"}'),
  ('case.self_resolve', '{"note": "x", "told_by": "phone"}'), ('case.handle', '{"note": "x"}'), ('case.feedback', '{"told_by": "phone"}'),
  ('case.verify_close', '{}'), ('case.rework', '{"reason": "x"}'), ('case.evaluate', '{"satisfaction": 5}');
create temp table leads (operation text, report text, handle text, feedback text, verify text, evaluate text);
insert into leads values
  --                     report      handle      feedback  verify      evaluate
  ('case.register',      null,       null,       null,     null,       null),
  ('case.dispatch',      'handle',   null,       null,     null,       null),
  ('case.accept',        null,       null,       null,     null,       null),
  ('case.return',        null,       'report',   null,     null,       null),
  ('case.reassign',      null,       'handle',   null,     null,       null),
  ('case.recall',        null,       null,       null,     null,       null),
  ('case.extend',        'report',   'handle',   null,     null,       null),
  ('case.escalate',      'report',   'report',   null,     null,       null),
  ('case.self_resolve',  'evaluate', null,       null,     null,       null),
  ('case.handle',        null,       'feedback', null,     null,       null),
  ('case.feedback',      null,       null,       'verify', 'verify',   null),
  ('case.verify_close',  null,       null,       null,     'evaluate', null),
  ('case.rework',        null,       null,       'handle', 'handle',   null),
  ('case.evaluate',      null,       null,       null,     null,       'evaluate');
create function pg_temp.attempt(operation text, stage text, args jsonb) returns text
language plpgsql as $$
declare
  answer text;
begin
  perform tests.set_stage('demand', stage);
  update public.case_record set severity = 'simple' where id = tests.id('case_record', 'demand');
  answer := (tests.push_in_short(case operation when 'case.self_resolve' then 'own worker' else 'community staff' end,
    tests.case_op('try', operation, 'demand', args)))[1];
  if answer like 'applied%' then
    answer := (pg_temp.record('demand')).stage;
  end if;
  raise exception using errcode = 'ZZ003', message = answer;
exception when sqlstate 'ZZ003' then
  return sqlerrm;
end
$$;
select is(pg_temp.attempt(a.operation, s.stage, a.args), coalesce(to_jsonb(l) ->> s.stage, 'rejected wrong_stage case_id'),
  format('%s in stage %s of the short loop: %s', a.operation, s.stage, coalesce(to_jsonb(l) ->> s.stage, 'refused')))
from asked a join leads l using (operation) cross join step s where s.loop = 'demand' order by a.operation, s.n;

-- ── The figures a case keeps ──────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.figures(label text) returns text
language sql as $$
  select concat_ws(' ', c.stage, case when c.registered_at is not null then 'registered' end, case when c.told_at is not null then 'told' end,
    'reworks ' || c.rework_count, 'extensions ' || c.extension_count, 'satisfaction ' || c.satisfaction, case when c.self_resolved then 'self-resolved' end)
  from pg_temp.record(label) c
$$;
create temp table walk (n int, operation text, args jsonb, figures text);
insert into walk values
  (1, 'case.escalate', '{"reason": "x"}', 'register registered reworks 0 extensions 0'),
  (2, 'case.dispatch', jsonb_build_object('grid_worker_id', tests.id('grid_worker', 'A1')), 'dispatch registered reworks 0 extensions 0'),
  (3, 'case.extend', '{"hours": 8, "reason": "x"}', 'dispatch registered reworks 0 extensions 1'),
  (4, 'case.accept', '{}', 'handle registered reworks 0 extensions 1'),
  (5, 'case.extend', '{"hours": 8, "reason": "x"}', 'handle registered reworks 0 extensions 2'),
  (6, 'case.handle', '{"note": "x"}', 'feedback registered reworks 0 extensions 2'),
  (7, 'case.feedback', '{"told_by": "phone"}', 'verify registered told reworks 0 extensions 2'),
  (8, 'case.rework', '{"reason": "x"}', 'handle registered reworks 1 extensions 2'),
  (9, 'case.handle', '{"note": "x"}', 'feedback registered reworks 1 extensions 2'),
  (10, 'case.feedback', '{"told_by": "phone"}', 'verify registered told reworks 1 extensions 2'),
  (11, 'case.verify_close', '{}', 'evaluate registered told reworks 1 extensions 2'),
  (12, 'case.evaluate', '{"satisfaction": 4}', 'evaluate registered told reworks 1 extensions 2 satisfaction 4');
create function pg_temp.walked(step walk) returns text
language plpgsql as $$
begin
  perform tests.push('community staff', tests.case_op('walk ' || step.n, step.operation, 'seven', step.args));
  return pg_temp.figures('seven');
end
$$;
select is(pg_temp.figures('seven'), 'report reworks 0 extensions 0', 'a new case has no figures');
select is(pg_temp.walked(w), w.figures, format('after %s: %s', w.operation, w.figures)) from (select * from walk order by n) w;
select is(tests.push_in_short('own worker', tests.report_op('spot', '{"severity": "simple"}'), tests.op('spot 2', 'case.self_resolve',
  jsonb_build_object('case_id', tests.id('case_record', 'spot'), 'note', 'x'), jsonb_build_object(tests.id('case_record', 'spot'), 1))), '{applied 1,applied 2}', 'one is settled on the spot');
select is(pg_temp.figures('spot'), 'evaluate registered reworks 0 extensions 0 self-resolved', 'and says so');
select is((pg_temp.record('spot')).registered_at, (pg_temp.record('spot')).closed_at, 'registered when it was closed');
select is(tests.push_in_short('own worker', tests.case_op('demand up', 'case.escalate', 'demand', '{"reason": "x"}')), '{applied 2}', 'a demand passed on to the office');
select is(pg_temp.figures('demand'), 'report reworks 0 extensions 0', 'is not registered by that');

-- ── Who an account is ─────────────────────────────────────────────────────────────────────────────────────────────────
update public.profile set grid_worker_id = tests.id('grid_worker', 'A1') where id = tests.id('profile', 'own worker');
select is((select p.upserts #>> '{profile,0,grid_worker_id}' from tests.pull('own worker') p), tests.id('grid_worker', 'A1')::text, 'a worker''s account knows which worker it is');
select throws_ok(format('update public.profile set grid_worker_id = %L where id = %L', tests.id('grid_worker', 'A1'), tests.id('profile', 'neighbour worker')),
  '23505', null, 'a worker has one account');
delete from public.grid_worker where id = tests.id('grid_worker', 'A1');
select is((select grid_worker_id from public.profile where id = tests.id('profile', 'own worker')), null, 'an account outlives its worker');
select * from finish();
rollback;
