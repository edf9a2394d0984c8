-- Drawing, cutting, changing and removing responsibility lines. A cut keeps the line: its parts are the points that were
-- there, in their order, and one more on it, so that the metres of a river are the same before and after.

create function private.arg_zone_line(op jsonb, field text) returns extensions.geometry
language plpgsql stable set search_path = ''
as $$
declare
  shortest constant int := 5;  -- metres
  longest constant int := 50000;
  given jsonb := op -> 'args' -> field;
  line extensions.geometry;
begin
  if given ->> 'type' = 'LineString' and jsonb_typeof(given -> 'coordinates') = 'array'
    and jsonb_array_length(given -> 'coordinates') between 2 and 500
    and not exists (
      select from jsonb_array_elements(given -> 'coordinates') p
      where jsonb_typeof(p) <> 'array' or jsonb_array_length(p) <> 2
        or jsonb_typeof(p -> 0) <> 'number' or jsonb_typeof(p -> 1) <> 'number'
        or abs((p ->> 0)::numeric) > 180 or abs((p ->> 1)::numeric) > 90)
  then
    line := private.geometry_of(given);
  end if;
  if line is null or extensions.st_length(line::extensions.geography) not between shortest and longest then
    perform private.reject('invalid_input', field, format(
      '%s must be a GeoJSON line of 2 to 500 points, longitude before latitude, %s m to %s m long', field, shortest, longest));
  end if;
  return line;
end
$$;
comment on function private.arg_zone_line(jsonb, text) is 'The course of a responsibility zone in EPSG:4326, 2–500 points, 5 m–50 km.';

create function private.arg_answering_unit(op jsonb) returns uuid
language plpgsql stable set search_path = ''
as $$
declare
  unit uuid := private.arg_uuid(op, 'resident_unit_id');
begin
  if unit is not null and not exists (
    select from public.resident_unit u where u.id = unit and u.territory_id in (select private.my_office_ids())) then
    perform private.reject('not_found', 'resident_unit_id', 'no such unit within the caller''s office');
  end if;
  return unit;
end
$$;
comment on function private.arg_answering_unit(jsonb) is 'A resident unit of the caller''s office among the arguments; null when absent.';

create function private.are_parts_of(whole extensions.geometry, first extensions.geometry, second extensions.geometry) returns boolean
language sql immutable set search_path = ''
as $$
  -- 1 cm is what seven decimals of a degree may be off.
  with counted as (
    select extensions.st_npoints(whole) as in_whole, extensions.st_npoints(first) as in_first, extensions.st_npoints(second) as in_second
  ), n as (
    select c.*, c.in_first + c.in_second - 1 - c.in_whole as added from counted c
  ), joined as (
    -- the points of both parts in their order, without the one that the cut has added
    select extensions.st_pointn(first, i) as point, i as place from n, generate_series(1, n.in_first) i where i < n.in_first or n.added = 0
    union all
    select extensions.st_pointn(second, i), n.in_first + i from n, generate_series(2, n.in_second) i
  )
  select n.added in (0, 1)
    and extensions.st_dwithin(extensions.st_endpoint(first)::extensions.geography, extensions.st_startpoint(second)::extensions.geography, 0.01)
    and (n.added = 0 or extensions.st_dwithin(extensions.st_endpoint(first)::extensions.geography,
      extensions.st_makeline(extensions.st_pointn(whole, n.in_first - 1), extensions.st_pointn(whole, n.in_first))::extensions.geography, 0.01))
    and not exists (
      select from (select j.point, row_number() over (order by j.place)::int as place from joined j) j
      where not extensions.st_dwithin(j.point::extensions.geography, extensions.st_pointn(whole, j.place)::extensions.geography, 0.01))
  from n
$$;
comment on function private.are_parts_of(extensions.geometry, extensions.geometry, extensions.geometry) is
  'Whether two lines are the parts of a third before and after one point of it, within 1 cm: all its points in their order, at most one added.';

create function private.open_zone(op jsonb) returns public.responsibility_zone
language plpgsql volatile set search_path = ''
as $$
declare
  zone public.responsibility_zone;
begin
  perform private.require_args(op, '{zone_id}');
  select * into zone from public.responsibility_zone z
    where z.id = private.arg_uuid(op, 'zone_id') and z.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'zone_id', 'no such zone within the caller''s duty');
  end if;
  perform private.check_base(op, 'responsibility_zone', zone.id, zone.version);
  return zone;
end
$$;
comment on function private.open_zone(jsonb) is 'The zone of an operation, locked, in the version its person saw.';

create function private.op_zone_draw(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.responsibility_zone;
begin
  perform private.require_args(op, '{zone_id,kind,name,geom}');
  fresh.id := private.arg_uuid(op, 'zone_id');
  fresh.kind := private.arg_one_of(op, 'kind', '{river,street}');
  fresh.geom := private.arg_zone_line(op, 'geom');
  fresh.territory_id := private.require_duty_territory(extensions.st_startpoint(fresh.geom));
  insert into public.responsibility_zone (id, territory_id, kind, name, resident_unit_id, geom)
  values (fresh.id, fresh.territory_id, fresh.kind, private.arg_text(op, 'name', 60), private.arg_answering_unit(op), fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'zone_id', 'another zone has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_zone_draw(jsonb) is
  'zone.draw {zone_id, kind river | street, name, geom, resident_unit_id?}: its first point lies in the duty. Rejects outside_duty (geom), not_found (resident_unit_id), id_reuse (zone_id), invalid_input.';

create function private.op_zone_cut(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  zone public.responsibility_zone;
  rest public.responsibility_zone;
begin
  perform private.require_args(op, '{zone_id,first,second,new_zone_id}');
  zone := private.open_zone(op);
  rest.id := private.arg_uuid(op, 'new_zone_id');
  rest.geom := private.arg_zone_line(op, 'second');
  if not private.are_parts_of(zone.geom, private.arg_zone_line(op, 'first'), rest.geom) then
    perform private.reject('invalid_input', 'second', 'the two parts must be the whole line, cut at one point of it');
  end if;
  -- The rest may begin beyond the duty, as the whole may have ended there; it then stays where the whole was.
  rest.territory_id := coalesce(private.duty_territory(extensions.st_startpoint(rest.geom)), zone.territory_id);
  insert into public.responsibility_zone (id, territory_id, kind, name, geom)
  values (rest.id, rest.territory_id, zone.kind, zone.name, rest.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'new_zone_id', 'another zone has this id');
  end if;
  update public.responsibility_zone z set geom = private.arg_zone_line(op, 'first')
    where z.id = zone.id returning z.version into strict zone.version;
  return jsonb_build_object('version', zone.version, 'versions', jsonb_build_object(zone.id, zone.version, rest.id, 1));
end
$$;
comment on function private.op_zone_cut(jsonb) is
  'zone.cut {zone_id, first, second, new_zone_id}: the part before the cut keeps its unit, the part after it is new and nobody''s. Rejects not_found, id_reuse (new_zone_id), invalid_input (second: not the whole line); conflicts with the zone''s wire row.';

create function private.op_zone_change(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  zone public.responsibility_zone := private.open_zone(op);
begin
  update public.responsibility_zone z set
    name = coalesce(private.arg_text(op, 'name', 60), zone.name),
    resident_unit_id = case when op -> 'args' ? 'resident_unit_id' then private.arg_answering_unit(op) else zone.resident_unit_id end
    where z.id = zone.id returning z.version into strict zone.version;
  return jsonb_build_object('version', zone.version, 'versions', jsonb_build_object(zone.id, zone.version));
end
$$;
comment on function private.op_zone_change(jsonb) is
  'zone.change {zone_id, name?, resident_unit_id? or null}. Rejects not_found (zone_id, resident_unit_id), invalid_input; conflicts with the zone''s wire row.';

create function private.op_zone_remove(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  zone public.responsibility_zone := private.open_zone(op);
begin
  delete from public.responsibility_zone z where z.id = zone.id;
  return jsonb_build_object('version', zone.version, 'versions', '{}'::jsonb);
end
$$;
comment on function private.op_zone_remove(jsonb) is 'zone.remove {zone_id}. Rejects not_found; conflicts with the zone''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('zone.draw', 'op_zone_draw', '{community_staff,street_staff}', '{}'),
  ('zone.cut', 'op_zone_cut', '{community_staff,street_staff}', '{zone}'),
  ('zone.change', 'op_zone_change', '{community_staff,street_staff}', '{zone}'),
  ('zone.remove', 'op_zone_remove', '{community_staff,street_staff}', '{zone}');

revoke all on function private.arg_zone_line(jsonb, text), private.arg_answering_unit(jsonb),
  private.are_parts_of(extensions.geometry, extensions.geometry, extensions.geometry), private.open_zone(jsonb),
  private.op_zone_draw(jsonb), private.op_zone_cut(jsonb), private.op_zone_change(jsonb), private.op_zone_remove(jsonb)
  from public, anon, authenticated;
