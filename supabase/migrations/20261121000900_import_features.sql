-- Bringing boundaries in from files. Everything or nothing: the functions look at a whole file inside one transaction and
-- answer with a list of problems; they write only when that list is empty. The command line and the import wizard use the
-- same ones. Each import leaves a record of the rows it made, so that a newer file can replace exactly those.
-- Portable to PostGIS 3.3: no coverage functions.

create table private.import_batch (
  id uuid primary key default private.uuid_v7(),
  kind text not null check (kind in ('osm', 'boundaries')),
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  territory_id uuid not null references public.territory (id) on delete cascade,
  made_at timestamptz not null default now()
);
create index import_batch_territory_id_idx on private.import_batch (territory_id);
alter table private.import_batch enable row level security;
revoke all on private.import_batch from public, anon, authenticated;
comment on table private.import_batch is 'One file that was imported. Written and read by the import only.';
comment on column private.import_batch.id is 'UUIDv7.';
comment on column private.import_batch.kind is 'osm or boundaries.';
comment on column private.import_batch.file_name is 'Name of the file, without its folder.';
comment on column private.import_batch.file_sha256 is 'SHA-256 of its bytes, lower-case hex.';
comment on column private.import_batch.territory_id is 'The territory its rows were put under.';
comment on column private.import_batch.made_at is 'When.';

create table private.import_item (
  batch_id uuid not null references private.import_batch (id) on delete cascade,
  entity text not null check (entity in ('territory', 'compound', 'building')),
  row_id uuid not null,
  primary key (batch_id, entity, row_id)
);
create index import_item_row_id_idx on private.import_item (row_id);
alter table private.import_item enable row level security;
revoke all on private.import_item from public, anon, authenticated;
comment on table private.import_item is 'Which rows an import made. Gates go with their compound and are not listed.';
comment on column private.import_item.batch_id is 'The import.';
comment on column private.import_item.entity is 'Table of the row.';
comment on column private.import_item.row_id is 'Id of the row. No foreign key: a row may be removed later, the record stays.';

create function private.geometry_of(geojson jsonb) returns extensions.geometry
language plpgsql immutable set search_path = ''
as $$
begin
  return extensions.st_setsrid(extensions.st_geomfromgeojson(geojson::text), 4326);
exception when others then
  return null;
end
$$;
comment on function private.geometry_of(jsonb) is 'GeoJSON as EPSG:4326, or null when it is none.';

create function private.solid_area_m2(shape extensions.geometry) returns double precision
language sql immutable set search_path = ''
as $$
  select coalesce(sum(m.area), 0)
  from extensions.st_dump(extensions.st_collectionextract(shape, 3)) part,
    lateral (select extensions.st_area(part.geom::extensions.geography) as area,
                    extensions.st_perimeter(part.geom::extensions.geography) as perimeter) m
  where m.area > 1 and 2 * m.area > 0.05 * m.perimeter
$$;
comment on function private.solid_area_m2(extensions.geometry) is
  'Square metres of a shape without its slivers: parts below 1 m2 or on average thinner than 5 cm come from rounding shared borders.';

create function private.smallest_territory(root uuid, shape extensions.geometry) returns uuid
language sql stable set search_path = ''
as $$
  select coalesce(
    (select t.id from public.territory t join public.territory_level l on l.id = t.level
     where t.path @> array[root] and t.id <> root and extensions.st_intersects(t.geom, shape)
       and extensions.st_area(extensions.st_intersection(t.geom, shape)) * 2 > extensions.st_area(shape)
     order by l.rank desc limit 1),
    root)
$$;
comment on function private.smallest_territory(uuid, extensions.geometry) is
  'The lowest territory under root that holds more than half of a shape; root itself when none does.';

create function private.free_codes(parent uuid, start int) returns setof int
language sql stable set search_path = ''
as $$
  select n from generate_series(greatest(start, 1), 999) n
  where not exists (
    select from public.territory p join public.territory c on c.code = p.code || lpad(n::text, 3, '0')
    where p.id = parent)
  order by n
$$;
comment on function private.free_codes(uuid, int) is 'Three-digit numbers from start which no code under the parent has yet.';

-- The checks of one file. Reads pg_temp.import_feature, which import_boundaries has filled.
create function private.boundary_problems(parent uuid, level_id text)
returns table (index int, name text, code text, detail jsonb)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
declare
  root public.territory;
  digits int := case level_id when 'county' then 6 when 'street' then 9 when 'community' then 12 when 'grid' then 15 end;
begin
  select * into root from public.territory t where t.id = parent;

  return query -- shape
    select f.index, f.name, 'geometry_invalid', jsonb_build_object('reason', coalesce(d.reason, 'not a polygon'),
      'lon', round(extensions.st_x(d.location)::numeric, 7), 'lat', round(extensions.st_y(d.location)::numeric, 7))
    from pg_temp.import_feature f left join lateral extensions.st_isvaliddetail(f.geom) d on true
    where not f.sound;

  return query -- names
    select f.index, f.name, 'no_name', '{}'::jsonb from pg_temp.import_feature f where coalesce(f.name, '') = ''
    union all
    select f.index, f.name, 'duplicate_name_in_file', jsonb_build_object('other', f.first)
    from (select i.*, min(i.index) over (partition by i.name) as first from pg_temp.import_feature i where i.name <> '') f
    where f.index <> f.first
    union all
    select f.index, f.name, 'duplicate_name', jsonb_build_object('parent', root.name)
    from pg_temp.import_feature f
    where case when level_id = 'compound'
      then exists (select from public.compound c join public.territory t on t.id = c.territory_id
                   where c.name = f.name and t.path @> array[parent])
      else exists (select from public.territory t where t.parent_id = parent and t.name = f.name) end;

  return query -- codes
    select f.index, f.name, 'bad_code', jsonb_build_object('given', f.code, 'digits', digits, 'prefix', root.code)
    from pg_temp.import_feature f
    where f.code is not null and level_id <> 'compound'
      and case when digits is null then f.code !~ '^[0-9A-Za-z-]+$'
               else f.code !~ ('^[0-9]{' || digits || '}$') or left(f.code, length(root.code)) <> root.code end
    union all
    select f.index, f.name, 'duplicate_code_in_file', jsonb_build_object('given', f.code, 'other', f.first)
    from (select i.*, min(i.index) over (partition by i.code) as first from pg_temp.import_feature i where i.code is not null) f
    where f.index <> f.first
    union all
    select f.index, f.name, 'duplicate_code', jsonb_build_object('given', f.code, 'other', t.name)
    from pg_temp.import_feature f join public.territory t on t.code = f.code
    where level_id <> 'compound';

  return query -- inside the parent
    select f.index, f.name, 'outside_parent', jsonb_build_object('parent', root.name, 'm2', round(o.m2::numeric),
      'percent', round((100 * o.m2 / nullif(extensions.st_area(f.geom::extensions.geography), 0))::numeric, 1))
    from pg_temp.import_feature f,
      lateral (select private.solid_area_m2(extensions.st_difference(f.geom, root.geom)) as m2) o
    where f.sound and not extensions.st_coveredby(f.geom, root.geom) and o.m2 > 0;

  return query -- apart from each other
    select b.index, b.name, 'overlaps_in_file', jsonb_build_object('other', a.name, 'other_index', a.index, 'm2', round(o.m2::numeric))
    from pg_temp.import_feature a join pg_temp.import_feature b on a.index < b.index
        and a.geom operator(extensions.&&) b.geom and extensions.st_relate(a.geom, b.geom, 'T********'),
      lateral (select private.solid_area_m2(extensions.st_intersection(a.geom, b.geom)) as m2) o
    where a.sound and b.sound and o.m2 > 0;

  return query -- apart from what is there
    select f.index, f.name, 'overlaps_sibling', jsonb_build_object('other', s.name, 'm2', round(o.m2::numeric))
    from pg_temp.import_feature f join (
        select t.name, t.geom from public.territory t where level_id <> 'compound' and t.parent_id = parent
        union all
        select c.name, c.geom from public.compound c join public.territory t on t.id = c.territory_id
        where level_id = 'compound' and t.path @> array[parent]
      ) s on f.geom operator(extensions.&&) s.geom and extensions.st_relate(f.geom, s.geom, 'T********'),
      lateral (select private.solid_area_m2(extensions.st_intersection(f.geom, s.geom)) as m2) o
    where f.sound and o.m2 > 0;
end
$$;
comment on function private.boundary_problems(uuid, text) is 'What speaks against the features in pg_temp.import_feature. Areas in square metres.';

create function private.settle_into_territories(parent uuid) returns void
language sql volatile set search_path = ''
as $$
  update public.compound c set territory_id = s.territory_id
  from (select i.id, private.smallest_territory(parent, i.geom) as territory_id
        from public.compound i where i.territory_id = parent) s
  where c.id = s.id and s.territory_id <> parent;
  update public.building b set territory_id = s.territory_id
  from (select i.id, private.smallest_territory(parent, i.geom) as territory_id
        from public.building i where i.territory_id = parent) s
  where b.id = s.id and s.territory_id <> parent;
$$;
comment on function private.settle_into_territories(uuid) is
  'Moves compounds and buildings that lie directly in a territory into its new parts, with all that hangs on them by foreign key.';

create function private.adopt_buildings(parent uuid) returns void
language sql volatile set search_path = ''
as $$
  update public.building b set compound_id = s.compound_id
  from (
    select i.id, (select c.id from public.compound c
                  where extensions.st_contains(c.geom, extensions.st_pointonsurface(i.geom))
                  order by c.area_m2, c.id limit 1) as compound_id
    from public.building i join public.territory t on t.id = i.territory_id
    where t.path @> array[parent] and i.compound_id is null
  ) s
  where b.id = s.id and s.compound_id is not null;
$$;
comment on function private.adopt_buildings(uuid) is 'Gives buildings without a compound the smallest compound they stand in.';

create function private.number_features(parent uuid) returns void
language plpgsql volatile set search_path = ''
as $$
begin
  -- Rows from north to south, each from west to east, as GB/T unit grids are numbered.
  with box as (
    select t.code, extensions.st_ymax(t.geom) as north, extensions.st_ymax(t.geom) - extensions.st_ymin(t.geom) as height,
      ceil(sqrt((select count(*) from pg_temp.import_feature))) as bands
    from public.territory t where t.id = parent
  ), ordered as (
    select f.index, row_number() over (order by
        floor((b.north - extensions.st_y(extensions.st_centroid(f.geom))) / b.height * b.bands),
        extensions.st_x(extensions.st_centroid(f.geom)), f.index) as place
    from pg_temp.import_feature f, box b where f.code is null
  ), free as (
    select n, row_number() over (order by n) as place from private.free_codes(parent, 1) n
    where not exists (select from pg_temp.import_feature f, box b where f.code = b.code || lpad(n::text, 3, '0'))
  )
  update pg_temp.import_feature f set code = b.code || lpad(free.n::text, 3, '0')
  from ordered o join free on free.place = o.place, box b
  where f.index = o.index;
end
$$;
comment on function private.number_features(uuid) is 'Gives the features in pg_temp.import_feature that have no code the next free ones under the parent.';

create function private.import_boundaries(parent_code text, level_id text, features jsonb, dry_run boolean default false, batch uuid default null)
returns table (index int, name text, code text, detail jsonb)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
declare
  parent public.territory;
  needed text; -- the level the parent must have
  found_problems int;
begin
  select * into parent from public.territory t where t.code = parent_code for update;
  if not found then
    return query select null::int, null::text, 'parent_unknown', jsonb_build_object('parent', parent_code);
    return;
  end if;
  if level_id <> 'compound' then
    if not exists (select from public.territory_level l where l.id = level_id) then
      return query select null::int, null::text, 'level_unknown', jsonb_build_object('level', level_id);
      return;
    end if;
    needed := (select up.id from public.territory_level l join public.territory_level up on up.rank < l.rank
               where l.id = level_id order by up.rank desc limit 1);
    if parent.level is distinct from needed then
      return query select null::int, null::text, 'parent_level',
        jsonb_build_object('parent', parent.name, 'has', parent.level, 'needed', needed, 'level', level_id);
      return;
    end if;
  end if;

  drop table if exists pg_temp.import_feature;
  create temp table import_feature on commit drop as
    select f.index, f.id, f.name, f.code, f.office_code, f.kind, g.geom,
      coalesce(extensions.st_geometrytype(g.geom) in ('ST_Polygon', 'ST_MultiPolygon')
        and extensions.st_isvalid(g.geom) and not extensions.st_isempty(g.geom), false) as sound
    from jsonb_to_recordset(features) as f (index int, id uuid, name text, code text, office_code text, kind text, geom jsonb),
      lateral (select private.geometry_of(f.geom) as geom) g;
  create index on pg_temp.import_feature using gist (geom);
  analyze pg_temp.import_feature;

  return query select * from private.boundary_problems(parent.id, level_id);
  get diagnostics found_problems = row_count;
  if found_problems > 0 or dry_run then
    return;
  end if;

  if level_id = 'compound' then
    insert into public.compound (id, territory_id, name, geom)
    select f.id, private.smallest_territory(parent.id, f.geom), f.name, extensions.st_multi(f.geom)
    from pg_temp.import_feature f;
  else
    perform private.number_features(parent.id);
    if exists (select from pg_temp.import_feature f where f.code is null) then
      return query select null::int, null::text, 'codes_used_up', jsonb_build_object('parent', parent.name);
      return;
    end if;
    insert into public.territory (id, parent_id, level, code, office_code, name, kind, geom)
    select f.id, parent.id, level_id, f.code, f.office_code, f.name,
      case when level_id = 'grid' then coalesce(f.kind, 'base_grid') end, extensions.st_multi(f.geom)
    from pg_temp.import_feature f;
    perform private.settle_into_territories(parent.id);
  end if;
  perform private.adopt_buildings(parent.id);
  insert into private.import_item (batch_id, entity, row_id)
  select batch, case when level_id = 'compound' then 'compound' else 'territory' end, f.id
  from pg_temp.import_feature f where batch is not null;
end
$$;
comment on function private.import_boundaries(text, text, jsonb, boolean, uuid) is
  'Writes features [{index, id, name, code, office_code, kind, geom}] (GeoJSON, EPSG:4326) as territories of a level, or as compounds, under the parent with that code. Answers with the problems; no rows means that everything is written (or would be, in a dry run). Codes left out are numbered.';

revoke all on function private.geometry_of(jsonb), private.solid_area_m2(extensions.geometry),
  private.smallest_territory(uuid, extensions.geometry), private.free_codes(uuid, int), private.boundary_problems(uuid, text),
  private.settle_into_territories(uuid), private.adopt_buildings(uuid),
  private.import_boundaries(text, text, jsonb, boolean, uuid), private.number_features(uuid) from public, anon, authenticated;
