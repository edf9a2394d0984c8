-- What sync_push promises whatever the operation: order, one result each, sent twice counted once, one bad one blocks no other.
begin;
select * from no_plan();
select tests.build_world();

-- ── Who is let in ─────────────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.refusal(who text, batch text default '[]') returns text
language plpgsql as $$
declare
  raised jsonb;
begin
  perform tests.act_as(who);
  raised := tests.error_of(format('select public.sync_push(%L)', batch));
  perform tests.act_as_owner();
  return raised ->> 'state' || ' ' || coalesce(raised ->> 'hint', '');
end
$$;
select is(pg_temp.refusal(who), 'PT403 no_profile', who || ' may not push') from unnest('{nobody,inactive worker}'::text[]) who;
select matches(pg_temp.refusal('anon'), '^42501', 'a stranger may not even call');
select is(pg_temp.refusal('own worker', batch), 'PT400 invalid_input', 'no batch: ' || batch) from unnest('{"{}",null,"1","\"x\""}'::text[]) batch;
select is(tests.push('own worker', variadic '{}'), '[]', 'nothing in, nothing out');
set local role authenticated;
set local request.jwt.claims = '{"role": "authenticated"}';
select is(tests.error_of($$ select public.sync_push('[]') $$) ->> 'hint', 'session_expired', 'without an account: sign in');
reset role;
reset request.jwt.claims;

-- ── Once ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('own worker', tests.report_op('a')), '{applied 1}', 'an operation is applied');
select is((select count(*) from public.case_record where id = tests.id('case_record', 'a')), 1::bigint, 'and its row is there');
select is(tests.push_in_short('own worker', tests.report_op('a'), tests.report_op('a')), '{duplicate applied 1,duplicate applied 1}',
  'sent again it gets its first result');
select is(tests.push('own worker', tests.report_op('a')) #> '{0,result,versions}', jsonb_build_object(tests.id('case_record', 'a'), 1),
  'with all that was in it');
select is((select count(*) from public.case_record where id = tests.id('case_record', 'a')), 1::bigint, 'and is not done again');
select is(tests.push_in_short('own worker', jsonb_set(tests.report_op('a'), '{args,title}', '"other"')), '{rejected id_reuse op_id}',
  'other content under the same id is a fault');
select is(tests.push_in_short('own worker', tests.report_op('a') || '{"device": "tablet 2"}'), '{rejected id_reuse op_id}',
  'whatever part of it is other');
select is(tests.push_in_short('own worker', (tests.report_op('a')::text)::jsonb), '{duplicate applied 1}', 'the order of keys is not content');
select is(tests.push_in_short('community staff', tests.report_op('a')), '{duplicate applied 1}', 'a colleague who imports it learns that it is done');
select is(tests.push_in_short('own worker', tests.report_op('bad', '{"title": ""}')), '{rejected invalid_input title}', 'a refusal');
select is(tests.push_in_short('own worker', tests.report_op('bad', '{"title": ""}')), '{duplicate rejected invalid_input}', 'is remembered too');
select is(tests.push_in_short('community staff', tests.report_op('bad', '{"title": ""}')), '{rejected id_reuse op_id}', 'but not told to others');
select is(tests.push_in_short('own worker', tests.report_op('twice'), tests.report_op('twice')), '{applied 1,duplicate applied 1}', 'also within one batch');

select is((select (user_id, name, device, result ->> 'status', applied_at)::text from private.sync_op where op_id = tests.id('op', 'a')),
  (tests.id('profile', 'own worker'), 'case.report', 'tablet 1', 'applied', now())::text, 'the log says who did what when with what result');
select is_empty($$ select from private.sync_op where result is null $$, 'every line of the log has a result');
select is_empty($$ select from private.sync_op o where row_to_json(o)::text like '%坡道破损%' $$, 'and none has the content');

-- ── Each for itself, in order ─────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('own worker',
    tests.report_op('one'), tests.op('x', 'case.sing', '{}'), tests.report_op('two', '{"class_code": "9999"}'),
    tests.report_op('three', '{"geom": {"type": "Point", "coordinates": [10, 10]}}'), tests.report_op('four')),
  '{applied 1,rejected unknown_operation name,rejected not_found class_code,rejected outside_duty geom,applied 1}',
  'results come in the order of the operations, and a bad one stops no other');
select is((select array_agg(place order by place) from unnest('{one,two,three,four}'::text[]) place
    where exists (select from public.case_record where id = tests.id('case_record', place))), '{four,one}', 'only the good ones are done');
select is_empty($$ select from private.sync_op where op_id = tests.id('op', 'x') $$,
  'an unknown operation is not remembered: a newer server may know it');
select matches(tests.push('own worker', tests.op('x', 'case.sing', '{}')) #>> '{0,message}', 'does not know the operation case.sing',
  'and the answer names it');

-- An operation that fails half way leaves nothing: here its second row is impossible.
alter table public.case_detail add constraint no_detail check (description <> 'impossible');
select is(tests.push_in_short('own worker', tests.report_op('half', '{"description": "impossible"}'), tests.report_op('whole')),
  '{rejected invalid_input,applied 1}', 'what the database refuses is a refusal');
select is_empty($$ select from public.case_record where id = tests.id('case_record', 'half') $$, 'and the first half is taken back');

-- A fault of the server's own is no answer: the device keeps the operation.
create or replace function private.op_case_evaluate(op jsonb) returns jsonb language plpgsql set search_path = '' as $$
begin
  raise exception 'out of order' using errcode = case op #>> '{args,fault}' when 'lock' then '40P01' else 'XX000' end;
end $$;
set local client_min_messages = error;
select is(tests.push_in_short('community staff', tests.op('f1', 'case.evaluate', '{}'), tests.op('f2', 'case.evaluate', '{"fault": "lock"}'), tests.report_op('f3')),
  '{retry 60,retry 1,applied 1}', 'a fault of the server is tried again later, a collision soon');
select is_empty($$ select from private.sync_op where op_id in (tests.id('op', 'f1'), tests.id('op', 'f2')) $$, 'and neither is remembered');

-- ── What cannot be read ───────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.push_in_short('own worker', tests.report_op('env') || change, tests.report_op('after ' || n)),
  array['rejected invalid_input ' || fault, 'applied 1'], format('unreadable %s: %s', fault, change))
from (values
  (1, '{"op_id": "1"}'::jsonb, 'op_id'), (2, '{"op_id": null}', 'op_id'), (3, '{"name": 7}', 'name'), (4, '{"args": []}', 'args'),
  (5, '{"made_at": "yesterday"}', 'made_at'), (6, '{"made_at": "2026-02-31T00:00:00Z"}', 'made_at'), (7, '{"device": ""}', 'device'),
  (8, '{"base_versions": []}', 'base_versions'), (9, '{"base_versions": {"x": 1.5}}', 'base_versions'), (10, '{"base_versions": {"x": null}}', 'base_versions'),
  (11, '{"depends_on": {}}', 'depends_on'), (12, '{"depends_on": ["x"]}', 'depends_on'), (13, '{"depends_on": [null]}', 'depends_on'),
  (14, jsonb_build_object('depends_on', jsonb_build_array(tests.id('op', 'env'))), 'depends_on')) as v (n, change, fault);
select is(tests.push_in_short('own worker', '7', 'null', '[]', '"x"', tests.report_op('plain')),
  '{rejected invalid_input op,rejected invalid_input op,rejected invalid_input op,rejected invalid_input op,applied 1}', 'what is no operation at all');
create function pg_temp.push_text(batch text) returns text[]
language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.act_as('own worker');
  answer := public.sync_push(batch::json)::jsonb;
  perform tests.act_as_owner();
  return array(select tests.in_short(r.value) from jsonb_array_elements(answer) with ordinality as r (value, n) order by r.n);
end
$$;
select is(pg_temp.push_text(format('[{"op_id": "%s", "name": "a\u0000b"}, {"x": "\ud800"}, {"x": 1e999999}, %s]', tests.id('op', 'nul'), tests.report_op('after nul'))),
  '{rejected invalid_input op,rejected invalid_input op,rejected invalid_input op,applied 1}', 'characters and numbers that jsonb cannot hold refuse one operation, not the batch');

-- ── Building upon each other ──────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.close_op(label text, of_case text, base_versions jsonb, variadic after text[]) returns jsonb
language sql as $$
  select tests.op(label, 'case.self_resolve', jsonb_build_object('case_id', tests.id('case_record', of_case), 'note', '已处理'), base_versions,
    (select jsonb_agg(tests.id('op', a)) from unnest(after) a))
$$;
select is(tests.push_in_short('own worker', tests.report_op('d1', '{"severity": "simple"}'), pg_temp.close_op('d2', 'd1', '{}', 'd1')), '{applied 1,applied 2}',
  'an operation counts on the versions that those before it have made');
select is(tests.push_in_short('own worker', pg_temp.close_op('e2', 'e1', '{}', 'e1'), tests.report_op('e1', '{"severity": "simple"}')), '{retry 5,applied 1}',
  'one that comes before what it builds upon waits');
select is(tests.push_in_short('own worker', pg_temp.close_op('e2', 'e1', '{}', 'e1')), '{applied 2}', 'and is done when it comes again');
select is(tests.push_in_short('own worker', tests.report_op('g1', '{"title": ""}'), pg_temp.close_op('g2', 'g1', '{}', 'g1'),
    pg_temp.close_op('g3', 'g1', '{}', 'g2'), pg_temp.close_op('g4', 'g1', '{}', 'g1', 'later')),
  '{rejected invalid_input title,rejected dependency_failed depends_on,rejected dependency_failed depends_on,rejected dependency_failed depends_on}',
  'what builds upon a refused one is refused, and so on');

-- ── Somebody else was faster ──────────────────────────────────────────────────────────────────────────────────────────
create temp table op_on_a1 as select tests.case_op('h1', 'case.handle', 'A1', '{"note": "已清运"}') as first,
  tests.case_op('h2', 'case.return', 'A1', '{"reason": "不属本网格"}') as second,
  tests.case_op('h3', 'case.extend', 'A1', '{"hours": 8, "reason": "等待配件"}') as extend;
select is(tests.push_in_short('own worker', first, second), '{applied 2,conflict 2}', 'the second on the same version is a conflict') from op_on_a1;
select is(tests.push('own worker', second) #> '{0,result,row}',
  (select r from jsonb_array_elements((select upserts -> 'case_record' from tests.pull('own worker'))) r where r ->> 'id' = tests.id('case_record', 'A1')::text),
  'with the row as a pull sends it') from op_on_a1;
select is(tests.push('own worker', second) #>> '{0,result,entity}', 'case_record', 'and of which entity it is') from op_on_a1;
select is((select stage from public.case_record where id = tests.id('case_record', 'A1')), 'feedback', 'nothing of the second is done');

update public.case_record set stage = 'handle' where id = tests.id('case_record', 'A2');
create temp table op_on_a2 as select tests.case_op('k1', 'case.extend', 'A2', '{"hours": 8, "reason": "等待配件"}') as extend,
  tests.case_op('k2', 'case.handle', 'A2', '{"note": "已清运"}') as handle, tests.case_op('k3', 'case.extend', 'A2', '{"hours": 4, "reason": "x"}') as again;
select is(tests.push_in_short('community staff', extend), '{applied 3}', 'the office extends') from op_on_a2;
select is(tests.push_in_short('neighbour worker', handle), '{applied 4}', 'and the worker, who touched another part, has no conflict') from op_on_a2;
select is(tests.push_in_short('community staff', again), '{conflict 4}', 'the same part is one') from op_on_a2;
create temp table op_on_b1 as select tests.case_op('l1', 'case.handle', 'B1', '{"note": "已清运"}') as handle,
  tests.case_op('l2', 'case.handle', 'B1', '{"note": "已清运"}') || '{"base_versions": {}}' as without,
  jsonb_set(tests.case_op('l3', 'case.handle', 'B1', '{"note": "已清运"}'), array['base_versions', tests.id('case_record', 'B1')::text], '9') as ahead;
update public.case_record set title = '改名' where id = tests.id('case_record', 'B1');
select is(tests.push_in_short('street staff', handle, without, ahead), '{conflict 2,rejected invalid_input base_versions,conflict 2}',
  'a change that no operation explains is a conflict, and so is a version from the future; none at all is a fault') from op_on_b1;

-- ── Not too much at once ──────────────────────────────────────────────────────────────────────────────────────────────
create temp table big as select array_agg(r order by n) as results from unnest(tests.push_in_short('own worker',
  variadic (select array_agg(tests.report_op('big ' || n) order by n) from generate_series(1, 53) n))) with ordinality as u (r, n);
select is((select count(*) from big, unnest(results[1:50]) r where r = 'applied 1'), 50::bigint, 'fifty operations are worked on');
select is(results[51:], '{retry 0,retry 0,retry 0}', 'the rest is asked for again at once') from big;

-- ── And a pull brings it ──────────────────────────────────────────────────────────────────────────────────────────────
create temp table before as select next_cursor from tests.pull('own worker');
select tests.push('own worker', tests.report_op('pulled', '{"reporter_name": "慕容远山"}'));
select ok(tests.ids_in(p.upserts, 'case_record') @> array[tests.id('case_record', 'pulled')::text]
    and tests.ids_in(p.upserts, 'case_detail') @> array[tests.id('case_record', 'pulled')::text], 'what was pushed comes with the next pull')
from before, tests.pull('own worker', next_cursor) p;
select * from finish();
rollback;
