-- Teams, offers and orders on the wire.

create view private.wire_volunteer_team with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'name', r.name, 'skills', r.skills,
    'leader_name', r.leader_name, 'phone', r.phone, 'members', r.members, 'capacity', r.capacity,
    'in_hand', r.in_hand, 'micro_services', r.micro_services, 'activities', r.activities,
    'hard_problems', r.hard_problems, 'ratings', r.ratings, 'rating_average', r.rating_average,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.volunteer_team r;

create view private.wire_service_offer with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'team_id', r.team_id, 'skill', r.skill, 'outcome', r.outcome, 'title', r.title,
    'description', r.description, 'published_at', r.published_at, 'withdrawn_at', r.withdrawn_at) as body
  from public.service_offer r;

create view private.wire_service_order with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'territory_id', r.territory_id, 'compound_id', r.compound_id,
    'building_id', r.building_id, 'number', r.number, 'offer_id', r.offer_id, 'skill', r.skill, 'outcome', r.outcome,
    'title', r.title, 'stage', r.stage, 'team_id', r.team_id, 'declined_by', r.declined_by, 'rating', r.rating,
    'wished_on', r.wished_on, 'placed_at', r.placed_at, 'dispatched_at', r.dispatched_at, 'accepted_at', r.accepted_at,
    'completed_at', r.completed_at, 'closed_at', r.closed_at,
    'geom', extensions.st_asgeojson(r.geom, 7, 0)::json) as body
  from public.service_order r;

create view private.wire_service_order_detail with (security_invoker = on) as
  select r.id, r.change_xid, json_build_object(
    'id', r.id, 'version', r.version, 'description', r.description, 'resident_name', r.resident_name,
    'resident_phone', r.resident_phone, 'household_id', r.household_id, 'decline_reason', r.decline_reason,
    'completion_note', r.completion_note, 'rating_comment', r.rating_comment, 'cancel_reason', r.cancel_reason) as body
  from public.service_order_detail r;

do $$
declare
  name text;
begin
  foreach name in array array['volunteer_team', 'service_offer', 'service_order', 'service_order_detail'] loop
    execute format('revoke all on private.%I from public, anon, authenticated', 'wire_' || name);
    execute format('grant select on private.%I to authenticated', 'wire_' || name);
    execute format('comment on view private.%I is %L', 'wire_' || name,
      'What sync_pull sends of ' || name || ': id, change_xid, and the body as the client gets it.');
  end loop;
end
$$;

select private.pull_after('volunteer_team', 'station_duty');
select private.pull_after('service_offer', 'volunteer_team');
select private.pull_after('service_order', 'service_offer');
select private.pull_after('service_order_detail', 'service_order');
select private.renew_incarnation();
