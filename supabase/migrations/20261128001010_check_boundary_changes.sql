-- What an edit of boundaries must fulfil. The parts of a territory are a partition: after the edit nobody's ground lies in
-- two of them, what was covered still is, and each part still holds what lies under it.
--
-- Faults that were there before are not the edit's: what is judged is the ground it gains and loses. Outlines come from an
-- exact lattice of 7 decimals (about 1 cm), in which all outlines that change agree to the last bit; those that do not
-- change, and the parent's, may have been rounded on their way to the editor and back.
-- Portable to PostGIS 3.3: no coverage functions.

create type private.changed_part as (
  n int, territory_id uuid, geom extensions.geometry, name text, cut_from_id uuid);
comment on type private.changed_part is 'One area of a boundary change: its place in the list from 1, and what is told of it. geom is a multipolygon, EPSG:4326.';
create type private.removed_part as (n int, territory_id uuid, into_id uuid);
comment on type private.removed_part is 'One part that a boundary change merges into another.';

create function private.thick_m2(shape extensions.geometry, metres double precision) returns double precision
language sql immutable set search_path = ''
as $$
  select coalesce(sum(m.area), 0)
  from extensions.st_dump(extensions.st_collectionextract(shape, 3)) part,
    lateral (select extensions.st_area(part.geom::extensions.geography) as area,
                    extensions.st_perimeter(part.geom::extensions.geography) as perimeter) m
  where 2 * m.area > metres * m.perimeter
$$;
comment on function private.thick_m2(extensions.geometry, double precision) is
  'Square metres of those parts of a shape that are on average wider than so many metres: the rest comes from rounding.';

create function private.refuse_change(message text) returns void
language plpgsql stable set search_path = ''
as $$ begin perform private.reject('invalid_input', 'change', message); end $$;
comment on function private.refuse_change(text) is 'Refuses a boundary change that cannot be read.';

create function private.read_outline(given jsonb, what text) returns extensions.geometry
language plpgsql stable set search_path = ''
as $$
declare
  geom extensions.geometry := private.geometry_of(given);
begin
  if geom is null or extensions.st_geometrytype(geom) not in ('ST_Polygon', 'ST_MultiPolygon') or extensions.st_isempty(geom)
    or extensions.st_ndims(geom) <> 2
    or not (extensions.st_xmin(geom) >= -180 and extensions.st_xmax(geom) <= 180 and extensions.st_ymin(geom) >= -90 and extensions.st_ymax(geom) <= 90)
  then
    perform private.refuse_change(what || ': geom must be a GeoJSON Polygon or MultiPolygon, longitude before latitude');
  end if;
  if extensions.st_asgeojson(geom, 7) <> extensions.st_asgeojson(geom, 12) then
    perform private.refuse_change(what || ': positions have at most 7 decimals');
  end if;
  return extensions.st_multi(geom);
end
$$;
comment on function private.read_outline(jsonb, text) is 'An outline of a boundary change, as a multipolygon; not yet whether it is valid.';

create function private.read_changed_parts(change jsonb) returns private.changed_part[]
language plpgsql stable set search_path = ''
as $$
declare
  most_parts constant int := 2000;
  most_positions constant int := 50000;
  given record;
  part private.changed_part;
  parts private.changed_part[] := '{}';
  positions int := 0;
begin
  if jsonb_typeof(change) is distinct from 'object' or jsonb_typeof(change -> 'areas') is distinct from 'array'
    or jsonb_typeof(coalesce(change -> 'removed', '[]')) <> 'array' then
    perform private.refuse_change('change must be {areas: [], removed: []}');
  end if;
  if jsonb_array_length(change -> 'areas') not between 1 and most_parts
    or jsonb_array_length(coalesce(change -> 'removed', '[]')) > most_parts then
    perform private.refuse_change(format('a change has 1 to %s areas', most_parts));
  end if;
  for given in select a.n::int, a.value from jsonb_array_elements(change -> 'areas') with ordinality a (value, n) loop
    if jsonb_typeof(given.value) <> 'object' or not private.is_uuid(given.value ->> 'territory_id')
      or not (given.value ->> 'cut_from_id' is null or private.is_uuid(given.value ->> 'cut_from_id'))
      or jsonb_typeof(coalesce(nullif(given.value -> 'name', 'null'), '""')) <> 'string' then
      perform private.refuse_change(format('area %s must be {territory_id, geom, name?, cut_from_id?}', given.n));
    end if;
    part := row(given.n, given.value ->> 'territory_id',
      private.read_outline(given.value -> 'geom', 'area ' || given.n), btrim(private.plain_text(given.value ->> 'name')), given.value ->> 'cut_from_id');
    if length(part.name) not between 1 and 60 then
      perform private.refuse_change(format('area %s: a name has 1 to 60 characters', given.n));
    end if;
    positions := positions + extensions.st_npoints(part.geom);
    if positions > most_positions then
      perform private.refuse_change(format('a change has at most %s positions', most_positions));
    end if;
    if not extensions.st_isvalid(part.geom) then
      perform private.refuse_change(format('area %s: %s', given.n, extensions.st_isvalidreason(part.geom)));
    end if;
    if extensions.st_area(part.geom::extensions.geography) < 1 then
      perform private.refuse_change(format('area %s: an outline holds at least 1 m2', given.n));
    end if;
    parts := parts || part;
  end loop;
  return parts;
end
$$;
comment on function private.read_changed_parts(jsonb) is 'The areas of a boundary change: each by itself is well formed, valid and of a bearable size.';

create function private.read_removed_parts(change jsonb) returns private.removed_part[]
language plpgsql stable set search_path = ''
as $$
begin
  if exists (select from jsonb_array_elements(coalesce(change -> 'removed', '[]')) r
    where jsonb_typeof(r) <> 'object' or not private.is_uuid(r ->> 'territory_id') or not private.is_uuid(r ->> 'into_id')) then
    perform private.refuse_change('a removed part must be {territory_id, into_id}');
  end if;
  return array(select row(r.n, r.value ->> 'territory_id', r.value ->> 'into_id')::private.removed_part
    from jsonb_array_elements(coalesce(change -> 'removed', '[]')) with ordinality r (value, n) order by r.n);
end
$$;
comment on function private.read_removed_parts(jsonb) is 'The parts that a boundary change merges into others.';

create function private.check_changed_parts(whole uuid, parts private.changed_part[], gone private.removed_part[], bases jsonb)
returns void
language plpgsql volatile set search_path = ''
as $$
declare
  named uuid[] := array(select p.territory_id from unnest(parts) p order by p.n) || array(select r.territory_id from unnest(gone) r order by r.n);
  said record;
  known public.territory;
begin
  if cardinality(named) <> (select count(distinct id) from unnest(named) id) then
    perform private.refuse_change('a territory is named twice');
  end if;
  if exists (select from unnest(gone) r where r.into_id not in (select p.territory_id from unnest(parts) p)) then
    perform private.refuse_change('a removed part goes into one whose new outline is told');
  end if;
  for said in
    select p.territory_id, p.name, p.cut_from_id from unnest(parts) p
    union all select r.territory_id, null, null from unnest(gone) r
  loop
    select * into known from public.territory t where t.id = said.territory_id;
    if not found and said.cut_from_id is not null and not bases ? said.territory_id::text then
      if said.name is null or said.cut_from_id <> all (named)
        or not exists (select from public.territory t where t.id = said.cut_from_id and t.parent_id = whole) then
        perform private.refuse_change('a new part has a name, and is cut from a part whose outline changes');
      end if;
      continue;
    end if;
    if known.id is null or known.parent_id is distinct from whole then
      -- gone meanwhile, or somewhere else: there is no row to show beside the caller's own
      perform private.reject('not_found', 'change', format('%s is no part of this territory (any more)', said.territory_id));
    end if;
    if said.cut_from_id is not null then
      perform private.reject('id_reuse', 'change', format('another part has the id %s', said.territory_id));
    end if;
    perform private.check_base(jsonb_build_object('bases', bases), 'territory', known.id, known.version);
  end loop;
  if 1 < (select count(distinct t.level) from public.territory t where t.id = any (named)) then
    perform private.refuse_change('all parts of a change are of one level');
  end if;
  select n.name into said from (
    select coalesce(p.name, t.name) as name
    from unnest(parts) p left join public.territory t on t.id = p.territory_id
    union all
    select t.name from public.territory t where t.parent_id = whole and t.id <> all (named)) n
    group by n.name having count(*) > 1 limit 1;
  if found then
    perform private.reject('name_taken', 'change', format('two parts would be called %s', said.name));
  end if;
end
$$;
comment on function private.check_changed_parts(uuid, private.changed_part[], private.removed_part[], jsonb) is
  'Whether the named territories are parts of the whole, in the versions that were seen, with names of their own. Rejects invalid_input, not_found, id_reuse, name_taken (all: change); conflicts with the wire row of the first that differs.';

-- Overlays are made on a grid of 1e-9 degrees, a tenth of a millimetre (also in the files that follow): outlines that share borders
-- nearly and not quite make GEOS start anew on a grid of its own otherwise, which the embedded PostGIS does not survive.
create function private.check_ground(whole uuid, parts private.changed_part[], gone private.removed_part[]) returns void
language plpgsql stable set search_path = ''
as $$
declare
  lattice constant double precision := 0.02; -- metres: among outlines that agree on their positions
  rounding constant double precision := 0.05; -- metres: against outlines that were rounded on their way
  named uuid[] := array(select p.territory_id from unnest(parts) p) || array(select r.territory_id from unnest(gone) r);
  before extensions.geometry := (select extensions.st_union(t.geom, 1e-9) from public.territory t where t.id = any (named));
  after extensions.geometry := (select extensions.st_union(p.geom, 1e-9) from unnest(parts) p);
  gained extensions.geometry := extensions.st_difference(after, before, 1e-9);
  lost extensions.geometry := extensions.st_difference(before, after, 1e-9);
  parent extensions.geometry := (select t.geom from public.territory t where t.id = whole);
  fault record;
begin
  select coalesce(ta.name, a.name) as one, coalesce(tb.name, b.name) as other into fault
    from unnest(parts) a join unnest(parts) b on a.n < b.n and a.geom operator(extensions.&&) b.geom
        and extensions.st_relate(a.geom, b.geom, 'T********')
      left join public.territory ta on ta.id = a.territory_id left join public.territory tb on tb.id = b.territory_id
    where private.thick_m2(extensions.st_intersection(a.geom, b.geom, 1e-9), lattice) > 0 limit 1;
  if found then
    perform private.reject('outlines_overlap', 'change', format('%s and %s would overlap', fault.one, fault.other));
  end if;
  select t.name into fault from public.territory t
    where t.parent_id = whole and t.id <> all (named) and t.geom operator(extensions.&&) gained
      and private.thick_m2(extensions.st_intersection(t.geom, gained, 1e-9), rounding) > 0 limit 1;
  if found then
    perform private.reject('outlines_overlap', 'change', format('the new outlines would reach into %s', fault.name));
  end if;
  if private.thick_m2(extensions.st_difference(gained, parent, 1e-9), rounding) > 0 then
    select coalesce(t.name, p.name) as name into fault from unnest(parts) p left join public.territory t on t.id = p.territory_id
      order by extensions.st_area(extensions.st_difference(p.geom, parent, 1e-9)) desc, p.n limit 1;
    perform private.reject('outside_parent', 'change', format('%s would reach out of its territory', fault.name));
  end if;
  -- Another part may have had a claim to it all along.
  lost := extensions.st_difference(lost, coalesce((select extensions.st_union(t.geom, 1e-9) from public.territory t
    where t.parent_id = whole and t.id <> all (named) and t.geom operator(extensions.&&) lost), 'srid=4326;polygon empty'::extensions.geometry), 1e-9);
  if private.thick_m2(lost, rounding) > 0 then
    select t.name into fault from public.territory t where t.id = any (named)
      order by extensions.st_area(extensions.st_intersection(t.geom, lost, 1e-9)) desc, t.id limit 1;
    perform private.reject('outlines_gap', 'change', format('ground of %s would belong to nobody', fault.name));
  end if;
  select under.name as one, coalesce(t.name, p.name) as other into fault
    from unnest(parts) p left join public.territory t on t.id = p.territory_id
      join public.territory under on under.parent_id = p.territory_id
        or under.parent_id in (select r.territory_id from unnest(gone) r where r.into_id = p.territory_id)
      join public.territory home on home.id = under.parent_id
    where not extensions.st_coveredby(under.geom, p.geom)
      and private.thick_m2(extensions.st_difference(extensions.st_intersection(under.geom, home.geom, 1e-9), p.geom, 1e-9), rounding) > 0 limit 1;
  if found then
    perform private.reject('parts_outside', 'change', format('%s would no longer lie in %s', fault.one, fault.other));
  end if;
end
$$;
comment on function private.check_ground(uuid, private.changed_part[], private.removed_part[]) is
  'Whether the parts still tile the whole. Rejects outlines_overlap, outside_parent, outlines_gap, parts_outside (all: change), naming a territory.';

revoke all on function private.thick_m2(extensions.geometry, double precision), private.refuse_change(text),
  private.read_outline(jsonb, text), private.read_changed_parts(jsonb), private.read_removed_parts(jsonb),
  private.check_changed_parts(uuid, private.changed_part[], private.removed_part[], jsonb),
  private.check_ground(uuid, private.changed_part[], private.removed_part[]) from public, anon, authenticated;
