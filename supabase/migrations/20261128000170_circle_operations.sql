-- Publishing and withdrawing a circle, and asking who is outside of one.

create function private.arg_served(op jsonb) returns text[]
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := op -> 'args' -> 'served';
  kinds text[];
begin
  if jsonb_typeof(given) = 'array' and jsonb_array_length(given) between 1 and 50 then
    kinds := array(select k.id from public.facility_kind k where given ? k.id order by k.rank, k.id);
  end if;
  if kinds is null or jsonb_array_length(given) <> cardinality(kinds) then
    perform private.reject('invalid_input', 'served', 'served must be kinds of facility, each once');
  end if;
  return kinds;
end
$$;
comment on function private.arg_served(jsonb) is 'The kinds of facility walked to, in the order of their rank, so that the same kinds are the same list.';

-- The territory a circle or scenario is for: an office or something in it, within the caller's duty.
create function private.arg_circle_territory(op jsonb) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  territory uuid := private.arg_uuid(op, 'territory_id');
begin
  if territory is null or territory not in (select private.my_duty_ids()) then
    perform private.reject('outside_duty', 'territory_id', 'the territory is not within the caller''s duty');
  end if;
  if not exists (
    select from public.territory t join public.territory_level l on l.id = t.level
    where t.id = territory and l.rank >= (select min(o.rank) from public.territory_level o where o.is_office))
  then
    perform private.reject('invalid_input', 'territory_id', 'the territory must be an office or lie in one');
  end if;
  return territory;
end
$$;
comment on function private.arg_circle_territory(jsonb) is 'The territory of a circle or scenario; refuses one that is elsewhere or above the offices.';

create function private.arg_named_points(op jsonb, field text, most int) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := op -> 'args' -> field;
  one jsonb;
  points jsonb[] := '{}';
  part jsonb;
begin
  if jsonb_typeof(given) is distinct from 'array' or jsonb_array_length(given) not between 1 and most then
    perform private.reject('invalid_input', field, format('%s must be 1 to %s places', field, most));
  end if;
  for one in select p.value from jsonb_array_elements(given) with ordinality p (value, n) order by p.n loop
    part := jsonb_build_object('args', one);
    if jsonb_typeof(one) <> 'object' or private.arg_text(part, 'name', 60) is null or private.arg_point(part, 'geom') is null then
      perform private.reject('invalid_input', field, 'a place must have a name and a point');
    end if;
    points := points || jsonb_build_object('name', private.arg_text(part, 'name', 60),
      'geom', extensions.st_asgeojson(private.arg_point(part, 'geom'), 7, 0)::jsonb);
  end loop;
  return to_jsonb(points);
exception when sqlstate 'PT422' then
  -- whatever is wrong with one of them, it is this argument
  raise exception '%', sqlerrm using errcode = 'PT422', hint = 'invalid_input', detail = field;
end
$$;
comment on function private.arg_named_points(jsonb, text, int) is 'A list of places {name, geom}, in their order; whatever else was sent with them is left out.';

create function private.arg_network(op jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  part jsonb := jsonb_build_object('args', coalesce(op -> 'args' -> 'network', '{}'));
begin
  if jsonb_typeof(part -> 'args') <> 'object' then
    perform private.reject('invalid_input', 'network', 'network must be an object');
  end if;
  perform private.require_args(part, '{source,source_date,profile,version}');
  return jsonb_build_object('source', private.arg_text(part, 'source', 200), 'source_date', private.arg_date(part, 'source_date'),
    'profile', private.arg_text(part, 'profile', 100), 'version', private.arg_text(part, 'version', 100));
exception when sqlstate 'PT422' then
  raise exception '%', sqlerrm using errcode = 'PT422', hint = 'invalid_input', detail = 'network';
end
$$;
comment on function private.arg_network(jsonb) is 'The walking network of a circle: {source, source_date, profile, version}.';

-- Whole seconds from 0 to 1,800, or null for farther.
create function private.is_walk(given jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case jsonb_typeof(given) when 'null' then true
    when 'number' then given::numeric between 0 and 1800 and given::numeric = trunc(given::numeric) else false end
$$;
comment on function private.is_walk(jsonb) is 'Whether a value is whole seconds from 0 to 1,800, or null.';

create function private.arg_circle_units(op jsonb, root uuid, places int) returns private.circle_unit[]
language plpgsql stable set search_path = ''
as $$
declare
  given jsonb := op -> 'args' -> 'units';
  apart jsonb := coalesce(nullif(op -> 'args' -> 'unconnected', 'null'), '[]');
  told private.circle_unit[];
begin
  -- how many there must be is known: a million that cannot be are not looked at one by one
  if jsonb_typeof(given) is distinct from 'array' or jsonb_typeof(apart) <> 'array' or jsonb_array_length(given) + jsonb_array_length(apart)
      <> (select count(*) from public.stairwell_unit s join public.territory t on t.id = s.territory_id where t.path @> array[root]) or exists (
    select from jsonb_array_elements(given) u
    where not case when jsonb_typeof(u) = 'array' and jsonb_array_length(u) = 6 and private.is_uuid(u ->> 0) and private.is_walk(u -> 1)
          and private.is_walk(u -> 2) and private.is_walk(u -> 3) and private.is_walk(u -> 4) and jsonb_typeof(u -> 5) in ('null', 'number')
        -- who is there in time may be there sooner, never later; the elderly never before the others; and everybody at some place
        then coalesce((u ->> 2)::int <= (u ->> 1)::int, u ->> 1 is null) and coalesce((u ->> 4)::int <= (u ->> 3)::int, u ->> 3 is null)
          and coalesce((u ->> 1)::int <= (u ->> 3)::int, u ->> 3 is null) and coalesce((u ->> 2)::int <= (u ->> 4)::int, u ->> 4 is null)
          and coalesce((u ->> 5)::numeric between 0 and places - 1 and (u ->> 5)::numeric = trunc((u ->> 5)::numeric), u ->> 1 is null)
        else false end)
    or exists (select from jsonb_array_elements(apart) a where jsonb_typeof(a) <> 'string' or not private.is_uuid(a #>> '{}'))
  then
    perform private.reject('invalid_input', 'units',
      'units must be [id, seconds, at least, seconds of the elderly, at least, index of the place], seconds whole, 0 to 1800 or null');
  end if;
  told := array(
    select (u ->> 0, u ->> 1, u ->> 2, u ->> 3, u ->> 4, u ->> 5, true)::private.circle_unit from jsonb_array_elements(given) u
    union all
    select (a, null, null, null, null, null, false)::private.circle_unit from jsonb_array_elements_text(apart) a);
  if exists (
    select from (select u.id, count(*) as times from unnest(told) u group by u.id) u
      full join (select s.id from public.stairwell_unit s join public.territory t on t.id = s.territory_id
        where t.path @> array[root]) here on here.id = u.id
    where here.id is null or u.id is null or u.times > 1)
  then
    perform private.reject('invalid_input', 'units', 'units and unconnected must together name every stairwell unit of the territory once');
  end if;
  return told;
end
$$;
comment on function private.arg_circle_units(jsonb, uuid, int) is 'How far each stairwell unit of a territory is: every one of them, and no other.';

-- What is published stands on the map of everybody in the office. So the server, which does not walk, at least believes no place that
-- it does not know, and nobody who would be there sooner than as the crow flies.
create function private.are_served(places jsonb, served text[]) returns boolean
language sql stable set search_path = ''
as $$
  with known as materialized (
    select s.geom from public.service_station s where s.tier = any (served) and s.territory_id in (select private.my_office_ids())
    union all
    select f.geom from public.facility f where f.kind = any (served) and f.territory_id in (select private.my_office_ids())
  )
  select not exists (
    select from jsonb_array_elements(places) p cross join lateral (
      select extensions.st_setsrid(extensions.st_makepoint((p #>> '{geom,coordinates,0}')::float8, (p #>> '{geom,coordinates,1}')::float8), 4326) as geom) told
    -- a metre, in degrees
    where not exists (select from known k where extensions.st_dwithin(k.geom, told.geom, 0.00001)))
$$;
comment on function private.are_served(jsonb, text[]) is 'Whether at each of these places a station or facility of these kinds stands, as the caller''s office knows them.';

create function private.is_walkable(told private.circle_unit[], places jsonb, pace text) returns boolean
language sql stable set search_path = ''
as $$
  with place as materialized (
    select p.n - 1 as index, (p.value #>> '{geom,coordinates,0}')::float8 as x, (p.value #>> '{geom,coordinates,1}')::float8 as y
    from jsonb_array_elements(places) with ordinality p (value, n)
  ), unit as materialized (
    select u.*, extensions.st_x(s.geom) as x, extensions.st_y(s.geom) as y, cos(radians(extensions.st_y(s.geom))) as narrow,
      -- metres a second; and what doors, gates and rounding may be off, metres
      case pace when 'standard' then 4 when 'elderly' then 3 when 'normal' then 5 end / 3.6::float8 as speed, 3 / 3.6::float8 as slow, 100 as slack
    from unnest(told) u join public.stairwell_unit s on s.id = u.id
    where u.at_least is not null
  ), reach as (
    -- within so many metres of the place named; of some place, where somebody might be sooner
    select u.x, u.y, u.narrow, u.place_index, u.seconds * u.speed + u.slack as metres from unit u where u.seconds is not null
    union all
    select u.x, u.y, u.narrow, u.place_index, u.elderly_seconds * u.slow + u.slack from unit u where u.elderly_seconds is not null
    union all
    select u.x, u.y, u.narrow, null, u.at_least * u.speed + u.slack from unit u where u.at_least is distinct from u.seconds
    union all
    select u.x, u.y, u.narrow, null, u.elderly_at_least * u.slow + u.slack from unit u
      where u.elderly_at_least is distinct from u.elderly_seconds and u.elderly_at_least is not null
  )
  select not exists (select from reach r where not exists (
    select from place p where (r.place_index is null or p.index = r.place_index)
      and ((p.x - r.x) * r.narrow) ^ 2 + (p.y - r.y) ^ 2 <= (r.metres / 111195) ^ 2))
$$;
comment on function private.is_walkable(private.circle_unit[], jsonb, text) is 'Whether nobody is told to be nearer than the straight line to their place, 100 metres granted.';

create function private.op_circle_publish(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.service_circle;
  told private.circle_unit[];
begin
  perform private.require_args(op, '{circle_id,name,pace}');
  fresh.id := private.arg_uuid(op, 'circle_id');
  fresh.territory_id := private.arg_circle_territory(op);
  fresh.name := private.arg_text(op, 'name', 60);
  fresh.served := private.arg_served(op);
  fresh.pace := private.arg_one_of(op, 'pace', '{standard,elderly,normal}');
  fresh.places := private.arg_named_points(op, 'places', 2000);
  fresh.network := private.arg_network(op);
  told := private.arg_circle_units(op, fresh.territory_id, jsonb_array_length(fresh.places));
  if not private.are_served(fresh.places, fresh.served) then
    perform private.reject('invalid_input', 'places', 'at every place there must be a station or facility of the kinds that are served');
  end if;
  if not private.is_walkable(told, fresh.places, fresh.pace) then
    perform private.reject('invalid_input', 'units', 'nobody can be there sooner than as the crow flies');
  end if;
  if exists (select from public.service_circle c where c.id = fresh.id) then
    perform private.reject('id_reuse', 'circle_id', 'another circle has this id');
  end if;
  -- the same question, asked anew: its older answer goes
  delete from public.service_circle c
    where c.territory_id = fresh.territory_id and c.served = fresh.served and c.pace = fresh.pace;
  insert into public.service_circle (id, territory_id, name, served, pace, places, network, published_by, published_at)
  values (fresh.id, fresh.territory_id, fresh.name, fresh.served, fresh.pace, fresh.places, fresh.network, private.my_name(),
    private.plausible_time(private.time_of(op ->> 'made_at')));
  perform private.write_circle_counts(fresh.id, fresh.territory_id, told);
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_circle_publish(jsonb) is
  'circle.publish {circle_id, territory_id, name, served, pace, places [{name, geom}], network {source, source_date, profile, version}, units [[id, seconds, at least, elderly seconds, elderly at least, place index], …], unconnected [ids]}: replaces the circle of the same territory, kinds and pace. Rejects outside_duty (territory_id), id_reuse (circle_id), invalid_input.';

-- Needs no version: what makes a circle stale behind a person's back is no reason not to withdraw it.
create function private.op_circle_withdraw(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  gone public.service_circle;
begin
  perform private.require_args(op, '{circle_id}');
  delete from public.service_circle c
    where c.id = private.arg_uuid(op, 'circle_id') and c.territory_id in (select private.my_duty_ids()) returning * into gone;
  if not found then
    perform private.reject('not_found', 'circle_id', 'no such circle within the caller''s duty');
  end if;
  return jsonb_build_object('version', gone.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_circle_withdraw(jsonb) is 'circle.withdraw {circle_id}. Rejects not_found.';

create function public.read_circle_outside(circle_id uuid, place_id uuid, minutes int) returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  role_here text := private.my_role();
  knows_doors boolean := 'contact' in (select private.my_reaches());
  duties uuid[] := array(select private.my_duty_ids());
begin
  if role_here is null then
    if auth.uid() is null then
      raise exception 'nobody is signed in' using errcode = 'PT401', hint = 'session_expired', detail = 'read_circle_outside';
    end if;
    raise exception 'account % has no active profile', auth.uid() using errcode = 'PT403', hint = 'no_profile', detail = 'read_circle_outside';
  end if;
  if 'home' not in (select private.my_reaches()) then
    raise exception 'role % may not read households', role_here
      using errcode = 'PT403', hint = 'not_permitted', detail = 'read_circle_outside';
  end if;
  if minutes is null or minutes not between 1 and 30 then
    raise exception 'minutes must be from 1 to 30' using errcode = 'PT400', hint = 'invalid_input', detail = 'minutes';
  end if;
  if not exists (select from public.service_circle c
    where c.id = read_circle_outside.circle_id and c.territory_id in (select private.my_office_ids())) then
    raise exception 'no such circle in the caller''s office' using errcode = 'PT404', hint = 'not_found', detail = 'circle_id';
  end if;
  if not exists (
    select from public.territory t where t.id = any (duties) and t.path @> array[read_circle_outside.place_id]
    union all
    select from public.compound c where c.id = read_circle_outside.place_id and c.territory_id = any (duties))
  then
    raise exception 'no such place within the caller''s duty' using errcode = 'PT404', hint = 'not_found', detail = 'place_id';
  end if;
  return (
    select coalesce(json_agg(json_build_object('household_id', c.household_id, 'seconds', walk.seconds, 'state',
        case when not c.is_connected then 'unconnected' when walk.at_least <= minutes * 60 then 'unknown' else 'outside' end)
      order by walk.seconds desc nulls first, c.household_id), '[]')
    from public.service_circle_household c
      join public.household h on h.id = c.household_id
      join public.territory t on t.id = h.territory_id
      -- who may not know which door is an old person's would read it from the pace
      left join public.household_contact k on k.id = h.id and k.elders > 0 and knows_doors
      cross join lateral (select case when k.id is null then c.seconds else c.elderly_seconds end as seconds,
        case when k.id is null then c.at_least else c.elderly_at_least end as at_least) walk
    where c.service_circle_id = read_circle_outside.circle_id and c.territory_id = any (duties)
      and (t.path @> array[read_circle_outside.place_id] or h.compound_id = read_circle_outside.place_id)
      and coalesce(walk.seconds > minutes * 60, true));
end
$$;
comment on function public.read_circle_outside(uuid, uuid, int) is
  'Households of a place, within the caller''s duty, that were not known to be within so many minutes when the circle was published, at their own pace for who may hold contacts, at the circle''s for all others: [{household_id, seconds or null, state: outside | unknown | unconnected}], farthest first. PT400 invalid_input, PT401 session_expired, PT403 no_profile / not_permitted (leader, administrator), PT404 not_found (circle_id, place_id).';

insert into private.operation (name, handler, roles, touches) values
  ('circle.publish', 'op_circle_publish', '{community_staff,street_staff}', '{}'),
  ('circle.withdraw', 'op_circle_withdraw', '{community_staff,street_staff}', '{}');

revoke all on function private.arg_served(jsonb), private.arg_circle_territory(jsonb), private.arg_named_points(jsonb, text, int),
  private.arg_network(jsonb), private.is_walk(jsonb), private.arg_circle_units(jsonb, uuid, int), private.are_served(jsonb, text[]),
  private.is_walkable(private.circle_unit[], jsonb, text), private.op_circle_publish(jsonb),
  private.op_circle_withdraw(jsonb), public.read_circle_outside(uuid, uuid, int) from public, anon, authenticated;
grant execute on function public.read_circle_outside(uuid, uuid, int) to authenticated;
