-- Compounds and stations that staff draw on the map. A compound that is drawn takes in the buildings that stand in it and
-- belong to none; one that is drawn anew lets go of those that no longer do.

create function private.arg_compound_outline(op jsonb, field text) returns extensions.geometry
language plpgsql stable set search_path = ''
as $$
declare
  most_points constant int := 2000;
  smallest constant int := 100; -- square metres
  given jsonb := op -> 'args' -> field;
  outline extensions.geometry;
begin
  if given ->> 'type' in ('Polygon', 'MultiPolygon') then
    outline := private.geometry_of(given);
  end if;
  -- One test after the other: what is no outline has no area.
  if outline is not null then
    if extensions.st_ndims(outline) <> 2 or extensions.st_npoints(outline) > most_points
      or not outline operator(extensions.@) extensions.st_makeenvelope(-180, -90, 180, 90, 4326)
      or not extensions.st_isvalid(outline) then
      outline := null;
    elsif extensions.st_area(outline::extensions.geography) < smallest then
      outline := null;
    end if;
  end if;
  if outline is null then
    perform private.reject('invalid_input', field, format(
      '%s must be a GeoJSON polygon that does not cross itself, of at most %s points and at least %s square metres', field, most_points, smallest));
  end if;
  return extensions.st_multi(outline);
end
$$;
comment on function private.arg_compound_outline(jsonb, text) is
  'The outline of a compound in EPSG:4326: valid, at most 2,000 points, at least 100 m2.';

-- The territory of an outline that somebody draws, or a refusal: it lies in the duty as a whole, and in no other compound.
create function private.require_free_ground(compound uuid, outline extensions.geometry) returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  duties uuid[] := array(select private.my_duty_ids());
  root uuid;
begin
  -- More than slivers of it outside: what comes from rounding shared borders is let be.
  if private.solid_area_m2(extensions.st_difference(outline, (
    select extensions.st_union(t.geom, 1e-9) from public.territory t
    where t.id = any (duties) and (t.parent_id is null or t.parent_id <> all (duties))), 1e-9)) is distinct from 0 then
    perform private.reject('outside_duty', 'geom', 'the outline is not within the caller''s duty');
  end if;
  if exists (
    select from public.compound c
    where c.id <> compound and c.geom operator(extensions.&&) outline
      and extensions.st_relate(c.geom, outline, 'T********')
      and private.solid_area_m2(extensions.st_intersection(c.geom, outline, 1e-9)) > 0) then
    perform private.reject('compound_overlap', 'geom', 'the outline lies over another compound');
  end if;
  select t.id into strict root from public.territory t
    where t.id = any (duties) and (t.parent_id is null or t.parent_id <> all (duties))
    order by extensions.st_area(extensions.st_intersection(t.geom, outline, 1e-9)) desc, t.code limit 1;
  return private.smallest_territory(root, outline);
end
$$;
comment on function private.require_free_ground(uuid, extensions.geometry) is
  'The smallest territory that holds most of an outline. Refuses one that leaves the caller''s duty (outside_duty) or lies over a compound other than this (compound_overlap); slivers are let be.';

-- Buildings belong to the compound they stand in. The foreign key carries a compound that changes down to the households, but
-- not one that comes where none was.
create function private.house_buildings(compound uuid) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  outline extensions.geometry := (select c.geom from public.compound c where c.id = compound);
  homeless uuid[];
  housed uuid[];
begin
  with left_out as (
    update public.building b set compound_id = null
    where b.compound_id = compound and not extensions.st_contains(outline, extensions.st_pointonsurface(b.geom))
    returning b.id)
  select coalesce(array_agg(l.id), '{}') into homeless from left_out l;
  with taken_in as (
    update public.building b set compound_id = s.compound_id
    from (
      select i.id, (select c.id from public.compound c
                    where extensions.st_contains(c.geom, extensions.st_pointonsurface(i.geom))
                    order by c.area_m2, c.id limit 1) as compound_id
      from public.building i
      where i.compound_id is null and (i.id = any (homeless) or i.geom operator(extensions.&&) outline)
    ) s
    where b.id = s.id and s.compound_id is not null
    returning b.id)
  select coalesce(array_agg(t.id), '{}') into housed from taken_in t;
  update public.household h set compound_id = b.compound_id
    from public.building b where b.id = h.building_id and b.id = any (housed);
end
$$;
comment on function private.house_buildings(uuid) is
  'Lets go of the buildings of a compound that do not stand in it, and gives those without a compound, and the households in them, the one they stand in.';

create function private.op_compound_draw(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.compound;
begin
  perform private.require_args(op, '{compound_id,name,geom}');
  fresh.id := private.arg_uuid(op, 'compound_id');
  fresh.geom := private.arg_compound_outline(op, 'geom');
  fresh.territory_id := private.require_free_ground(fresh.id, fresh.geom);
  insert into public.compound (id, territory_id, name, kind, address, geom)
  values (fresh.id, fresh.territory_id, private.arg_text(op, 'name', 60),
    private.arg_one_of(op, 'kind', '{unit_compound,commercial_compound,old_compound,affordable_compound}'),
    private.arg_text(op, 'address', 200), fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'compound_id', 'another compound has this id');
  end if;
  perform private.house_buildings(fresh.id);
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_compound_draw(jsonb) is
  'compound.draw {compound_id, name, kind?, address?, geom}: takes in the buildings without a compound that stand in it. Rejects outside_duty (geom), compound_overlap (geom), id_reuse (compound_id), invalid_input.';

create function private.op_compound_reshape(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  compound public.compound;
  outline extensions.geometry;
  territory uuid;
begin
  perform private.require_args(op, '{compound_id,geom}');
  select * into compound from public.compound c
    where c.id = private.arg_uuid(op, 'compound_id') and c.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'compound_id', 'no such compound within the caller''s duty');
  end if;
  perform private.check_base(op, 'compound', compound.id, compound.version);
  outline := private.arg_compound_outline(op, 'geom');
  territory := private.require_free_ground(compound.id, outline);
  update public.compound c set geom = outline, territory_id = territory
    where c.id = compound.id returning c.version into strict compound.version;
  perform private.house_buildings(compound.id);
  return jsonb_build_object('version', compound.version, 'versions', jsonb_build_object(compound.id, compound.version));
end
$$;
comment on function private.op_compound_reshape(jsonb) is
  'compound.reshape {compound_id, geom}: its buildings that no longer stand in it go to the compound they stand in, or to none; those without one that now do are taken in. Rejects not_found (compound_id), outside_duty (geom), compound_overlap (geom), invalid_input; conflicts with the compound''s wire row.';

create function private.op_station_add(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  fresh public.service_station;
begin
  perform private.require_args(op, '{station_id,tier,name,geom}');
  fresh.id := private.arg_uuid(op, 'station_id');
  fresh.tier := private.arg_one_of(op, 'tier', '{service_center,service_station}');
  fresh.geom := private.arg_point(op, 'geom');
  fresh.territory_id := private.require_duty_territory(fresh.geom);
  insert into public.service_station (id, territory_id, tier, name, address, phone, geom)
  values (fresh.id, fresh.territory_id, fresh.tier, private.arg_text(op, 'name', 60), private.arg_text(op, 'address', 200),
    private.arg_text(op, 'phone', 30), fresh.geom)
  on conflict do nothing;
  if not found then
    perform private.reject('id_reuse', 'station_id', 'another station has this id');
  end if;
  return jsonb_build_object('version', 1, 'versions', jsonb_build_object(fresh.id, 1));
end
$$;
comment on function private.op_station_add(jsonb) is
  'station.add {station_id, tier service_center | service_station, name, address?, phone?, geom}. Rejects outside_duty (geom), id_reuse (station_id), invalid_input.';

create function private.op_station_move(op jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  station public.service_station;
  place extensions.geometry;
  territory uuid;
begin
  perform private.require_args(op, '{station_id,geom}');
  select * into station from public.service_station s
    where s.id = private.arg_uuid(op, 'station_id') and s.territory_id in (select private.my_duty_ids()) for update;
  if not found then
    perform private.reject('not_found', 'station_id', 'no such station within the caller''s duty');
  end if;
  perform private.check_base(op, 'service_station', station.id, station.version);
  place := private.arg_point(op, 'geom');
  territory := private.require_duty_territory(place);
  update public.service_station s set geom = place, territory_id = territory
    where s.id = station.id returning s.version into strict station.version;
  return jsonb_build_object('version', station.version, 'versions', jsonb_build_object(station.id, station.version));
end
$$;
comment on function private.op_station_move(jsonb) is
  'station.move {station_id, geom}. Rejects not_found (station_id), outside_duty (geom), invalid_input; conflicts with the station''s wire row.';

insert into private.operation (name, handler, roles, touches) values
  ('compound.draw', 'op_compound_draw', '{community_staff,street_staff}', '{}'),
  ('compound.reshape', 'op_compound_reshape', '{community_staff,street_staff}', '{compound}'),
  ('station.add', 'op_station_add', '{community_staff,street_staff}', '{}'),
  ('station.move', 'op_station_move', '{community_staff,street_staff}', '{station}');

revoke all on function private.arg_compound_outline(jsonb, text), private.require_free_ground(uuid, extensions.geometry),
  private.house_buildings(uuid), private.op_compound_draw(jsonb), private.op_compound_reshape(jsonb),
  private.op_station_add(jsonb), private.op_station_move(jsonb) from public, anon, authenticated;
