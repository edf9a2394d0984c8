-- Bringing an OpenStreetMap extract in: compounds, their gates, buildings. What a stranger has mapped is repaired rather
-- than refused, and what lies outside the chosen territory is left out and counted, because an extract is cut as a
-- rectangle and always spills over a boundary.

create function private.polygons_of(geojson jsonb) returns extensions.geometry
language sql immutable set search_path = ''
as $$
  select case when not extensions.st_isempty(r.geom) then r.geom end
  from (select extensions.st_multi(extensions.st_collectionextract(
    extensions.st_makevalid(private.geometry_of(geojson)), 3)) as geom) r
$$;
comment on function private.polygons_of(jsonb) is 'GeoJSON as a valid MultiPolygon, repaired where needed; null when no area is left.';

create function private.import_street(name text, geom jsonb, street_id uuid, community_id uuid)
returns table (code text, detail jsonb)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_variable
declare
  county public.territory;
  street_level text;
  community_level text;
  number int;
  outline extensions.geometry := private.polygons_of(geom);
begin
  if (select count(*) from public.territory t where t.parent_id is null) > 1 then
    return query select 'several_counties',
      jsonb_build_object('codes', (select string_agg(t.code || ' ' || t.name, ', ' order by t.code) from public.territory t where t.parent_id is null));
    return;
  end if;
  select * into county from public.territory t where t.parent_id is null for update;
  if not found then
    return query select 'no_county', '{}'::jsonb;
    return;
  end if;
  select l.id into street_level from public.territory_level l where l.is_office order by l.rank limit 1;
  select l.id into community_level from public.territory_level l
    where l.rank > (select o.rank from public.territory_level o where o.id = street_level) order by l.rank limit 1;
  if street_level is null or community_level is null then
    return query select 'level_unknown', jsonb_build_object('level', 'street, community');
    return;
  end if;
  if exists (select from public.territory t where t.parent_id = county.id and t.name = name) then
    return query select 'duplicate_name', jsonb_build_object('parent', county.name);
    return;
  end if;
  -- 9xx: the office's own numbering of real streets starts at 001
  select n into number from private.free_codes(county.id, 901) n limit 1;
  if number is null then
    return query select 'codes_used_up', jsonb_build_object('parent', county.name);
    return;
  end if;
  insert into public.territory (id, parent_id, level, code, name, geom)
  values (street_id, county.id, street_level, county.code || number, name, outline);
  insert into public.territory (id, parent_id, level, code, name, geom)
  values (community_id, street_id, community_level, county.code || number || '001', name, outline);
end
$$;
comment on function private.import_street(text, jsonb, uuid, uuid) is
  'Makes a street with one community of the same outline under the only county, for an extract that belongs to no territory yet. Answers with what forbids it; no rows means that both are written. Codes come from 901 upwards.';

create function private.import_compounds(batch uuid, root uuid, compounds jsonb)
returns table (index int, outcome text)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    with given as (
      select c.index, c.id, c.name, private.polygons_of(c.geom) as geom
      from jsonb_to_recordset(compounds) as c (index int, id uuid, name text, geom jsonb)
    ), judged as (
      select g.*, case
        when g.geom is null then 'broken'
        when not extensions.st_intersects(g.geom, t.geom)
          or extensions.st_area(extensions.st_intersection(g.geom, t.geom)) * 2 <= extensions.st_area(g.geom) then 'outside'
        when exists (select from public.compound c join public.territory ct on ct.id = c.territory_id
                     where c.name = g.name and ct.path @> array[root]) then 'duplicate_name'
        else 'placed' end as outcome
      from given g join public.territory t on t.id = root
    ), written as (
      insert into public.compound (id, territory_id, name, geom)
      select j.id, private.smallest_territory(root, j.geom), j.name, j.geom from judged j where j.outcome = 'placed'
      returning id
    ), listed as (
      insert into private.import_item (batch_id, entity, row_id) select batch, 'compound', w.id from written w
    )
    select j.index, j.outcome from judged j order by j.index;
end
$$;
comment on function private.import_compounds(uuid, uuid, jsonb) is
  'Writes compounds [{index, id, name, geom}] of which more than half lies in the territory root. Says for each: placed, outside, broken or duplicate_name.';

create function private.import_gates(gates jsonb) returns int
language plpgsql volatile set search_path = ''
as $$
declare
  written int;
begin
  insert into public.compound_gate (id, compound_id, territory_id, kind, geom)
  select g.id, c.id, c.territory_id, g.kind, private.geometry_of(g.geom)
  from jsonb_to_recordset(gates) as g (id uuid, compound_id uuid, kind text, geom jsonb)
  join public.compound c on c.id = g.compound_id;
  get diagnostics written = row_count;
  return written;
end
$$;
comment on function private.import_gates(jsonb) is 'Writes gates [{id, compound_id, kind, geom}] of the compounds that exist; how many.';

create function private.import_buildings(batch uuid, root uuid, buildings jsonb)
returns table (placed int, outside int, broken int)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    with given as materialized (
      select b.id, b.name, b.use, b.floors, private.polygons_of(b.geom) as geom
      from jsonb_to_recordset(buildings) as b (id uuid, name text, use text, floors int, geom jsonb)
    ), sited as materialized (
      select g.*, extensions.st_contains(t.geom, s.spot) as inside, s.spot
      from given g join public.territory t on t.id = root, lateral (select extensions.st_pointonsurface(g.geom) as spot) s
      where g.geom is not null
    ), written as (
      insert into public.building (id, territory_id, compound_id, name, use, floors, geom)
      select s.id, private.smallest_territory(root, s.geom), home.id, s.name,
        coalesce(s.use, case when home.id is null then 'other' else 'residential' end), s.floors, s.geom
      from sited s left join lateral (
        select c.id from public.compound c join public.territory ct on ct.id = c.territory_id
        where ct.path @> array[root] and extensions.st_contains(c.geom, s.spot)
        order by c.area_m2, c.id limit 1
      ) home on true
      where s.inside
      returning id
    ), listed as (
      insert into private.import_item (batch_id, entity, row_id) select batch, 'building', w.id from written w
    )
    select (select count(*) from written)::int, (select count(*) from sited where not inside)::int,
      (select count(*) from given where geom is null)::int;
end
$$;
comment on function private.import_buildings(uuid, uuid, jsonb) is
  'Writes buildings [{id, name, use, floors, geom}] that stand in the territory root, each into its compound and its smallest territory; a null use is residential inside a compound and other outside. How many were placed, lay outside, had no area.';

create function private.import_uses(batch uuid) returns table (relation text, row_count bigint)
language plpgsql stable set search_path = ''
as $$
declare
  reference record;
  found_rows bigint;
begin
  -- Every foreign key to a compound or building, of tables that exist now or are added later.
  for reference in
    select con.conrelid::regclass::text as referring, a.attname as key_column,
      case con.confrelid when 'public.compound'::regclass then 'compound' else 'building' end as entity
    from pg_catalog.pg_constraint con
    join lateral unnest(con.conkey, con.confkey) as pair (here, there) on true
    join pg_catalog.pg_attribute a on a.attrelid = con.conrelid and a.attnum = pair.here
    join pg_catalog.pg_attribute target on target.attrelid = con.confrelid and target.attnum = pair.there and target.attname = 'id'
    where con.contype = 'f' and con.confrelid in ('public.compound'::regclass, 'public.building'::regclass)
      and con.conrelid not in ('public.building'::regclass, 'public.compound_gate'::regclass)
    group by 1, 2, 3
  loop
    execute format(
      'select count(*) from %s r join private.import_item i on i.batch_id = $1 and i.entity = %L and i.row_id = r.%I',
      reference.referring, reference.entity, reference.key_column) into found_rows using batch;
    if found_rows > 0 then
      relation := reference.referring;
      row_count := found_rows;
      return next;
    end if;
  end loop;
end
$$;
comment on function private.import_uses(uuid) is 'What people have since attached to the compounds and buildings of an import, by table. Empty: they can be replaced.';

create function private.forget_import(batch uuid) returns void
language sql volatile set search_path = ''
as $$
  update public.building b set compound_id = null
  where b.compound_id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'compound');
  delete from public.building b
  where b.id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'building');
  delete from public.compound c
  where c.id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'compound');
  delete from private.import_batch b where b.id = batch;
$$;
comment on function private.forget_import(uuid) is 'Removes the compounds, gates and buildings of an import, and its record. Its territories stay. Ask private.import_uses first.';

revoke all on function private.polygons_of(jsonb), private.import_street(text, jsonb, uuid, uuid),
  private.import_compounds(uuid, uuid, jsonb), private.import_gates(jsonb), private.import_buildings(uuid, uuid, jsonb),
  private.import_uses(uuid), private.forget_import(uuid) from public, anon, authenticated;
