-- What a pull carries, to whom, and what the next one adds.
begin;
select plan((select 44 + e.n + c.n * (e.n + 1)
  from (select count(*) from private.sync_entity) e (n),
    (select count(*) from tests.cast_members() c where c.role not in ('no profile', 'anon')) c (n))::int);
select tests.build_world();

-- ── A first pull, per person: exactly what the matrix lets them hold ──────────────────────────────────────────────────
create temp table pulled as
  select c.actor, p.* from tests.cast_members() c, tests.pull(c.actor) p where c.role not in ('no profile', 'anon');

select is(tests.ids_in(p.upserts, e.name),
  case e.name when 'profile' then array[tests.id('profile', p.actor)::text] else tests.expected_ids(p.actor, e.name) end,
  format('%s receives %s', p.actor, e.name))
from pulled p, private.sync_entity e order by p.actor, e.position;

select is_empty(format($$ select k from jsonb_object_keys((select upserts from pulled where actor = %L)) k
    where k not in (select name from private.sync_entity) $$, actor), format('%s receives nothing else', actor))
from pulled order by actor;

select is((select array_agg(name order by position) from private.sync_entity),
  '{profile,
    territory_level,
    territory,
    place_summary,
    compound,
    building,
    party_tier,
    party_org,
    party_org_coverage,
    party_officer,
    grid_worker,
    grid_worker_duty,
    service_station,
    station_duty,
    volunteer_team,
    service_offer,
    service_order,
    service_order_detail,
    case_class,
    case_stage,
    case_loop,
    case_transition,
    case_record,
    case_detail,
    photo,
    compound_body,
    hotline,
    assignment,
    checklist_template,
    checklist_result,
    compound_gate,
    footpath,
    facility_kind,
    facility,
    candidate_site,
    service_circle,
    service_circle_place,
    circle_scenario,
    responsibility_zone,
    boundary_proposal,
    boundary_version,
    reported_figure,
    grid_size,
    resident_unit,
    stairwell_unit,
    party_household,
    party_member,
    household,
    stairwell_need,
    household_contact,
    care_household,
    visit,
    patrol}'::text[],
  'entities come in the order the map needs them');

-- ── Rows look as src/domain/entities.ts says ──────────────────────────────────────────────────────────────────────────
create temp table wire_key (entity text, keys text[]);
insert into wire_key values
  ('profile', '{id,version,display_name,role,territory_ids,grid_worker_id}'),
  ('territory_level', '{id,version,rank,is_office,name_zh,name_en}'),
  ('territory', '{id,version,parent_id,level,code,office_code,name,kind,geom,area_m2,valid_from}'),
  ('place_summary', '{id,version,place_kind,households,residents,party_households,center_households,members,formal_members,probationary_members,open_cases,compounds,buildings}'),
  ('compound', '{id,version,territory_id,name,kind,address,built_year,geom,area_m2}'),
  ('building', '{id,version,territory_id,compound_id,name,use,floors,geom}'),
  ('party_tier', '{id,version,pattern,rank,org_kind,scope_kind,name_zh,name_en}'),
  ('party_org', '{id,version,parent_id,territory_id,tier_id,kind,scope_kind,name,formation_method,founded_on}'),
  ('party_org_coverage', '{id,version,party_org_id,covers_territory_id,covers_compound_id}'),
  ('party_officer', '{id,version,party_org_id,post,name,phone,capacity}'),
  ('grid_worker', '{id,version,territory_id,name,employment,phone}'),
  ('grid_worker_duty', '{id,version,grid_worker_id,territory_id}'),
  ('service_station', '{id,version,territory_id,tier,name,address,phone,rooms,amenities,opening_hours,geom}'),
  ('station_duty', '{id,version,service_station_id,weekday,name,phone}'),
  ('case_class', '{id,version,kind,major_zh,major_en,minor_zh,minor_en,limit_hours,clock,duplicate_m,loop}'),
  ('case_stage', '{id,version,rank,name_zh,name_en,is_closed}'),
  ('case_loop', '{id,version,rank,name_zh,name_en,steps}'),
  ('case_transition', '{id,version,loop,operation,from_stage,to_stage,roles,required}'),
  ('case_record', '{id,version,territory_id,compound_id,building_id,number,class_code,loop,stage,severity,title,grid_worker_id,reported_at,registered_at,due_at,told_at,closed_at,rework_count,extension_count,satisfaction,self_resolved,geom}'),
  ('case_detail', '{id,version,description,reporter_name,reporter_phone,household_id}'),
  ('photo', '{id,version,subject,subject_id,size_bytes,width,height,taken_at}'),
  ('volunteer_team', '{id,version,territory_id,name,skills,leader_name,phone,members,capacity,in_hand,micro_services,activities,hard_problems,ratings,rating_average,geom}'),
  ('service_offer', '{id,version,team_id,skill,outcome,title,description,published_at,withdrawn_at}'),
  ('service_order', '{id,version,territory_id,compound_id,building_id,number,offer_id,skill,outcome,title,stage,team_id,declined_by,rating,wished_on,placed_at,dispatched_at,accepted_at,completed_at,closed_at,geom}'),
  ('service_order_detail', '{id,version,description,resident_name,resident_phone,household_id,decline_reason,completion_note,rating_comment,cancel_reason}'),
  ('compound_body', '{id,version,compound_id,kind,name,leader_name,phone,elected_on}'),
  ('hotline', '{id,version,territory_id,compound_id,kind,name,phone}'),
  ('compound_gate', '{id,version,compound_id,kind,open_hours,is_closed,geom}'),
  ('footpath', '{id,version,territory_id,kind,name,is_closed,geom}'),
  ('facility_kind', '{id,version,rank,group,name_zh,name_en,walk_minutes}'),
  ('facility', '{id,version,territory_id,kind,name,address,phone,opening_hours,geom}'),
  ('candidate_site', '{id,version,territory_id,kind,name,address,owner,area_m2,due_on,geom}'),
  ('service_circle', '{id,version,territory_id,name,served,pace,places,network,published_by,published_at,stale_since,stale_because}'),
  ('service_circle_place', '{id,version,service_circle_id,place_kind,place_id,households,unconnected,within,unknown,elderly,children}'),
  ('circle_scenario', '{id,version,territory_id,name,served,pace,minutes,sites,result,note,status,made_by,made_at,proposed_at}'),
  ('boundary_proposal', '{id,version,territory_id,name,note,change,bases,effect,status,effective_on,made_by,is_own,made_at,reviewed_by,reviewed_at,review_note}'),
  ('boundary_version', '{id,version,subject_id,parent_id,level,code,office_code,name,kind,geom,area_m2,valid_from,valid_to,counts,reason,ended_by}'),
  ('responsibility_zone', '{id,version,territory_id,kind,name,resident_unit_id,geom,length_m}'),
  ('reported_figure', '{id,version,territory_id,measure,value,reported_by,reported_at}'),
  ('grid_size', '{id,version,territory_id,households_from,households_to}'),
  ('stairwell_need', '{id,version,elderly,children}'),
  ('resident_unit', '{id,version,territory_id,name,kind,phone,geom}'),
  ('stairwell_unit', '{id,version,building_id,name,geom}'),
  ('party_household', '{id,version,household_id,is_center,plaque_status,plaque_no,mounted_on}'),
  ('party_member', '{id,version,name,category,standing,party_org_id,compound_id,household_id,resident_unit_id,checked_in_on}'),
  ('household', '{id,version,stairwell_unit_id,floor,door,residents}'),
  ('household_contact', '{id,version,head_name,phone,care,elders,children}'),
  ('assignment', '{id,version,territory_id,compound_id,profile_id,leader_name,leader_post,cadence,assigned_on,last_visited_at}'),
  ('checklist_template', '{id,version,rank,subject,name_zh,name_en,items}'),
  ('checklist_result', '{id,version,territory_id,template_id,item,compound_id,party_org_id,ok,note,patrol_id,profile_id,checker_name,checked_at}'),
  ('care_household', '{id,version,cadence,last_visited_at}'),
  ('visit', '{id,version,territory_id,household_id,compound_id,assignment_id,patrol_id,profile_id,visitor_name,kind,met,findings,distance_m,visited_at}'),
  ('patrol', '{id,version,territory_id,profile_id,walker_name,started_at,finished_at,distance_m}');
select is(
  (select array_agg(k order by k collate "C") from jsonb_object_keys((select upserts #> array[w.entity, '0'] from pulled where actor = 'own worker')) k),
  (select array_agg(k order by k collate "C") from unnest(w.keys) k),
  format('a row of %s has the keys of the wire type', w.entity))
from wire_key w order by w.entity;

create temp view held as select upserts from pulled where actor = 'own worker';
select is((select upserts #> '{stairwell_unit,0,geom}' from held), '{"type": "Point", "coordinates": [101.215, 41.315]}'::jsonb, 'a point is GeoJSON, longitude first');
select is((select upserts #>> '{building,0,geom,type}' from held), 'MultiPolygon', 'an outline is a GeoJSON multi-polygon');
select is((select upserts #> '{place_summary,0,members}' from (
    select jsonb_build_object('place_summary', jsonb_agg(r)) as upserts from held, jsonb_array_elements(upserts -> 'place_summary') r
    where r ->> 'id' = tests.id('compound', 'A1')::text) s),
  '{"in_service": 1, "retired": 0, "resident": 0, "floating": 0, "without_post": 0, "managed": 0}'::jsonb, 'members are counted by category');
set local timezone = 'Asia/Shanghai';
select is((select p.upserts #>> '{case_record,0,reported_at}' from tests.pull('own worker') p), '2026-01-01T00:00:00+00:00', 'times are UTC, whatever the session''s zone');
reset timezone;
update public.stairwell_unit set geom = extensions.st_setsrid(extensions.st_makepoint(101.123456789012, 41.3), 4326) where id = tests.id('stairwell_unit', 'A1');
select ok((select p.upserts -> 'stairwell_unit' @> '[{"geom": {"coordinates": [101.1234568, 41.3]}}]' from tests.pull('own worker') p), 'coordinates have 7 decimals');
select is((select upserts #> '{profile,0,territory_ids}' from held), jsonb_build_array(tests.id('territory', 'A1')), 'a profile carries its duties');

-- ── Nobody in particular ──────────────────────────────────────────────────────────────────────────────────────────────
create function pg_temp.pull_error(who text, call text default 'select public.sync_pull()') returns jsonb
language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.act_as(who);
  answer := tests.error_of(call);
  perform tests.act_as_owner();
  return answer;
end
$$;
select is(pg_temp.pull_error('nobody') ->> 'state', 'PT403', 'an account without a profile is refused');
select is(pg_temp.pull_error('nobody') ->> 'hint', 'no_profile', 'and told why');
select is(pg_temp.pull_error('inactive worker') ->> 'hint', 'no_profile', 'an inactive one likewise');
select is(pg_temp.pull_error('anon') ->> 'state', '42501', 'a stranger may not call at all');
set local role authenticated;
set local request.jwt.claims = '{"role": "authenticated"}';
select is(tests.error_of('select public.sync_pull()') ->> 'hint', 'session_expired', 'a request without an account is told to sign in');
reset role;
select is(pg_temp.pull_error('own worker', 'select public.sync_pull(null, 0)') ->> 'hint', 'invalid_input', 'a page has at least one row');

-- ── Full and pages ────────────────────────────────────────────────────────────────────────────────────────────────────
select is((select fulls from pulled where actor = 'own worker'), '{t}', 'a first pull is full');
create temp table paged as select * from tests.pull('street staff', null, 7);
select cmp_ok((select array_length(fulls, 1) from paged), '>', 20, 'small pages are many');
select is((select array_agg(distinct f) from paged, unnest(fulls[2:]) f), '{f}', 'only the first says: let go of all you hold');
select is((select upserts from paged), (select upserts from pulled where actor = 'street staff')
  || (select jsonb_build_object('stairwell_unit', upserts -> 'stairwell_unit') from paged), 'together they are the same rows, each once and in the same order');
select ok((select bool_and(a <= b) and max(b) = 1 and min(a) > 0 from paged, unnest(progress[:array_length(progress, 1) - 1], progress[2:]) u (a, b)),
  'progress grows and ends at 1');

-- ── Deltas ────────────────────────────────────────────────────────────────────────────────────────────────────────────
create temp table stand (actor text primary key, cursor jsonb);
create function pg_temp.remember() returns void language sql as $$
  delete from stand;
  insert into stand select c.actor, p.next_cursor from tests.cast_members() c, tests.pull(c.actor) p where c.role not in ('no profile', 'anon');
  select tests.let_time_pass();
$$;
-- Everything an actor's next pull carries, in one line: what came, what went.
create function pg_temp.next_pull(who text) returns text
language sql as $$
  select case when true = any (p.fulls) then 'full' else
    coalesce((select string_agg(k || ' ' || jsonb_array_length(p.upserts -> k), ', ' order by k collate "C") from jsonb_object_keys(p.upserts) k), '') || ' / ' ||
    coalesce((select string_agg(k || ' ' || jsonb_array_length(p.removes -> k), ', ' order by k collate "C") from jsonb_object_keys(p.removes) k), '') end
  from stand s, tests.pull(s.actor, s.cursor) p where s.actor = who
$$;

-- the gates of one grid, coming after the circle of another, have made it stale
update public.service_circle set stale_since = null, stale_because = null;
select pg_temp.remember();
select is(pg_temp.next_pull('own worker'), ' / ', 'when nothing changed, nothing comes');

update public.household set residents = 4 where id = tests.id('household', 'A1');
select is(pg_temp.next_pull('own worker'), 'household 1, place_summary 5 / ', 'a changed household comes, with the counts it changed');
select is(pg_temp.next_pull('neighbour worker'), 'place_summary 5 / ', 'to the neighbour only the counts');
select is(pg_temp.next_pull('far worker'), 'place_summary 1 / ', 'to the other office only the county''s');
update public.household_contact set phone = '0000-100009' where id = tests.id('household', 'A1');
select is(pg_temp.next_pull('community staff'), 'household 1, place_summary 5 / ', 'a changed contact does not come to the office');

select pg_temp.remember();
delete from public.household where id = tests.id('household', 'A2');
select is(pg_temp.next_pull('neighbour worker'), 'case_detail 1, party_member 1, place_summary 5, service_circle 1, service_order_detail 1, visit 1 / care_household 1, household 1, household_contact 1, party_household 1, stairwell_need 1',
  'a deleted household is taken back, with all that hung on it');
select is(pg_temp.next_pull('street staff'), 'case_detail 1, party_member 1, place_summary 5, service_circle 1, service_order_detail 1, visit 1 / household 1, party_household 1, stairwell_need 1', 'from the office what the office held');
select is(pg_temp.next_pull('leader'), 'place_summary 5, service_circle 1 / ', 'from the leader nothing: there was nothing. That a circle may no longer be true all hear');
select is(pg_temp.next_pull('own worker'), 'place_summary 5, service_circle 1 / ', 'from the worker of the next grid neither');

select pg_temp.remember();
update public.building set territory_id = tests.id('territory', 'B1') where id = tests.id('building', 'A1');
select is(pg_temp.next_pull('own worker'), 'building 1, place_summary 4, service_circle 2, stairwell_unit 1 / care_household 1, household 1, household_contact 1, party_household 1, party_member 1, stairwell_need 1, visit 1',
  'what moved out of the duty is taken back; what the office may see stays, changed');
select is(pg_temp.next_pull('street staff'), 'building 1, household 1, party_household 1, party_member 1, place_summary 4, service_circle 2, stairwell_need 1, stairwell_unit 1, visit 1 / ',
  'who holds both places gets the change and no removal');
select is(pg_temp.next_pull('community staff'), 'building 1, place_summary 4, service_circle 2, stairwell_unit 1 / household 1, party_household 1, party_member 1, stairwell_need 1, visit 1',
  'the community it left lets go of it');

select pg_temp.remember();
update public.case_record set territory_id = tests.id('territory', 'D1') where id = tests.id('case_record', 'B1');
select is(pg_temp.next_pull('far worker'), 'case_detail 1, case_record 1, photo 1, place_summary 3 / ', 'a case moved in comes');
select is(pg_temp.next_pull('leader'), 'place_summary 3 / case_record 1', 'a case moved out is taken back from who held cases');
select is(pg_temp.next_pull('administrator'), 'place_summary 3 / ', 'and not from who held none');

select pg_temp.remember();
insert into public.hotline (id, territory_id, kind, name, phone) values (tests.id('hotline', 'new'), tests.id('territory', 'A1'), 'repair', '维修', '0000-100010');
delete from public.hotline where id = tests.id('hotline', 'new');
insert into public.hotline (id, territory_id, kind, name, phone) values (tests.id('hotline', 'new'), tests.id('territory', 'A2'), 'repair', '维修', '0000-100010');
select is(pg_temp.next_pull('own worker'), 'hotline 1 / ', 'a row that went and came back under its id is not taken away');

-- A dissolved grid: first what is in it, then itself.
insert into public.territory (id, parent_id, level, code, name, geom)
  select tests.id('territory', 'A3'), parent_id, level, '990199001001003', 'A3', geom from public.territory where id = tests.id('territory', 'A1');
insert into public.hotline (id, territory_id, kind, name, phone) values (tests.id('hotline', 'A3'), tests.id('territory', 'A3'), 'repair', '维修', '0000-100011');
select pg_temp.remember();
delete from public.hotline where id = tests.id('hotline', 'A3');
delete from public.territory where id = tests.id('territory', 'A3');
select is(pg_temp.next_pull('own worker'), ' / hotline 1, place_summary 1, territory 1', 'a dissolved grid is taken back with all that was in it');
select is(pg_temp.next_pull('far worker'), ' / ', 'not from the other office');

select pg_temp.remember();
update public.case_class set limit_hours = 9 where id = '0102';
delete from public.party_tier where id = 'three_levels.2';
select is(pg_temp.next_pull('far worker'), 'case_class 1 / party_tier 1', 'lists change for everybody');

-- A long delta comes in pages too.
select pg_temp.remember();
update public.case_class set limit_hours = limit_hours + 1;
select is((select array_length(p.fulls, 1) || ' pages, ' || jsonb_array_length(p.upserts -> 'case_class') || ' rows'
    from stand s, tests.pull(s.actor, s.cursor, 10) p where s.actor = 'leader'),
  (select (count(*) / 10 + 1) || ' pages, ' || count(*) || ' rows' from public.case_class), 'a long delta comes in pages, each row once');

-- ── What it costs: the index of changes must serve under the policies ────────────────────────────────────────────────
create function pg_temp.plan_of(query text) returns text
language plpgsql as $$
declare
  answer jsonb;
begin
  perform tests.act_as('street staff');
  set local enable_seqscan = off;
  execute 'explain (format json) ' || query into answer;
  set local enable_seqscan = on;
  perform tests.act_as_owner();
  return answer::text;
end
$$;
select is_empty($$
    select e.name from private.sync_entity e
    where pg_temp.plan_of(format('select w.body from private.%I w where w.change_xid >= 999', 'wire_' || e.name))
      !~ '"Index Cond": "\(change_xid >= ' and e.name <> 'profile' $$,
  'changes of every entity are found by their index, although a policy stands before it');
select isnt((select proconfig from pg_proc where proname = 'sync_pull' and 'enable_seqscan=off' = any (proconfig) and 'jit=off' = any (proconfig)), null,
  'and a pull allows no other way');

-- ── Tombstones are as private as the rows they stand for ──────────────────────────────────────────────────────────────
delete from private.tombstone;
insert into private.tombstone (entity, row_id, territory_id, reach)
select f.entity, f.id, tests.id('territory', f.place), trim(trailing '\000' from encode(t.tgargs, 'escape'))
from tests.fixture f join pg_trigger t on t.tgrelid = ('public.' || f.entity)::regclass and t.tgname = 'bury_deleted'
where f.entity not in ('territory', 'place_summary') and f.place <> '*';
create function pg_temp.tombstone_mismatches() returns text
language plpgsql as $$
declare
  who text;
  seen jsonb;
  expected jsonb;
  answer text := '';
begin
  for who in select c.actor from tests.cast_members() c where c.actor <> 'anon' loop
    expected := (select coalesce(jsonb_agg(f.entity || f.id order by f.entity, f.id), '[]') from tests.fixture f
      where f.id = any (tests.expected_ids(who, f.entity)) and exists (select from private.tombstone t where t.entity = f.entity and t.row_id = f.id));
    perform tests.act_as(who);
    seen := (select coalesce(jsonb_agg(t.entity || t.row_id order by t.entity, t.row_id), '[]') from private.tombstone t);
    perform tests.act_as_owner();
    if seen <> expected then
      answer := answer || who || ' ';
    end if;
  end loop;
  return answer;
end
$$;
create function pg_temp.tombstone_mismatches_after(change text) returns text
language plpgsql as $$
begin
  execute change;
  raise exception using errcode = 'ZZ002', message = pg_temp.tombstone_mismatches();
exception when sqlstate 'ZZ002' then
  return sqlerrm;
end
$$;
select cmp_ok((select count(*) from private.tombstone), '>', 50::bigint, 'there is a tombstone for a row of every scoped table in every grid');
select is(pg_temp.tombstone_mismatches(), '', 'a tombstone is seen by exactly those who could see the row');
select isnt(pg_temp.tombstone_mismatches_after('alter policy select_reach on private.tombstone using (true)'), '', 'opening them is noticed');
select isnt(pg_temp.tombstone_mismatches_after('alter policy select_reach on private.tombstone using (territory_id in (select private.my_office_ids()))'), '',
  'showing them to the whole office is noticed');
select * from finish();
rollback;
