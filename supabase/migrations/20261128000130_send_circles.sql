-- Facilities, need, circles and scenarios on the wire.

create view private.wire_facility_kind with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'rank', r.rank, 'group', r."group", 'name_zh', r.name_zh, 'name_en', r.name_en,
    'walk_minutes', r.walk_minutes) as body
  from public.facility_kind r;

create view private.wire_facility with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'kind', r.kind, 'name', r.name,
    'address', r.address, 'phone', r.phone, 'opening_hours', r.opening_hours,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.facility r;

create view private.wire_candidate_site with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'kind', r.kind, 'name', r.name,
    'address', r.address, 'owner', r.owner, 'area_m2', r.area_m2, 'due_on', r.due_on,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.candidate_site r;

create view private.wire_footpath with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'kind', r.kind, 'name', r.name,
    'is_closed', r.is_closed, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.footpath r;

create view private.wire_stairwell_need with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'elderly', r.elderly, 'children', r.children) as body
  from public.stairwell_need r;

create view private.wire_service_circle with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'served', r.served,
    'pace', r.pace, 'places', r.places, 'network', r.network, 'published_by', r.published_by,
    'published_at', r.published_at, 'stale_since', r.stale_since, 'stale_because', r.stale_because) as body
  from public.service_circle r;

create view private.wire_service_circle_place with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'service_circle_id', r.service_circle_id,
    'place_kind', case when r.compound_id is null then 'territory' else 'compound' end,
    'place_id', coalesce(r.compound_id, r.territory_id), 'households', r.households, 'unconnected', r.unconnected,
    'within', r.within, 'unknown', r.unknown, 'elderly', r.elderly, 'children', r.children) as body
  from public.service_circle_place r;

create view private.wire_circle_scenario with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'served', r.served,
    'pace', r.pace, 'minutes', r.minutes, 'sites', r.sites, 'result', r.result || private.scenario_need(r.id), 'note', r.note, 'status', r.status,
    'made_by', r.made_by, 'made_at', r.made_at, 'proposed_at', r.proposed_at) as body
  from public.circle_scenario r;

do $$
declare
  entity text;
begin
  foreach entity in array array['facility_kind', 'facility', 'candidate_site', 'footpath', 'stairwell_need', 'service_circle',
    'service_circle_place', 'circle_scenario'] loop
    execute format('revoke all on private.%I from public, anon, authenticated', 'wire_' || entity);
    execute format('grant select on private.%I to authenticated', 'wire_' || entity);
    execute format('comment on view private.%I is %L', 'wire_' || entity, 'What sync_pull sends of ' || entity || ': id, change_xid, and the body as the client gets it.');
  end loop;
end
$$;

create or replace view private.wire_compound_gate with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'compound_id', r.compound_id, 'kind', r.kind, 'open_hours', r.open_hours,
    'is_closed', r.is_closed, 'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.compound_gate r;

create or replace view private.wire_household_contact with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'head_name', r.head_name, 'phone', r.phone, 'care', r.care,
    'elders', r.elders, 'children', r.children) as body
  from public.household_contact r;

select private.pull_after('footpath', 'compound_gate');
select private.pull_after('facility_kind', 'footpath', 'text');
select private.pull_after('facility', 'facility_kind');
select private.pull_after('candidate_site', 'facility');
select private.pull_after('service_circle', 'candidate_site');
select private.pull_after('service_circle_place', 'service_circle');
select private.pull_after('circle_scenario', 'service_circle_place');
select private.pull_after('stairwell_need', 'household');

select private.renew_incarnation();
