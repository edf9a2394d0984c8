-- What a pull sends of visits, patrols and checklists.

create view private.wire_care_household with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'cadence', r.cadence, 'last_visited_at', r.last_visited_at) as body
  from public.care_household r;

create view private.wire_assignment with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'compound_id', r.compound_id,
    'profile_id', r.profile_id, 'leader_name', r.leader_name, 'leader_post', r.leader_post, 'cadence', r.cadence,
    'assigned_on', r.assigned_on, 'last_visited_at', r.last_visited_at) as body
  from public.assignment r;

create view private.wire_visit with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'household_id', r.household_id,
    'compound_id', r.compound_id, 'assignment_id', r.assignment_id, 'patrol_id', r.patrol_id,
    'profile_id', r.profile_id, 'visitor_name', r.visitor_name, 'kind', r.kind, 'met', r.met, 'findings', r.findings,
    'distance_m', r.distance_m, 'visited_at', r.visited_at) as body
  from public.visit r;

create view private.wire_patrol with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'profile_id', r.profile_id,
    'walker_name', r.walker_name, 'started_at', r.started_at, 'finished_at', r.finished_at,
    'distance_m', r.distance_m) as body
  from public.patrol r;

create view private.wire_checklist_template with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'rank', r.rank, 'subject', r.subject, 'name_zh', r.name_zh,
    'name_en', r.name_en, 'items', r.items) as body
  from public.checklist_template r;

create view private.wire_checklist_result with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'template_id', r.template_id, 'item', r.item,
    'compound_id', r.compound_id, 'party_org_id', r.party_org_id, 'ok', r.ok, 'note', r.note,
    'patrol_id', r.patrol_id, 'profile_id', r.profile_id, 'checker_name', r.checker_name,
    'checked_at', r.checked_at) as body
  from public.checklist_result r;

do $$
declare
  entity text;
begin
  foreach entity in array array['assignment', 'checklist_template', 'checklist_result', 'care_household', 'visit', 'patrol'] loop
    execute format('revoke all on private.%I from public, anon, authenticated', 'wire_' || entity);
    execute format('grant select on private.%I to authenticated', 'wire_' || entity);
    execute format('comment on view private.%I is %L', 'wire_' || entity, 'What sync_pull sends of ' || entity || ': id, change_xid, and the body as the client gets it.');
  end loop;
end
$$;

select private.has_photos('public.visit', 'public.visit');
select private.has_photos('public.checklist_result');

select private.pull_after('assignment', 'hotline');
select private.pull_after('checklist_template', 'assignment', 'text');
select private.pull_after('checklist_result', 'checklist_template');
select private.pull_after('care_household', 'household_contact');
select private.pull_after('visit', 'care_household');
select private.pull_after('patrol', 'visit');

select private.renew_incarnation();
