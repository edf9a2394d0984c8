-- What leaves the server, row by row: one view per entity, and nothing else knows an entity's columns. The full pull, the
-- delta and read_household_contact all read these. Each is `security_invoker`: the caller's policies apply.
-- Keys are those of src/domain/entities.ts. Geometry is GeoJSON with 7 decimals (1 cm); times are UTC (sync_pull sets the zone).
-- json rather than jsonb: it is only ever written out.

create view private.wire_profile with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'display_name', r.display_name, 'role', r.role,
    'territory_ids', array(select d.territory_id from public.profile_territory d where d.profile_id = r.id order by d.territory_id)) as body
  from public.profile r
  where r.id = (select auth.uid());

create view private.wire_territory_level with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'rank', r.rank, 'is_office', r.is_office, 'name_zh', r.name_zh,
    'name_en', r.name_en) as body
  from public.territory_level r;

create view private.wire_territory with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'parent_id', r.parent_id, 'level', r.level, 'code', r.code,
    'office_code', r.office_code, 'name', r.name, 'kind', r.kind, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json,
    'area_m2', r.area_m2) as body
  from public.territory r;

create view private.wire_place_summary with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'place_kind', r.place_kind, 'households', r.households,
    'residents', r.residents, 'party_households', r.party_households, 'center_households', r.center_households,
    'members', json_build_object(
      'in_service', r.members_in_service, 'retired', r.members_retired, 'resident', r.members_resident,
      'floating', r.members_floating, 'without_post', r.members_without_post, 'managed', r.members_managed),
    'formal_members', r.formal_members, 'probationary_members', r.probationary_members, 'open_cases', r.open_cases,
    'compounds', r.compounds, 'buildings', r.buildings) as body
  from public.place_summary r;

create view private.wire_compound with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'kind', r.kind,
    'address', r.address, 'built_year', r.built_year, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json,
    'area_m2', r.area_m2) as body
  from public.compound r;

create view private.wire_building with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'compound_id', r.compound_id, 'name', r.name,
    'use', r.use, 'floors', r.floors, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.building r;

create view private.wire_party_tier with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'pattern', r.pattern, 'rank', r.rank, 'org_kind', r.org_kind,
    'scope_kind', r.scope_kind, 'name_zh', r.name_zh, 'name_en', r.name_en) as body
  from public.party_tier r;

create view private.wire_party_org with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'parent_id', r.parent_id, 'territory_id', r.territory_id, 'tier_id', r.tier_id,
    'kind', r.kind, 'scope_kind', r.scope_kind, 'name', r.name, 'formation_method', r.formation_method,
    'founded_on', r.founded_on) as body
  from public.party_org r;

create view private.wire_party_org_coverage with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'party_org_id', r.party_org_id, 'covers_territory_id', r.covers_territory_id,
    'covers_compound_id', r.covers_compound_id) as body
  from public.party_org_coverage r;

create view private.wire_party_officer with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'party_org_id', r.party_org_id, 'post', r.post, 'name', r.name,
    'phone', r.phone, 'capacity', r.capacity) as body
  from public.party_officer r;

create view private.wire_grid_worker with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'employment', r.employment,
    'phone', r.phone) as body
  from public.grid_worker r;

create view private.wire_grid_worker_duty with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'grid_worker_id', r.grid_worker_id, 'territory_id', r.territory_id) as body
  from public.grid_worker_duty r;

create view private.wire_service_station with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'tier', r.tier, 'name', r.name,
    'address', r.address, 'phone', r.phone, 'rooms', r.rooms, 'amenities', r.amenities,
    'opening_hours', r.opening_hours, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.service_station r;

create view private.wire_station_duty with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'service_station_id', r.service_station_id, 'weekday', r.weekday,
    'name', r.name, 'phone', r.phone) as body
  from public.station_duty r;

create view private.wire_case_class with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'kind', r.kind, 'major_zh', r.major_zh, 'major_en', r.major_en,
    'minor_zh', r.minor_zh, 'minor_en', r.minor_en, 'limit_hours', r.limit_hours) as body
  from public.case_class r;

create view private.wire_case_stage with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'rank', r.rank, 'name_zh', r.name_zh, 'name_en', r.name_en,
    'is_closed', r.is_closed) as body
  from public.case_stage r;

create view private.wire_case_record with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'compound_id', r.compound_id,
    'building_id', r.building_id, 'number', r.number, 'class_code', r.class_code, 'stage', r.stage,
    'severity', r.severity, 'title', r.title, 'grid_worker_id', r.grid_worker_id, 'reported_at', r.reported_at,
    'due_at', r.due_at, 'closed_at', r.closed_at, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.case_record r;

create view private.wire_case_detail with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'description', r.description, 'reporter_name', r.reporter_name,
    'reporter_phone', r.reporter_phone, 'household_id', r.household_id) as body
  from public.case_detail r;

create view private.wire_compound_body with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'compound_id', r.compound_id, 'kind', r.kind, 'name', r.name,
    'leader_name', r.leader_name, 'phone', r.phone, 'elected_on', r.elected_on) as body
  from public.compound_body r;

create view private.wire_hotline with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'compound_id', r.compound_id, 'kind', r.kind,
    'name', r.name, 'phone', r.phone) as body
  from public.hotline r;

create view private.wire_compound_gate with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'compound_id', r.compound_id, 'kind', r.kind, 'open_hours', r.open_hours,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.compound_gate r;

create view private.wire_resident_unit with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'kind', r.kind,
    'phone', r.phone, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.resident_unit r;

create view private.wire_stairwell_unit with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'building_id', r.building_id, 'name', r.name,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.stairwell_unit r;

create view private.wire_party_household with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'household_id', r.household_id, 'is_center', r.is_center,
    'plaque_status', r.plaque_status, 'plaque_no', r.plaque_no, 'mounted_on', r.mounted_on) as body
  from public.party_household r;

create view private.wire_party_member with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'name', r.name, 'category', r.category, 'standing', r.standing,
    'party_org_id', r.party_org_id, 'compound_id', r.compound_id, 'household_id', r.household_id,
    'resident_unit_id', r.resident_unit_id, 'checked_in_on', r.checked_in_on) as body
  from public.party_member r;

create view private.wire_household with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'stairwell_unit_id', r.stairwell_unit_id, 'floor', r.floor, 'door', r.door,
    'residents', r.residents) as body
  from public.household r;

create view private.wire_household_contact with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'head_name', r.head_name, 'phone', r.phone, 'care', r.care) as body
  from public.household_contact r;

do $$
declare
  name text;
begin
  for name in select c.relname from pg_catalog.pg_class c
    where c.relnamespace = 'private'::regnamespace and c.relkind = 'v' and c.relname like 'wire\_%'
  loop
    execute format('revoke all on private.%I from public, anon, authenticated', name);
    execute format('grant select on private.%I to authenticated', name);
    execute format('comment on view private.%I is %L', name, 'What sync_pull sends of ' || substring(name from 6) || ': id, change_xid, and the body as the client gets it.');
  end loop;
end
$$;

create table private.sync_entity (
  name text primary key,
  position int not null unique,
  id_type regtype not null default 'uuid'
);
alter table private.sync_entity enable row level security;
create policy select_everyone on private.sync_entity for select to authenticated using (true);
revoke all on private.sync_entity from public, anon, authenticated;
grant select on private.sync_entity to authenticated;
comment on table private.sync_entity is 'The entities a pull carries, in the order a first pull sends them: what a map needs first comes first.';
comment on column private.sync_entity.name is 'Name of the table, of its wire view (wire_…) and of the key in upserts and removes.';
comment on column private.sync_entity.position is 'Order in a pull, from 1.';
comment on column private.sync_entity.id_type is 'Type of the id: uuid, or text for the configurable lists.';
insert into private.sync_entity (position, name) values
  (1, 'profile'), (2, 'territory_level'), (3, 'territory'), (4, 'place_summary'), (5, 'compound'), (6, 'building'),
  (7, 'party_tier'), (8, 'party_org'), (9, 'party_org_coverage'), (10, 'party_officer'), (11, 'grid_worker'),
  (12, 'grid_worker_duty'), (13, 'service_station'), (14, 'station_duty'), (15, 'case_class'), (16, 'case_stage'),
  (17, 'case_record'), (18, 'case_detail'), (19, 'compound_body'), (20, 'hotline'), (21, 'compound_gate'),
  (22, 'resident_unit'), (23, 'stairwell_unit'), (24, 'party_household'), (25, 'party_member'), (26, 'household'),
  (27, 'household_contact');
update private.sync_entity set id_type = 'text' where name in ('territory_level', 'party_tier', 'case_class', 'case_stage');
