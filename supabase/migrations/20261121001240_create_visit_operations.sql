-- What people record on their way: visits, patrols, checked items. None of these changes what somebody else has written, so
-- none can conflict: a visit of yesterday that arrives after today's leaves today's as the last.

create function private.arg_time(op jsonb, field text) returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  given text := op -> 'args' ->> field;
begin
  if given is not null and private.time_of(given) is null then
    perform private.reject('invalid_input', field, field || ' must be a moment, ISO 8601 with its zone');
  end if;
  return private.time_of(given);
end
$$;
comment on function private.arg_time(jsonb, text) is 'A moment among the arguments; null when absent.';

create function private.arg_one_of(op jsonb, field text, known text[]) returns text
language plpgsql stable set search_path = ''
as $$
declare
  given text := private.arg_text(op, field, 50);
begin
  if given <> all (known) then
    perform private.reject('invalid_input', field, format('%s must be one of %s', field, array_to_string(known, ', ')));
  end if;
  return given;
end
$$;
comment on function private.arg_one_of(jsonb, text, text[]) is 'A text argument out of a list; null when absent.';

create function private.my_name() returns text
language sql stable set search_path = ''
as $$ select p.display_name from public.profile p where p.id = auth.uid() $$;
comment on function private.my_name() is 'The caller''s name, to stand beside what they did.';

-- Metres from the device to the place, in steps of 10; its own error is taken off, so that a bad fix does not make a liar.
create function private.distance_from(op jsonb, place extensions.geometry) returns int
language sql stable set search_path = ''
as $$
  select (round(greatest(0, extensions.st_distance(private.arg_point(op, 'geom')::extensions.geography, place::extensions.geography)
    - coalesce(private.arg_number(op, 'accuracy_m', 0, 100000), 0)) / 10) * 10)::int
$$;
comment on function private.distance_from(jsonb, extensions.geometry) is
  'How far from a place the operation was made, metres, rounded to 10, less the accuracy told; null without a position.';

-- The row of a visit, written; and what it renews.
create function private.write_visit(op jsonb, fresh public.visit) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  versions jsonb := jsonb_build_object(fresh.id, 1);
  renewed int;
begin
  if exists (select from public.visit v where v.id = fresh.id) then
    perform private.reject('id_reuse', 'visit_id', 'another visit has this id');
  end if;
  fresh.visited_at := private.plausible_time(coalesce(private.arg_time(op, 'visited_at'), private.time_of(op ->> 'made_at')));
  insert into public.visit (id, territory_id, household_id, compound_id, assignment_id, patrol_id, profile_id, visitor_name,
    kind, met, findings, distance_m, visited_at)
  values (fresh.id, fresh.territory_id, fresh.household_id, fresh.compound_id, fresh.assignment_id,
    private.arg_uuid(op, 'patrol_id'), auth.uid(), private.my_name(), fresh.kind, fresh.met,
    private.arg_text(op, 'findings', 2000), fresh.distance_m, fresh.visited_at);
  if fresh.met <> 'nobody' and fresh.kind <> 'phone' then
    update public.care_household c set last_visited_at = fresh.visited_at
      where c.id = fresh.household_id and coalesce(c.last_visited_at < fresh.visited_at, true)
      returning c.version into renewed;
    if found then
      versions := versions || jsonb_build_object(fresh.household_id, renewed);
    end if;
  end if;
  if fresh.assignment_id is not null then
    update public.assignment a set last_visited_at = fresh.visited_at
      where a.id = fresh.assignment_id and coalesce(a.last_visited_at < fresh.visited_at, true)
      returning a.version into renewed;
    if found then
      versions := versions || jsonb_build_object(fresh.assignment_id, renewed);
    end if;
  end if;
  return jsonb_build_object('version', 1, 'versions', versions);
end
$$;
comment on function private.write_visit(jsonb, public.visit) is
  'Writes a visit whose place, kind and met are set, renews the care household or assignment it was made for, and makes the outcome of its operation.';

create function private.op_visit_record(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.visit;
  duties uuid[] := array(select private.my_duty_ids());
  place extensions.geometry;
begin
  perform private.require_args(op, '{visit_id,kind,met}');
  fresh.id := private.arg_uuid(op, 'visit_id');
  fresh.kind := private.arg_one_of(op, 'kind', '{visit,condolence,care,phone}');
  fresh.met := private.arg_one_of(op, 'met', '{head,family,other,nobody}');
  fresh.household_id := private.arg_uuid(op, 'household_id');
  fresh.compound_id := private.arg_uuid(op, 'compound_id');
  if fresh.household_id is not null then
    select h.compound_id, h.territory_id, b.geom into fresh.compound_id, fresh.territory_id, place
      from public.household h join public.building b on b.id = h.building_id
      where h.id = fresh.household_id and h.territory_id = any (duties);
  elsif fresh.compound_id is not null then
    select c.territory_id, c.geom into fresh.territory_id, place
      from public.compound c where c.id = fresh.compound_id and c.territory_id = any (duties);
  else
    perform private.require_args(op, '{territory_id}');
    select t.id, t.geom into fresh.territory_id, place
      from public.territory t where t.id = private.arg_uuid(op, 'territory_id') and t.id = any (duties);
  end if;
  if fresh.territory_id is null then
    perform private.reject('outside_duty', case when fresh.household_id is not null then 'household_id'
      when fresh.compound_id is not null then 'compound_id' else 'territory_id' end, 'the place is not within the caller''s duty');
  end if;
  if fresh.kind <> 'phone' then
    fresh.distance_m := private.distance_from(op, place);
  end if;
  return private.write_visit(op, fresh);
end
$$;
comment on function private.op_visit_record(jsonb) is
  'visit.record {visit_id, household_id | compound_id | territory_id, kind visit | condolence | care | phone, met head | family | other | nobody, findings?, patrol_id?, visited_at?, geom?, accuracy_m?}: 走访. Rejects outside_duty, id_reuse (visit_id), invalid_input.';

create function private.op_assignment_visit(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.visit;
  place extensions.geometry;
begin
  perform private.require_args(op, '{visit_id,assignment_id}');
  fresh.id := private.arg_uuid(op, 'visit_id');
  fresh.kind := 'assignment';
  fresh.met := coalesce(private.arg_one_of(op, 'met', '{head,family,other,nobody}'), 'other');
  -- A leader records their own; the office also for leaders who have no tablet.
  select a.id, a.territory_id, a.compound_id, coalesce(c.geom, t.geom)
    into fresh.assignment_id, fresh.territory_id, fresh.compound_id, place
    from public.assignment a join public.territory t on t.id = a.territory_id left join public.compound c on c.id = a.compound_id
    where a.id = private.arg_uuid(op, 'assignment_id') and (a.profile_id = auth.uid()
      or op ->> 'role' in ('community_staff', 'street_staff') and a.territory_id in (select private.my_duty_ids()));
  if not found then
    perform private.reject('not_found', 'assignment_id', 'no such assignment of the caller or within their duty');
  end if;
  fresh.distance_m := private.distance_from(op, place);
  return private.write_visit(op, fresh);
end
$$;
comment on function private.op_assignment_visit(jsonb) is
  'assignment.visit {visit_id, assignment_id, met?, findings?, visited_at?, geom?, accuracy_m?}: 包联走访. Rejects not_found (assignment_id), id_reuse (visit_id), invalid_input.';

-- The points of a track, or a refusal. Seconds never go back; a track of nothing is a patrol on which the device knew nothing.
create function private.arg_track(op jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := coalesce(nullif(op -> 'args' -> 'track', 'null'), '[]');
begin
  if jsonb_typeof(given) <> 'array' or jsonb_array_length(given) > 10000 or exists (
    select from jsonb_array_elements(given) p
    where jsonb_typeof(p) <> 'array' or jsonb_array_length(p) <> 3
      or jsonb_typeof(p -> 0) <> 'number' or jsonb_typeof(p -> 1) <> 'number' or jsonb_typeof(p -> 2) <> 'number'
      or (p ->> 0)::numeric not between -180 and 180 or (p ->> 1)::numeric not between -90 and 90
      or (p ->> 2)::numeric not between 0 and 86400)
  then
    perform private.reject('invalid_input', 'track', 'track must be at most 10000 points [longitude, latitude, seconds since the start]');
  end if;
  return given;
end
$$;
comment on function private.arg_track(jsonb) is 'The track of a patrol, checked; empty when absent.';

create function private.track_length(points jsonb) returns int
language sql stable set search_path = ''
as $$
  select coalesce(round(extensions.st_length(extensions.st_makeline(extensions.st_setsrid(extensions.st_makepoint(
    (p.value ->> 0)::double precision, (p.value ->> 1)::double precision), 4326) order by p.n)::extensions.geography))::int, 0)
  from jsonb_array_elements(points) with ordinality as p (value, n)
$$;
comment on function private.track_length(jsonb) is 'Length of a track, metres, geodesic.';

create function private.arg_patrol_territory(op jsonb) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  territory uuid := private.arg_uuid(op, 'territory_id');
begin
  if territory is null or territory not in (select private.my_duty_ids()) then
    perform private.reject('outside_duty', 'territory_id', 'the territory is not within the caller''s duty');
  end if;
  return territory;
end
$$;
comment on function private.arg_patrol_territory(jsonb) is 'The territory a patrol walks, within the caller''s duty.';

create function private.op_patrol_start(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  patrol uuid := private.arg_uuid(op, 'patrol_id');
  territory uuid := private.arg_patrol_territory(op);
begin
  perform private.require_args(op, '{patrol_id}');
  insert into public.patrol (id, territory_id, profile_id, walker_name, started_at)
  values (patrol, territory, auth.uid(), private.my_name(), private.plausible_time(private.time_of(op ->> 'made_at')))
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'patrol_id', 'another patrol has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(patrol, 1));
end
$$;
comment on function private.op_patrol_start(jsonb) is
  'patrol.start {patrol_id, territory_id}: 开始巡查. Rejects outside_duty, id_reuse (patrol_id).';

-- Tells the whole patrol, also when its start never arrived. A device whose clock is off keeps the length of the walk.
create function private.op_patrol_finish(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  id_here uuid := private.arg_uuid(op, 'patrol_id');
  territory uuid := private.arg_patrol_territory(op);
  track jsonb := private.arg_track(op);
  told_start timestamptz := private.arg_time(op, 'started_at');
  told_end timestamptz := private.arg_time(op, 'finished_at');
  ended timestamptz := private.plausible_time(told_end);
  metres int := private.track_length(track);
  known public.patrol;
  next_version int;
begin
  perform private.require_args(op, '{patrol_id,started_at,finished_at}');
  if told_end - told_start not between interval '0' and interval '24 hours' then
    perform private.reject('invalid_input', 'finished_at', 'a patrol ends after it has begun, within a day');
  end if;
  select * into known from public.patrol p where p.id = id_here for update;
  if found and known.profile_id is distinct from auth.uid() then
    perform private.reject('id_reuse', 'patrol_id', 'another patrol has this id');
  elsif found and known.finished_at is not null then
    perform private.reject('already_finished', 'patrol_id', 'the patrol has been finished');
  end if;
  insert into public.patrol as p (id, territory_id, profile_id, walker_name, started_at, finished_at, distance_m)
  values (id_here, territory, auth.uid(), private.my_name(), ended - (told_end - told_start), ended, round(metres / 100.0) * 100)
  on conflict (id) do update set started_at = excluded.started_at, finished_at = excluded.finished_at, distance_m = excluded.distance_m
  returning p.version into strict next_version;
  insert into private.patrol_track (patrol_id, profile_id, points, distance_m, expires_at)
  values (id_here, auth.uid(), track, metres, ended + interval '30 days');
  perform private.purge_patrol_tracks();
  return jsonb_build_object('version', next_version, 'versions', jsonb_build_object(id_here, next_version));
end
$$;
comment on function private.op_patrol_finish(jsonb) is
  'patrol.finish {patrol_id, territory_id, started_at, finished_at, track? [[longitude, latitude, seconds since the start], …]}: 结束巡查. The distance is the server''s own. Rejects outside_duty, id_reuse (patrol_id), already_finished, invalid_input.';

create function private.op_checklist_tick(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.checklist_result;
  duties uuid[] := array(select private.my_duty_ids());
  template public.checklist_template;
begin
  perform private.require_args(op, '{result_id,template_id,item,ok}');
  fresh.id := private.arg_uuid(op, 'result_id');
  fresh.compound_id := private.arg_uuid(op, 'compound_id');
  fresh.party_org_id := private.arg_uuid(op, 'party_org_id');
  fresh.item := private.arg_text(op, 'item', 50);
  select * into template from public.checklist_template t where t.id = private.arg_text(op, 'template_id', 50);
  if not found then
    perform private.reject('not_found', 'template_id', 'no such checklist');
  elsif not template.items @> jsonb_build_array(jsonb_build_object('code', fresh.item)) then
    perform private.reject('not_found', 'item', 'the checklist has no such item');
  elsif jsonb_typeof(op -> 'args' -> 'ok') <> 'boolean' then
    perform private.reject('invalid_input', 'ok', 'ok must be true or false');
  end if;
  if template.subject = 'compound' then
    perform private.require_args(op, '{compound_id}');
    fresh.party_org_id := null;
    select c.territory_id into fresh.territory_id from public.compound c
      where c.id = fresh.compound_id and c.territory_id = any (duties);
  else
    perform private.require_args(op, '{party_org_id}');
    fresh.compound_id := null;
    -- a branch over several grids lies in their community, and each of their workers may look at it
    select o.territory_id into fresh.territory_id from public.party_org o
      where o.id = fresh.party_org_id and (o.territory_id = any (duties)
        or exists (select from public.party_org_coverage v where v.party_org_id = o.id
          and (v.covers_territory_id = any (duties) or exists (
            select from public.compound c where c.id = v.covers_compound_id and c.territory_id = any (duties)))));
  end if;
  if fresh.territory_id is null then
    perform private.reject('outside_duty', template.subject || '_id', 'what was checked is not within the caller''s duty');
  end if;
  insert into public.checklist_result (id, territory_id, template_id, item, compound_id, party_org_id, ok, note, patrol_id,
    profile_id, checker_name, checked_at)
  values (fresh.id, fresh.territory_id, template.id, fresh.item, fresh.compound_id, fresh.party_org_id,
    (op #> '{args,ok}')::boolean, private.arg_text(op, 'note', 500), private.arg_uuid(op, 'patrol_id'), auth.uid(),
    private.my_name(), private.plausible_time(private.time_of(op ->> 'made_at')))
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'result_id', 'another result has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_checklist_tick(jsonb) is
  'checklist.tick {result_id, template_id, item, compound_id | party_org_id, ok, note?, patrol_id?}. Rejects not_found (template_id, item), outside_duty, id_reuse (result_id), invalid_input.';

insert into private.operation (name, handler, roles, touches) values
  ('visit.record', 'op_visit_record', '{grid_worker,community_staff,street_staff}', '{}'),
  ('assignment.visit', 'op_assignment_visit', '{community_staff,street_staff,leader}', '{}'),
  ('patrol.start', 'op_patrol_start', '{grid_worker,community_staff,street_staff}', '{}'),
  ('patrol.finish', 'op_patrol_finish', '{grid_worker,community_staff,street_staff}', '{}'),
  ('checklist.tick', 'op_checklist_tick', '{grid_worker,community_staff,street_staff}', '{}');

revoke all on function private.arg_time(jsonb, text), private.arg_one_of(jsonb, text, text[]), private.my_name(),
  private.distance_from(jsonb, extensions.geometry), private.write_visit(jsonb, public.visit), private.op_visit_record(jsonb),
  private.op_assignment_visit(jsonb), private.arg_track(jsonb), private.track_length(jsonb), private.arg_patrol_territory(jsonb),
  private.op_patrol_start(jsonb), private.op_patrol_finish(jsonb), private.op_checklist_tick(jsonb) from public, anon, authenticated;
