-- The cast of the database tests, and the world they act in. Installs the schema `tests` for the files after it: functions
-- only, no rows; each file builds its own world with tests.build_world() inside its transaction and rolls it back.
--
-- The world: a county C with two street offices, S1 (communities A and B, grids A1, A2, B1) and S2 (community D, grid D1).
-- Every table has one row in each of the four grids. Ids are tests.id(kind, place), e.g. tests.id('household', 'A1').

begin;
drop schema if exists tests cascade;
create schema tests;
grant usage on schema tests to public;

create function tests.id(kind text, place text) returns uuid
language sql immutable as $$ select overlay(md5(kind || '/' || place) placing '7' from 13 for 1)::uuid $$;

-- Who acts, and the places each must reach. Written by hand: the functions under test have no part in it.
create function tests.cast_members()
returns table (actor text, role text, duty text, duty_places text[], office_places text[])
language sql immutable as $$
  values
    ('own worker', 'grid_worker', 'A1', '{A1}'::text[], '{C,S1,A,B,A1,A2,B1}'::text[]),
    ('neighbour worker', 'grid_worker', 'A2', '{A2}', '{C,S1,A,B,A1,A2,B1}'),
    ('community staff', 'community_staff', 'A', '{A,A1,A2}', '{C,S1,A,B,A1,A2,B1}'),
    ('street staff', 'street_staff', 'S1', '{S1,A,B,A1,A2,B1}', '{C,S1,A,B,A1,A2,B1}'),
    ('leader', 'leader', 'S1', '{S1,A,B,A1,A2,B1}', '{C,S1,A,B,A1,A2,B1}'),
    ('county leader', 'leader', 'C', '{C,S1,S2,A,B,D,A1,A2,B1,D1}', '{C,S1,S2,A,B,D,A1,A2,B1,D1}'),
    ('administrator', 'administrator', 'S1', '{S1,A,B,A1,A2,B1}', '{C,S1,A,B,A1,A2,B1}'),
    ('far worker', 'grid_worker', 'D1', '{D1}', '{C,S2,D,D1}'),
    ('inactive worker', 'no profile', 'A1', '{}', '{}'),
    ('nobody', 'no profile', null, '{}', '{}'),
    ('anon', 'anon', null, '{}', '{}')
$$;

-- The ladder of privacy: the same table as in supabase/README.md, and a test compares the two. R = select. No cell of
-- anybody holds insert, update, delete or truncate.
create function tests.matrix_text() returns text
language sql immutable as $$ select $matrix$
| tables | grid_worker | community_staff | street_staff | leader | administrator | no profile | anon |
|---|---|---|---|---|---|---|---|
| territory_level, party_tier, case_class, case_stage, case_loop, case_transition, checklist_template, facility_kind | R all | R all | R all | R all | R all | – | – |
| territory, place_summary | R office | R office | R office | R office | R office | – | – |
| compound, compound_gate, building, stairwell_unit | R office | R office | R office | R office | R office | – | – |
| party_org, party_org_coverage, party_officer | R office | R office | R office | R office | R office | – | – |
| grid_worker, grid_worker_duty | R office | R office | R office | R office | R office | – | – |
| compound_body, hotline, resident_unit | R office | R office | R office | R office | R office | – | – |
| service_station, station_duty | R office | R office | R office | R office | R office | – | – |
| volunteer_team, service_offer | R office | R office | R office | R office | R office | – | – |
| assignment, checklist_result | R office | R office | R office | R office | R office | – | – |
| facility, candidate_site, footpath, responsibility_zone | R office | R office | R office | R office | R office | – | – |
| reported_figure, grid_size | R office | R office | R office | R office | R office | – | – |
| service_circle, service_circle_place, circle_scenario | R office | R office | R office | R office | R office | – | – |
| boundary_version, boundary_proposal | R office | R office | R office | R office | R office | – | – |
| household, party_household, party_member, visit | R duty | R duty | R duty | – | – | – | – |
| stairwell_need, service_circle_household | R duty | R duty | R duty | – | – | – | – |
| household_contact, care_household | R duty | – | – | – | – | – | – |
| case_record, patrol | R duty | R duty | R duty | R duty | – | – | – |
| case_detail | R duty | R duty | R duty | – | – | – | – |
| photo | R duty | R duty | R duty | – | – | – | – |
| service_order | R duty | R duty | R duty | R duty | – | – | – |
| service_order_detail | R duty | R duty | R duty | – | – | – | – |
| profile, profile_territory | R own | R own | R own | R own | R office | – | – |
| device | – | – | R duty | – | R duty | – | – |
| person_view_log, export_log | – | – | – | – | R office | – | – |
$matrix$ $$;

create function tests.matrix() returns table (entity text, role text, may text)
language sql immutable as $$
  with line as (
    select n, string_to_array(trim(both '|' from trim(text)), '|') as cells
    from regexp_split_to_table(trim(both E' \n' from tests.matrix_text()), E'\n') with ordinality as l (text, n)
  )
  select trim(entity), trim(head.cells[col]), trim(line.cells[col])
  from line
    cross join lateral unnest(string_to_array(line.cells[1], ',')) as entity
    cross join generate_series(2, 8) as col
    join line head on head.n = 1
  where line.n > 2
$$;

-- Which rows of the fixture lie where. A row of a list lies everywhere; a profile lies with its person.
create table tests.fixture (entity text not null, id text not null, place text not null);

create function tests.add_territory(place text, parent text, level text, code text) returns void
language sql as $$
  insert into public.territory (id, parent_id, level, code, name, geom)
  values (tests.id('territory', place), tests.id('territory', parent), level, code, place,
    extensions.st_multi(extensions.st_makeenvelope(101.2, 41.3, 101.3, 41.4, 4326)))
$$;

-- One row of every scoped table in a grid.
create function tests.fill_grid(place text) returns void
language plpgsql as $$
declare
  t uuid := tests.id('territory', place);
  area extensions.geometry := extensions.st_multi(extensions.st_makeenvelope(101.21, 41.31, 101.22, 41.32, 4326));
  point extensions.geometry := extensions.st_setsrid(extensions.st_makepoint(101.215, 41.315), 4326);
begin
  insert into public.compound (id, territory_id, name, kind, geom) values (tests.id('compound', place), t, '小区 ' || place, 'old_compound', area);
  insert into public.compound_gate (id, compound_id, territory_id, kind, geom)
    values (tests.id('compound_gate', place), tests.id('compound', place), t, 'main', point);
  insert into public.building (id, territory_id, compound_id, name, use, floors, geom)
    values (tests.id('building', place), t, tests.id('compound', place), '1号楼', 'residential', 6, area);
  insert into public.stairwell_unit (id, building_id, territory_id, name, geom)
    values (tests.id('stairwell_unit', place), tests.id('building', place), t, '1单元', point);
  insert into public.household (id, stairwell_unit_id, building_id, compound_id, territory_id, floor, door, residents)
    values (tests.id('household', place), tests.id('stairwell_unit', place), tests.id('building', place),
      tests.id('compound', place), t, 3, '301', 3);
  insert into public.household_contact (id, territory_id, head_name, phone, care, elders, children)
    values (tests.id('household', place), t, '上官云舟', '0000-100001', '{hardship}', 1, 1);
  insert into public.party_org (id, territory_id, tier_id, kind, scope_kind, name)
    values (tests.id('party_org', place), t, 'grid_group.2', 'branch', 'compound', '党支部 ' || place);
  insert into public.party_org_coverage (id, party_org_id, territory_id, covers_compound_id)
    values (tests.id('party_org_coverage', place), tests.id('party_org', place), t, tests.id('compound', place));
  insert into public.party_officer (id, party_org_id, territory_id, post, name)
    values (tests.id('party_officer', place), tests.id('party_org', place), t, 'secretary', '司徒清泉');
  insert into public.resident_unit (id, territory_id, name, kind) values (tests.id('resident_unit', place), t, '单位', 'organ');
  insert into public.party_household (id, household_id, territory_id, is_center, plaque_status)
    values (tests.id('party_household', place), tests.id('household', place), t, true, 'mounted');
  insert into public.party_member (id, territory_id, name, category, standing, party_org_id, compound_id, household_id, resident_unit_id)
    values (tests.id('party_member', place), t, '欧阳松', 'in_service', 'formal', tests.id('party_org', place),
      tests.id('compound', place), tests.id('household', place), tests.id('resident_unit', place));
  insert into public.grid_worker (id, territory_id, name, employment, phone)
    values (tests.id('grid_worker', place), t, '诸葛晴岚', 'full_time', '0000-100002');
  insert into public.grid_worker_duty (id, grid_worker_id, territory_id)
    values (tests.id('grid_worker_duty', place), tests.id('grid_worker', place), t);
  insert into public.compound_body (id, compound_id, territory_id, kind, name)
    values (tests.id('compound_body', place), tests.id('compound', place), t, 'owners_committee', '业委会');
  insert into public.hotline (id, territory_id, kind, name, phone) values (tests.id('hotline', place), t, 'police', '警务', '0000-100003');
  insert into public.service_station (id, territory_id, tier, name, geom)
    values (tests.id('service_station', place), t, 'service_station', '党群服务站', point);
  insert into public.station_duty (id, service_station_id, territory_id, weekday, name)
    values (tests.id('station_duty', place), tests.id('service_station', place), t, 1, '东方朔月');
  insert into public.case_record (id, territory_id, compound_id, building_id, number, class_code, stage, severity, title,
      grid_worker_id, reported_at, due_at, geom)
    values (tests.id('case_record', place), t, tests.id('compound', place), tests.id('building', place), 'T-' || place, '0102',
      'handle', 'general', '暴露垃圾', tests.id('grid_worker', place), '2026-01-01T00:00Z', '2026-01-02T00:00Z', point);
  insert into public.case_detail (id, territory_id, description, reporter_name, household_id)
    values (tests.id('case_record', place), t, '楼道口', '慕容远山', tests.id('household', place));
  insert into public.photo (id, territory_id, subject, subject_id, size_bytes, width, height, taken_at)
    values (tests.id('photo', place), t, 'case_record', tests.id('case_record', place), 100, 40, 30, '2026-01-01T00:00Z');
  insert into public.volunteer_team (id, territory_id, name, skills, members, capacity, geom)
    values (tests.id('volunteer_team', place), t, '志愿服务队 ' || place, '{repair,haircut}', 8, 2, point);
  insert into public.service_offer (id, team_id, territory_id, skill, outcome, title)
    values (tests.id('service_offer', place), tests.id('volunteer_team', place), t, 'repair', 'micro_service', '家电维修');
  insert into public.service_order (id, territory_id, compound_id, building_id, number, offer_id, skill, outcome, title, stage, placed_at, geom)
    values (tests.id('service_order', place), t, tests.id('compound', place), tests.id('building', place), 'F-' || place,
      tests.id('service_offer', place), 'repair', 'micro_service', '家电维修', 'placed', '2026-01-01T00:00Z', point);
  insert into public.service_order_detail (id, territory_id, description, resident_name, household_id)
    values (tests.id('service_order', place), t, '洗衣机不转', '慕容远山', tests.id('household', place));
  insert into public.person_view_log (id, profile_id, territory_id, subject, subject_id)
    values (tests.id('person_view_log', place), null, t, 'household_contact', tests.id('household', place));
  insert into public.export_log (id, office_id, territory_id, content, format, row_count, file_name, exported_at)
    values (tests.id('export_log', place), private.office_of(t), t, 'compound', 'xlsx', 1, '小区.xlsx', '2026-01-01T00:00Z');
  insert into public.reported_figure (id, territory_id, measure, value, reported_by, reported_at)
    values (tests.id('reported_figure', place), t, 'households', 2, '司空望月', '2026-01-01T00:00Z');
  insert into public.grid_size (id, territory_id, households_from, households_to) values (t, t, 300, 500);

  insert into public.care_household (id, territory_id, cadence) values (tests.id('household', place), t, 'monthly');
  insert into public.assignment (id, territory_id, leader_name, cadence, assigned_on)
    values (tests.id('assignment', place), t, '司空望月', 'monthly', '2026-01-01');
  insert into public.visit (id, territory_id, household_id, compound_id, assignment_id, visitor_name, kind, met, visited_at)
    values (tests.id('visit', place), t, tests.id('household', place), tests.id('compound', place), tests.id('assignment', place),
      '诸葛晴岚', 'visit', 'head', '2026-01-01T00:00Z');
  insert into public.patrol (id, territory_id, walker_name, started_at)
    values (tests.id('patrol', place), t, '诸葛晴岚', '2026-01-01T00:00Z');
  insert into public.checklist_result (id, territory_id, template_id, item, compound_id, ok, checker_name, checked_at)
    values (tests.id('checklist_result', place), t, 'five_haves', 'venue', tests.id('compound', place), true, '诸葛晴岚', '2026-01-01T00:00Z');

  insert into public.facility (id, territory_id, kind, name, geom)
    values (tests.id('facility', place), t, 'meal_point', '助餐点 ' || place, point);
  insert into public.candidate_site (id, territory_id, kind, name, geom)
    values (tests.id('candidate_site', place), t, 'idle_premises', '闲置房屋 ' || place, point);
  insert into public.footpath (id, territory_id, kind, geom)
    values (tests.id('footpath', place), t, 'path', 'srid=4326;linestring(101.215 41.315, 101.216 41.315)');
  insert into public.responsibility_zone (id, territory_id, kind, name, resident_unit_id, geom)
    values (tests.id('responsibility_zone', place), t, 'street', '松影路 ' || place, tests.id('resident_unit', place),
      'srid=4326;linestring(101.213 41.312, 101.215 41.312, 101.217 41.312)');
  insert into public.service_circle (id, territory_id, name, served, pace, places, network, published_by, published_at)
    values (tests.id('service_circle', place), t, '助餐点服务圈', '{meal_point}', 'standard', '[]', '{}', '司空望月', '2026-01-01T00:00Z');
  insert into public.service_circle_place (id, service_circle_id, territory_id, households, unconnected, within, unknown)
    values (tests.id('service_circle_place', place), tests.id('service_circle', place), t, 1, 0, array_fill(1, '{31}'), array_fill(0, '{31}'));
  insert into public.service_circle_household (service_circle_id, household_id, territory_id, seconds, at_least, is_connected, place_index)
    values (tests.id('service_circle', place), tests.id('household', place), t, 300, 300, true, 0);
  insert into public.circle_scenario (id, territory_id, name, served, pace, minutes, sites, result, made_by, made_at)
    values (tests.id('circle_scenario', place), t, '方案 ' || place, '{meal_point}', 'standard', 15, '[]', '{}', '司空望月', '2026-01-01T00:00Z');

  insert into public.boundary_version (id, territory_id, subject_id, level, code, name, geom, area_m2, valid_to, counts, ended_by)
    values (tests.id('boundary_version', place), t, tests.id('territory', 'gone from ' || place), 'micro_grid', 'gone-' || place, '微网格', area,
      1000, '2026-01-01', '{}', '司空望月');
  insert into public.boundary_proposal (id, territory_id, name, change, bases, made_by, made_at)
    values (tests.id('boundary_proposal', place), t, '方案 ' || place, '{"areas": [], "removed": []}', '{}', '司空望月', '2026-01-01T00:00Z');

  insert into tests.fixture (entity, id, place)
  select e, case e
      when 'stairwell_need' then tests.id('stairwell_unit', place)
      when 'service_circle_household' then tests.id('household', place)
      when 'care_household' then tests.id('household', place)
      when 'household_contact' then tests.id('household', place)
      when 'case_detail' then tests.id('case_record', place)
      when 'grid_size' then tests.id('territory', place)
      when 'service_order_detail' then tests.id('service_order', place)
      else tests.id(e, place) end::text, place
  from unnest(array['compound', 'compound_gate', 'building', 'stairwell_unit', 'household', 'household_contact', 'party_org',
    'party_org_coverage', 'party_officer', 'resident_unit', 'party_household', 'party_member', 'grid_worker', 'grid_worker_duty',
    'compound_body', 'hotline', 'service_station', 'station_duty', 'case_record', 'case_detail', 'photo',
    'volunteer_team', 'service_offer', 'service_order', 'service_order_detail',
    'person_view_log', 'export_log', 'reported_figure', 'grid_size', 'care_household', 'assignment', 'visit', 'patrol', 'checklist_result',
    'facility', 'candidate_site', 'footpath', 'stairwell_need', 'service_circle', 'service_circle_place',
    'service_circle_household', 'circle_scenario', 'responsibility_zone', 'boundary_version', 'boundary_proposal']) as e;
  insert into tests.fixture (entity, id, place) values ('place_summary', tests.id('compound', place)::text, place);
end
$$;

create function tests.build_world() returns void
language plpgsql as $$
begin
  insert into public.territory (id, level, code, name, geom)
  values (tests.id('territory', 'C'), 'county', '990199', 'C',
    extensions.st_multi(extensions.st_makeenvelope(101.2, 41.3, 101.3, 41.4, 4326)));
  perform tests.add_territory(place, parent, level, code) from (values
    (1, 'S1', 'C', 'street', '990199001'), (1, 'S2', 'C', 'street', '990199002'),
    (2, 'A', 'S1', 'community', '990199001001'), (2, 'B', 'S1', 'community', '990199001002'),
    (2, 'D', 'S2', 'community', '990199002001'),
    (3, 'A1', 'A', 'grid', '990199001001001'), (3, 'A2', 'A', 'grid', '990199001001002'),
    (3, 'B1', 'B', 'grid', '990199001002001'), (3, 'D1', 'D', 'grid', '990199002001001')
  ) as v (depth, place, parent, level, code) order by depth;
  insert into tests.fixture (entity, id, place)
  select e, tests.id('territory', p)::text, p
  from unnest(array['territory', 'place_summary']) e, unnest(array['C', 'S1', 'S2', 'A', 'B', 'D', 'A1', 'A2', 'B1', 'D1']) p;

  perform tests.fill_grid(place) from unnest(array['A1', 'A2', 'B1', 'D1']) place;

  insert into auth.users (id, email)
  select tests.id('profile', c.actor), replace(c.actor, ' ', '.') || '@test.example' from tests.cast_members() c where c.actor <> 'anon';
  insert into public.profile (id, display_name, role, active)
  select tests.id('profile', c.actor), c.actor, case when c.role = 'no profile' then 'grid_worker' else c.role end, c.role <> 'no profile'
  from tests.cast_members() c where c.duty is not null;
  insert into public.profile_territory (profile_id, territory_id)
  select tests.id('profile', c.actor), tests.id('territory', c.duty) from tests.cast_members() c where c.duty is not null;
  insert into tests.fixture (entity, id, place)
  select e, tests.id('profile', c.actor)::text, 'profile of ' || c.actor
  from unnest(array['profile', 'profile_territory']) e, tests.cast_members() c where c.duty is not null;

  insert into public.device (id, profile_id, territory_id, name, platform, waiting)
  select tests.id('device', c.actor), tests.id('profile', c.actor), tests.id('territory', c.duty), '平板 ' || c.actor, 'Android · Chrome', 3
  from tests.cast_members() c where c.duty is not null;
  insert into tests.fixture (entity, id, place)
  select 'device', tests.id('device', c.actor)::text, c.duty from tests.cast_members() c where c.duty is not null;

  insert into tests.fixture (entity, id, place)
    select 'territory_level', id, '*' from public.territory_level union all
    select 'party_tier', id, '*' from public.party_tier union all
    select 'case_class', id, '*' from public.case_class union all
    select 'checklist_template', id, '*' from public.checklist_template union all
    select 'facility_kind', id, '*' from public.facility_kind union all
    select 'case_stage', id, '*' from public.case_stage union all
    select 'case_loop', id, '*' from public.case_loop union all
    select 'case_transition', id, '*' from public.case_transition;
end
$$;

-- What an actor must see of a table, by the matrix and the fixture alone. Null: refused outright.
create function tests.expected_ids(who text, entity text) returns text[]
language sql stable as $$
  select case when c.role = 'anon' then null else coalesce((
    select array_agg(f.id order by f.id collate "C") from tests.fixture f
    where f.entity = expected_ids.entity and case m.may
      when 'R all' then true
      when 'R office' then f.place = any (c.office_places)
        or f.place in (select 'profile of ' || o.actor from tests.cast_members() o where o.duty = any ('{S1,A,B,A1,A2,B1}') and c.duty = 'S1')
      when 'R duty' then f.place = any (c.duty_places)
      when 'R own' then f.place = 'profile of ' || c.actor
      else false end), '{}') end
  from tests.cast_members() c join tests.matrix() m on m.role = c.role
  where c.actor = who and m.entity = expected_ids.entity
$$;

-- As the API does it. The account is told twice: hosted projects and the embedded backend read it from different settings.
create function tests.act_as(who text) returns void
language plpgsql as $$
begin
  perform set_config('request.jwt.claim.sub', case when who = 'anon' then '' else tests.id('profile', who)::text end, true);
  perform set_config('request.jwt.claims', case when who = 'anon' then '{"role": "anon"}' else
    json_build_object('sub', tests.id('profile', who), 'role', 'authenticated')::text end, true);
  perform set_config('role', case when who = 'anon' then 'anon' else 'authenticated' end, true);
end
$$;

create function tests.act_as_owner() returns void
language plpgsql as $$
begin
  perform set_config('role', 'none', true);
  perform set_config('request.jwt.claim.sub', '', true);
  perform set_config('request.jwt.claims', '', true);
end
$$;

-- The column that tells the rows of a table apart, in the fixture.
create function tests.key_of(entity text) returns text
language sql immutable as $$
  select case entity when 'profile_territory' then 'profile_id' when 'service_circle_household' then 'household_id' else 'id' end
$$;

-- What an actor does see of a table. Null: refused outright.
create function tests.visible_ids(who text, entity text) returns text[]
language plpgsql as $$
declare
  answer text[];
  key text := tests.key_of(entity);
begin
  perform tests.act_as(who);
  begin
    execute format('select coalesce(array_agg(%1$I::text order by %1$I::text collate "C"), ''{}'') from public.%2$I', key, entity) into answer;
  exception when insufficient_privilege then
    answer := null;
  end;
  perform tests.act_as_owner();
  return answer;
end
$$;

-- The verbs an actor could use on a table, of insert, update, delete and truncate; must be none. Tried, and asked of the
-- grants as well: an insert that only a policy refuses is one policy away from being let through.
create function tests.verbs_allowed(who text, entity text) returns text
language plpgsql as $$
declare
  verb text;
  statement text;
  key text := tests.key_of(entity);
  acting_role text := case who when 'anon' then 'anon' else 'authenticated' end;
  allowed text[] := '{}';
begin
  foreach verb in array array['insert', 'update', 'delete', 'truncate'] loop
    if has_table_privilege(acting_role, format('public.%I', entity), verb) then
      allowed := allowed || (verb || ' (granted)');
    end if;
    statement := case verb
      when 'insert' then format('insert into public.%I (%I) values (null)', entity, key)
      when 'update' then format('update public.%1$I set %2$I = %2$I', entity, key)
      when 'delete' then format('delete from public.%I', entity)
      else format('truncate public.%I cascade', entity) end;
    begin
      perform tests.act_as(who);
      execute statement;
      raise exception 'was not refused' using errcode = 'ZZ001';
    exception
      when insufficient_privilege then null;
      when others then allowed := allowed || (verb || ' (' || sqlerrm || ')');
    end;
    perform tests.act_as_owner();
  end loop;
  return array_to_string(allowed, ', ');
end
$$;

-- A pull to its end, as an actor: all upserts and removes of all pages, and the last cursor.
create function tests.pull(who text, cursor jsonb default null, page_rows int default 5000)
returns table (upserts jsonb, removes jsonb, next_cursor jsonb, fulls boolean[], progress numeric[])
language plpgsql as $$
declare
  answer jsonb;
  merged jsonb := '{}';
  entity text;
begin
  next_cursor := cursor;
  removes := '{}';
  fulls := '{}';
  progress := '{}';
  loop
    perform tests.act_as(who);
    answer := public.sync_pull(next_cursor, page_rows)::jsonb;
    perform tests.act_as_owner();
    next_cursor := answer -> 'cursor';
    removes := removes || (answer -> 'removes');
    fulls := fulls || (answer -> 'full')::boolean;
    progress := progress || (answer ->> 'progress')::numeric;
    for entity in select jsonb_object_keys(answer -> 'upserts') loop
      merged := jsonb_set(merged, array[entity], coalesce(merged -> entity, '[]') || (answer #> array['upserts', entity]));
    end loop;
    exit when not (answer -> 'more')::boolean;
  end loop;
  upserts := merged;
  return next;
end
$$;

-- The ids of one entity in the upserts of a pull.
create function tests.ids_in(upserts jsonb, entity text) returns text[]
language sql immutable as $$
  select coalesce(array_agg(r ->> 'id' order by (r ->> 'id') collate "C"), '{}') from jsonb_array_elements(upserts -> entity) r
$$;

-- What a statement raises, as the role of the moment: {state, message, hint, detail}, or null when it raises nothing.
create function tests.error_of(statement text) returns jsonb
language plpgsql as $$
declare
  raised_hint text;
  raised_detail text;
begin
  execute statement;
  return null;
exception when others then
  get stacked diagnostics raised_hint = pg_exception_hint, raised_detail = pg_exception_detail;
  return jsonb_build_object('state', sqlstate, 'message', sqlerrm, 'hint', raised_hint, 'detail', raised_detail);
end
$$;

-- Makes everything written so far old. A test is one transaction, and to a pull the own transaction is still running: without
-- this every delta would carry the whole world.
create function tests.let_time_pass() returns void
language plpgsql as $$
declare
  entity text;
begin
  for entity in select e.name from private.sync_entity e loop
    execute format('alter table public.%I disable trigger user', entity);
    execute format('update public.%I set change_xid = 3 where change_xid <> 3', entity);
    execute format('alter table public.%I enable trigger user', entity);
  end loop;
  update private.tombstone set change_xid = 3;
end
$$;

commit;

begin;
select plan(4);
select lives_ok('select tests.build_world()', 'the world can be built');
select is((select count(*) from tests.matrix()), (select 7 * count(distinct m.entity) from tests.matrix() m), 'the matrix has every table once for each of 7 kinds of person');
select is(
  (select array_agg(c.relname::text order by c.relname collate "C") from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')),
  (select array_agg(distinct m.entity collate "C") from tests.matrix() m),
  'the matrix names every table in public and no other');
select is_empty(
  $$ select m.entity from tests.matrix() m where not exists (select from tests.fixture f where f.entity = m.entity) $$,
  'the world has rows in every table');
select * from finish();
rollback;
