-- Proposals of boundaries: by whom, from which status to which, what they are counted to bring, and their day. And codes by the rule.
begin;
select * from no_plan();
select tests.build_world();
select tests.lay_out_grids();

-- Each made anew, also with the same words: their ids follow from the moment.
create function pg_temp.save_op(label text, more jsonb default '{}', areas jsonb default tests.border(101.206), removed jsonb default '[]') returns jsonb
language sql stable as $$
  select tests.op('save ' || label || clock_timestamp(), 'proposal.save', jsonb_build_object('proposal_id', tests.id('boundary_proposal', label), 'parent_id', tests.id('territory', 'A'), 'name', '东移方案',
    'change', jsonb_build_object('areas', areas, 'removed', removed), 'bases', tests.seen()) || more,
    coalesce((select jsonb_build_object(p.id, p.version) from public.boundary_proposal p where p.id = tests.id('boundary_proposal', label)), '{}'))
$$;
create function pg_temp.step(label text, verb text, more jsonb default '{}') returns jsonb
language sql stable as $$
  select tests.op(verb || ' ' || label || clock_timestamp(), 'proposal.' || verb, jsonb_build_object('proposal_id', p.id) || more, jsonb_build_object(p.id, p.version))
  from public.boundary_proposal p where p.id = tests.id('boundary_proposal', label)
$$;
create function pg_temp.now_or(days int) returns jsonb
language sql stable as $$ select jsonb_build_object('effective_on', private.today() + days) $$;
create function pg_temp.status(label text) returns text
language sql stable as $$ select p.status from public.boundary_proposal p where p.id = tests.id('boundary_proposal', label) $$;
-- The proposal of somebody, as far as a status.
create function pg_temp.bring(label text, who text, far text, day int default 1) returns void
language plpgsql as $$
begin
  perform tests.push(who, pg_temp.save_op(label));
  if far <> 'draft' then perform tests.push(who, pg_temp.step(label, 'submit')); end if;
  if far in ('approved', 'effective') then perform tests.push('leader', pg_temp.step(label, 'approve', pg_temp.now_or(case far when 'effective' then 0 else day end))); end if;
  if far = 'rejected' then perform tests.push('leader', pg_temp.step(label, 'reject', '{"note": "太远"}')); end if;
  if far = 'stale' then update public.boundary_proposal p set status = 'stale', effective_on = private.today() where p.id = tests.id('boundary_proposal', label); end if;
end
$$;

-- ── By whom ───────────────────────────────────────────────────────────────────────────────────────────────────────────
select is(tests.answer(v.who, pg_temp.save_op('new')), v.answer, v.who || ' makes a proposal')
from (values ('own worker', 'rejected not_permitted name'), ('leader', 'rejected not_permitted name'), ('administrator', 'rejected not_permitted name'),
  ('community staff', 'applied 1'), ('street staff', 'applied 1')) v (who, answer);
select is(tests.answer('community staff', pg_temp.save_op('new', jsonb_build_object('parent_id', tests.id('territory', 'B')))), 'rejected outside_duty parent_id', 'inside the duty');
select is(tests.answer('community staff', pg_temp.save_op('new', v.more)), 'rejected invalid_input ' || v.field, format('no proposal with %s', v.more)) from (values
  ('name', '{"name": " "}'::jsonb), ('name', jsonb_build_object('name', repeat('长', 61))), ('note', jsonb_build_object('note', repeat('长', 2001))), ('change', '{"change": {}}'),
  ('change', '{"change": {"areas": [], "removed": []}}'), ('bases', '{"bases": []}'), ('bases', '{"bases": {"x": 1}}'), ('bases', jsonb_build_object('bases', jsonb_build_object(tests.id('territory', 'A1'), 'one')))) v (field, more);
select pg_temp.bring('mine', 'community staff', 'draft');
select is(tests.answer('street staff', pg_temp.save_op('mine')), 'rejected not_permitted proposal_id', 'nobody draws over another''s');
select is(tests.answer('street staff', pg_temp.step('mine', 'submit')), 'rejected not_permitted proposal_id', 'or submits it');
select is(tests.answer('community staff', pg_temp.save_op('mine') || '{"base_versions": {}}'), 'rejected invalid_input base_versions', 'a known one is drawn anew in the version that was seen');
select is(tests.answer('community staff', pg_temp.save_op('mine') || jsonb_build_object('base_versions', jsonb_build_object(tests.id('boundary_proposal', 'mine'), 9))), 'conflict 1', 'another version is a conflict');
select is(tests.answer('community staff', pg_temp.save_op('D1')), 'rejected id_reuse proposal_id', 'an id is one''s own');

-- Which status allows what, to whom.
create temp table stage (status text, verb text, who text, answer text);
insert into stage values
  ('draft', 'submit', 'community staff', 'applied'), ('draft', 'approve', 'leader', 'wrong_stage'), ('draft', 'reject', 'leader', 'wrong_stage'), ('draft', 'remove', 'community staff', 'applied'), ('draft', 'save', 'community staff', 'applied'),
  ('proposed', 'submit', 'community staff', 'wrong_stage'), ('proposed', 'approve', 'leader', 'applied'), ('proposed', 'approve', 'street staff', 'applied'), ('proposed', 'approve', 'county leader', 'applied'),
  ('proposed', 'approve', 'community staff', 'not_permitted'), ('proposed', 'approve', 'own worker', 'not_permitted'), ('proposed', 'approve', 'administrator', 'not_permitted'),
  ('proposed', 'reject', 'leader', 'applied'), ('proposed', 'reject', 'street staff', 'applied'), ('proposed', 'reject', 'community staff', 'not_permitted'), ('proposed', 'save', 'community staff', 'wrong_stage'),
  ('proposed', 'remove', 'community staff', 'applied'), ('proposed', 'remove', 'street staff', 'applied'), ('proposed', 'remove', 'leader', 'not_permitted'),
  ('approved', 'submit', 'community staff', 'wrong_stage'), ('approved', 'approve', 'leader', 'wrong_stage'), ('approved', 'reject', 'leader', 'applied'), ('approved', 'remove', 'community staff', 'wrong_stage'), ('approved', 'remove', 'street staff', 'wrong_stage'), ('approved', 'save', 'community staff', 'wrong_stage'),
  ('rejected', 'submit', 'community staff', 'wrong_stage'), ('rejected', 'approve', 'leader', 'wrong_stage'), ('rejected', 'remove', 'community staff', 'applied'), ('rejected', 'save', 'community staff', 'applied'),
  ('stale', 'approve', 'leader', 'wrong_stage'), ('stale', 'save', 'community staff', 'applied'), ('stale', 'remove', 'community staff', 'applied'),
  ('effective', 'approve', 'leader', 'wrong_stage'), ('effective', 'reject', 'leader', 'wrong_stage'), ('effective', 'remove', 'street staff', 'wrong_stage'), ('effective', 'save', 'community staff', 'wrong_stage');
create function pg_temp.staged(s stage) returns text
language plpgsql as $$
declare
  answer jsonb;
begin
  perform pg_temp.bring('try', 'community staff', s.status);
  answer := tests.push(s.who, case s.verb when 'save' then pg_temp.save_op('try', '{"note": "再画"}')
    else pg_temp.step('try', s.verb, case s.verb when 'approve' then pg_temp.now_or(1) when 'reject' then '{"note": "不行"}' else '{}' end) end) -> 0;
  raise exception using errcode = 'ZZ005', message = coalesce(answer ->> 'code', answer ->> 'status');
exception when sqlstate 'ZZ005' then
  return sqlerrm;
end
$$;
select is(pg_temp.staged(s), s.answer, format('%s: %s by %s', s.status, s.verb, s.who)) from stage s;
select pg_temp.bring('own', 'street staff', 'proposed');
select is(tests.answer('street staff', pg_temp.step('own', 'approve', pg_temp.now_or(0))), 'rejected not_permitted proposal_id', 'street staff approves no proposal of its own');
select is(tests.answer('street staff', pg_temp.step('own', 'reject', '{"note": "算了"}')), 'rejected not_permitted proposal_id', 'nor rejects it');
select is(tests.answer('leader', pg_temp.step('own', 'reject')), 'rejected invalid_input note', 'who rejects says why');
select is(tests.answer('leader', pg_temp.step('own', 'approve')), 'rejected invalid_input effective_on', 'who approves says when');
select is(tests.answer('leader', pg_temp.step('own', 'approve', pg_temp.now_or(-1))), 'rejected invalid_input effective_on', 'not in the past');
select is(tests.answer('leader', pg_temp.step('own', 'approve', '{"effective_on": "2027-02-30"}')), 'rejected invalid_input effective_on', 'on a day there is');
select is(tests.answer('leader', pg_temp.step('D1', 'approve', pg_temp.now_or(1))), 'rejected not_found proposal_id', 'inside the duty of who approves');
select is_empty($$ select o.name from private.operation o where o.name like 'proposal.%' and split_part(o.name, '.', 2) not in (select s.verb from stage s) $$, 'these are all');

-- ── What it would bring ───────────────────────────────────────────────────────────────────────────────────────────────
create temp table outlines as select t.id, t.version, t.geom from public.territory t;
select tests.push('community staff', pg_temp.save_op('plan', '{"note": " 河道改线 "}'), pg_temp.step('plan', 'submit'));
select tests.push('community staff', pg_temp.step('plan', 'submit'));
select is(pg_temp.status('plan'), 'proposed', 'it is submitted');
select is((select p.effect - 'parts' from public.boundary_proposal p where p.id = tests.id('boundary_proposal', 'plan')),
  '{"moved_households": 1, "moved_residents": 3, "households_with_other_worker": 1}', 'one door comes to another part, and to another worker');
select results_eq($$ select part ->> 'name', (part #>> '{before,households}')::int, (part #>> '{after,households}')::int, (part #>> '{before,members}')::int, (part #>> '{after,members}')::int,
    (part #>> '{before,residents}')::int, (part #>> '{after,residents}')::int, (part #>> '{before,grid_workers}')::int, (part #>> '{after,area_m2}')::float8 < (part #>> '{before,area_m2}')::float8
  from public.boundary_proposal p, jsonb_array_elements(p.effect -> 'parts') part where p.id = tests.id('boundary_proposal', 'plan') $$,
  $$ values ('A1', 1, 0, 1, 0, 3, 0, 1, true), ('A2', 1, 2, 1, 2, 3, 6, 1, false) $$, 'before and after, part by part');
select is_empty($$ select t.id from public.territory t join outlines o using (id) where t.version <> o.version $$, 'and nothing has changed');
select tests.push('community staff', pg_temp.save_op('merger', '{}', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.215, 41.32)), tests.cut('A9', tests.box(101.215, 41.30, 101.22, 41.32), 'A2', '东网格')),
  jsonb_build_array(tests.merged('A2', 'A1'))));
select tests.push('community staff', pg_temp.step('merger', 'submit'));
select results_eq($$ select part ->> 'name', part -> 'before' = 'null', part -> 'after' = 'null' from public.boundary_proposal p, jsonb_array_elements(p.effect -> 'parts') part where p.id = tests.id('boundary_proposal', 'merger') $$,
  $$ values ('A1', false, false), ('东网格', true, false), ('A2', false, true) $$, 'what is not there before or after is null');
select is((select p.effect ->> 'households_with_other_worker' from public.boundary_proposal p where p.id = tests.id('boundary_proposal', 'merger')), '0', 'a part cut from another keeps its worker');
select tests.push('community staff', pg_temp.save_op('bad', '{}', jsonb_build_array(tests.drawn('A1', tests.box(101.20, 41.30, 101.206, 41.32)))));
select is(tests.answer('community staff', pg_temp.step('bad', 'submit')), 'rejected outlines_gap change', 'what could not be carried out is not submitted');
select tests.push('community staff', pg_temp.save_op('old', jsonb_build_object('bases', jsonb_build_object(tests.id('territory', 'A1'), 1, tests.id('territory', 'A2'), 1))));
select is(tests.answer('community staff', pg_temp.step('old', 'submit')), 'conflict ' || (select t.version from public.territory t where t.id = tests.id('territory', 'A1')), 'nor what was drawn on other outlines');

-- ── Its day ───────────────────────────────────────────────────────────────────────────────────────────────────────────
select is((select (w.body ->> 'is_own')::boolean from tests.act_as('community staff') a, private.wire_boundary_proposal w where w.id = tests.id('boundary_proposal', 'plan')), true, 'its maker is told that it is their own');
select is((select (w.body ->> 'is_own')::boolean from tests.act_as('leader') a, private.wire_boundary_proposal w where w.id = tests.id('boundary_proposal', 'plan')), false, 'others are not');
select is((select w.body::jsonb ? 'maker_id' from private.wire_boundary_proposal w where w.id = tests.id('boundary_proposal', 'plan')), false, 'and not whose it is');
select tests.act_as_owner();
select is(tests.push_in_short('leader', pg_temp.step('plan', 'approve', pg_temp.now_or(2) || '{"note": "同意"}')), '{applied 3}', 'it is approved for another day');
select is((select (p.status, p.effective_on, p.reviewed_by, p.review_note) from public.boundary_proposal p where p.id = tests.id('boundary_proposal', 'plan')),
  ('approved'::text, private.today() + 2, 'leader'::text, '同意'::text), 'with day, name and note');
select is(private.enact_due_proposals(), 0, 'nothing is due before its day');
select is((select count(*)::int from public.boundary_version v where v.territory_id = tests.id('territory', 'A')), 0, 'and nothing has changed');
-- The day has come, and gone by a little.
update public.boundary_proposal p set effective_on = private.today() - 1 where p.id = tests.id('boundary_proposal', 'plan');
select is(tests.push_in_short('own worker', tests.op('patrol', 'patrol.start', jsonb_build_object('patrol_id', tests.id('patrol', 'new'), 'territory_id', tests.id('territory', 'A1')))), '{applied 1}', 'a worker pushes');
select is(pg_temp.status('plan'), 'effective', 'and the proposal has come into force');
select results_eq($$ select t.valid_from, extensions.st_xmax(t.geom) from public.territory t where t.parent_id = tests.id('territory', 'A') order by t.code $$,
  $$ values (private.today() - 1, 101.206::float8), (private.today() - 1, 101.22::float8) $$, 'from its day on');
select results_eq($$ select v.valid_to, v.reason, v.ended_by from public.boundary_version v where v.territory_id = tests.id('territory', 'A') $$,
  $$ values (private.today() - 1, '东移方案'::text, 'community staff'::text), (private.today() - 1, '东移方案', 'community staff') $$, 'with the past ended by who proposed it');
select is((select h.territory_id from public.household h where h.id = tests.id('household', 'A1')), tests.id('territory', 'A2'), 'and the door where it belongs');

-- One that no longer fits, by a device that checks in.
select pg_temp.bring('late', 'community staff', 'approved');
select tests.push('street staff', tests.edit_op('meanwhile', tests.border(101.207)));
update public.boundary_proposal p set effective_on = private.today() where p.id = tests.id('boundary_proposal', 'late');
select lives_ok($$ select tests.act_as('leader'), public.check_in(tests.id('device', 'leader'), '平板', 'Android', 0) $$, 'a device checks in');
select tests.act_as_owner();
select is((select (p.status, p.review_note) from public.boundary_proposal p where p.id = tests.id('boundary_proposal', 'late')), ('stale'::text, 'conflict: A1'::text), 'a proposal that no longer fits is stale, and says of what');
select is((select extensions.st_xmax(t.geom) from public.territory t where t.id = tests.id('territory', 'A1')), 101.207::float8, 'the outlines stay');
-- Approved for today: at once, or not at all.
select pg_temp.bring('today', 'community staff', 'effective');
select is(pg_temp.status('today'), 'effective', 'today is at once');
select pg_temp.bring('too late', 'community staff', 'proposed');
select tests.push('street staff', tests.edit_op('again', tests.border(101.208)));
select is((tests.push_in_short('leader', pg_temp.step('too late', 'approve', pg_temp.now_or(0))))[1] like 'conflict %', true, 'unless the outlines are others meanwhile');
select is(pg_temp.status('too late'), 'proposed', 'then it stays as it is');
-- A fault of the change itself, not of versions.
select pg_temp.bring('gap', 'community staff', 'approved');
update public.boundary_proposal p set effective_on = private.today(), change = jsonb_set(p.change, '{areas,1,geom}', tests.geojson(tests.box(101.21, 41.30, 101.22, 41.32))) where p.id = tests.id('boundary_proposal', 'gap');
select is(private.enact_due_proposals(), 0, 'what leaves a gap does not come into force');
select is((select p.review_note like 'outlines_gap: %' from public.boundary_proposal p where p.id = tests.id('boundary_proposal', 'gap')), true, 'and says so');

-- ── Codes and names ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Three grids: A2 in the north, A1 south-west, A3 south-east; the codes are in another order.
delete from public.boundary_proposal p where p.territory_id = tests.id('territory', 'A');
select is((tests.push_in_short('street staff', tests.edit_op('three', jsonb_build_array(tests.drawn('A2', tests.box(101.20, 41.311, 101.22, 41.32)),
  tests.drawn('A1', tests.box(101.20, 41.30, 101.21, 41.311)), tests.cut('A3', tests.box(101.21, 41.30, 101.22, 41.311), 'A1', '第三网格')))))[1] like 'applied %', true, 'three grids');
insert into public.territory (id, parent_id, level, code, name, geom) values (tests.id('territory', 'A2m'), tests.id('territory', 'A2'), 'micro_grid', '990199001001002-7', '微网格', tests.box(101.20, 41.311, 101.21, 41.32));
create function pg_temp.renumber(label text) returns jsonb
language sql stable as $$ select tests.op(label, 'territory.renumber', jsonb_build_object('parent_id', t.id), jsonb_build_object(t.id, t.version)) from public.territory t where t.id = tests.id('territory', 'A') $$;
select is(tests.answer(v.who, pg_temp.renumber('who')) like v.answer, true, v.who || ' numbers anew') from (values ('own worker', 'rejected not_permitted name'), ('leader', 'rejected not_permitted name'),
  ('administrator', 'rejected not_permitted name'), ('community staff', 'applied %'), ('street staff', 'applied %')) v (who, answer);
create temp table numbered as select tests.push('community staff', pg_temp.renumber('number')) as answer;
select is((select array_agg(t.code order by t.name) from public.territory t where t.path @> array[tests.id('territory', 'A')] and t.level <> 'community'),
  array['990199001001002', '990199001001001', '990199001001001-7', '990199001001003'], 'north to south, west to east, and the micro grid with its grid');
select is((select array_agg(k order by k) from numbered n, jsonb_object_keys(n.answer #> '{0,versions}') k),
  (select array_agg(t.id::text order by t.id::text) from public.territory t where t.id in (tests.id('territory', 'A1'), tests.id('territory', 'A2'), tests.id('territory', 'A2m'))), 'those whose code has changed are told');
select is(tests.answer('community staff', tests.op('old', 'territory.renumber', jsonb_build_object('parent_id', tests.id('territory', 'A')), jsonb_build_object(tests.id('territory', 'A'), 99))) like 'conflict %', true, 'on the version that was seen');
select is(tests.answer('community staff', tests.op('off', 'territory.renumber', jsonb_build_object('parent_id', tests.id('territory', 'B')), tests.seen())), 'rejected outside_duty parent_id', 'inside the duty');

create function pg_temp.change_op(label text, place text, more jsonb) returns jsonb
language sql stable as $$ select tests.op(label, 'territory.change', jsonb_build_object('territory_id', tests.id('territory', place)) || more, tests.seen()) $$;
select is(tests.answer(v.who, pg_temp.change_op('who', 'A1', '{"name": "新名"}')) like v.answer, true, v.who || ' names a grid') from (values ('own worker', 'rejected not_permitted name'), ('leader', 'rejected not_permitted name'),
  ('community staff', 'applied %'), ('street staff', 'applied %')) v (who, answer);
select is(tests.answer('community staff', pg_temp.change_op('bad', v.place, v.more)), 'rejected ' || v.answer, v.more::text) from (values
  ('B1', '{"name": "新名"}'::jsonb, 'not_found territory_id'), ('A1', '{"name": "A2"}', 'name_taken name'), ('A1', jsonb_build_object('name', repeat('长', 61)), 'invalid_input name'),
  ('A1', '{"kind": "tent"}', 'invalid_input kind'), ('A', '{"kind": "base_grid"}', 'invalid_input kind'), ('A1', jsonb_build_object('office_code', repeat('1', 61)), 'invalid_input office_code')) v (place, more, answer);
select tests.push('community staff', pg_temp.change_op('full', 'A1', '{"name": " 清和第一网格 ", "office_code": "QH-01", "kind": "dedicated_grid"}'));
select is((select (t.name, t.office_code, t.kind) from public.territory t where t.id = tests.id('territory', 'A1')), ('清和第一网格'::text, 'QH-01'::text, 'dedicated_grid'::text), 'a grid gets name, office code and kind');
select tests.push('community staff', pg_temp.change_op('back', 'A1', '{"office_code": ""}'));
select is((select (t.name, t.office_code, t.kind) from public.territory t where t.id = tests.id('territory', 'A1')), ('清和第一网格'::text, null::text, 'dedicated_grid'::text), 'an empty office code takes it back');
select * from finish();
rollback;
