-- A building that is given its compound takes the households behind its doors along: the foreign key carries a change of
-- compound down, but not the first one, because null matches nothing.

create or replace function private.adopt_buildings(parent uuid) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  adopted uuid[];
begin
  with taken_in as (
    update public.building b set compound_id = s.compound_id
    from (
      select i.id, (select c.id from public.compound c
                    where extensions.st_contains(c.geom, extensions.st_pointonsurface(i.geom))
                    order by c.area_m2, c.id limit 1) as compound_id
      from public.building i join public.territory t on t.id = i.territory_id
      where t.path @> array[parent] and i.compound_id is null
    ) s
    where b.id = s.id and s.compound_id is not null
    returning b.id)
  select coalesce(array_agg(t.id), '{}') into adopted from taken_in t;
  update public.household h set compound_id = b.compound_id
    from public.building b where b.id = h.building_id and b.id = any (adopted);
end
$$;
comment on function private.adopt_buildings(uuid) is 'Gives buildings without a compound, and the households in them, the smallest compound they stand in.';
