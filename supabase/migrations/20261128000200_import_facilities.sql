-- Facilities out of an OpenStreetMap extract, beside its compounds and buildings.

alter table private.import_item drop constraint import_item_entity_check;
alter table private.import_item add constraint import_item_entity_check
  check (entity in ('territory', 'compound', 'building', 'facility'));

create function private.import_facilities(batch uuid, root uuid, facilities jsonb)
returns table (placed int, outside int, known int)
language plpgsql volatile set search_path = ''
as $$
#variable_conflict use_column
begin
  return query
    with given as materialized (
      select f.id, f.kind, f.name, f.address, f.phone, f.opening_hours,
        extensions.st_pointonsurface(extensions.st_makevalid(private.geometry_of(f.geom))) as geom
      from jsonb_to_recordset(facilities) as f (id uuid, kind text, name text, address text, phone text, opening_hours jsonb, geom jsonb)
    ), judged as materialized (
      select g.*, case
        when g.geom is null or not extensions.st_contains(t.geom, g.geom) then 'outside'
        when exists (select from public.facility k where k.kind = g.kind and k.name = g.name
          and extensions.st_dwithin(k.geom::extensions.geography, g.geom::extensions.geography, 50)) then 'known'
        else 'placed' end as outcome
      from given g join public.territory t on t.id = root
    ), written as (
      insert into public.facility (id, territory_id, kind, name, address, phone, opening_hours, geom)
      select j.id, coalesce(
          (select t.id from public.territory t join public.territory_level l on l.id = t.level
           where t.path @> array[root] and extensions.st_covers(t.geom, j.geom) order by l.rank desc, t.code limit 1), root),
        j.kind, j.name, j.address, j.phone, j.opening_hours, j.geom
      from judged j where j.outcome = 'placed'
      returning id
    ), listed as (
      insert into private.import_item (batch_id, entity, row_id) select batch, 'facility', w.id from written w
    )
    select (select count(*) from written)::int, count(*) filter (where j.outcome = 'outside')::int,
      count(*) filter (where j.outcome = 'known')::int from judged j;
end
$$;
comment on function private.import_facilities(uuid, uuid, jsonb) is
  'Writes facilities [{id, kind, name, address, phone, opening_hours, geom}] that stand in the territory root, a house at a point in it. How many were placed, lay outside, or were known: one of the same kind and name within 50 m.';

-- As before, with the facilities. One that somebody has corrected since stays: it is theirs, and the new file will find it known.
create or replace function private.forget_import(batch uuid) returns void
language sql volatile set search_path = ''
as $$
  delete from public.facility f
  where f.version = 1 and f.id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'facility');
  update public.building b set compound_id = null
  where b.compound_id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'compound');
  delete from public.building b
  where b.id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'building');
  delete from public.compound c
  where c.id in (select i.row_id from private.import_item i where i.batch_id = batch and i.entity = 'compound');
  delete from private.import_batch b where b.id = batch;
$$;
comment on function private.forget_import(uuid) is 'Removes the compounds, gates, buildings and untouched facilities of an import, and its record. Its territories stay. Ask private.import_uses first.';

revoke all on function private.import_facilities(uuid, uuid, jsonb) from public, anon, authenticated;
