-- What a proposal would bring, counted by doing it and taking it back: no second set of rules that could count differently.

create type private.home_at as (household_id uuid, territory_id uuid);
comment on type private.home_at is 'A household and the territory it lies in.';

create function private.part_counts(ids uuid[]) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(t.id, jsonb_build_object('households', s.households, 'residents', s.residents,
    'members', s.members_in_service + s.members_retired + s.members_resident + s.members_floating + s.members_without_post + s.members_managed,
    'area_m2', t.area_m2, 'grid_workers', (select count(*) from public.grid_worker_duty d where d.territory_id = t.id))), '{}')
  from public.territory t join public.place_summary s on s.id = t.id where t.id = any (ids)
$$;
comment on function private.part_counts(uuid[]) is '{territory id: {households, residents, members, area_m2, grid_workers}} of those that are there.';

create function private.workers_of(ids uuid[]) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(t.id, array(select distinct d.grid_worker_id::text from public.grid_worker_duty d
    where d.territory_id = any (t.path))), '{}')
  from public.territory t where t.id = any (ids)
$$;
comment on function private.workers_of(uuid[]) is '{territory id: [grid workers who answer for it or for something it lies in]}.';

create function private.boundary_effect(whole uuid, change jsonb, bases jsonb) returns jsonb
language plpgsql volatile set search_path = ''
as $$
declare
  named uuid[] := array(select p.territory_id from unnest(private.read_changed_parts(change)) p)
    || array(select r.territory_id from unnest(private.read_removed_parts(change)) r);
  under uuid[] := array(select t.id from public.territory t where t.path && named and t.path @> array[whole]);
  depth int := (select cardinality(t.path) + 1 from public.territory t where t.id = whole);
  names jsonb := (select coalesce(jsonb_object_agg(t.id, t.name), '{}') from public.territory t where t.id = any (named));
  part_before jsonb := (select coalesce(jsonb_object_agg(t.id, t.path[depth]), '{}') from public.territory t where t.id = any (under));
  counts_before jsonb := private.part_counts(named);
  workers_before jsonb := private.workers_of(under);
  homes private.home_at[] := array(select row(h.id, h.territory_id)::private.home_at from public.household h where h.territory_id = any (under));
  counts_after jsonb;
  workers_after jsonb;
  effect jsonb;
begin
  begin
    perform private.apply_boundary_change(whole, change, bases, null, null, private.today());
    counts_after := private.part_counts(named);
    workers_after := private.workers_of(array(select t.id from public.territory t where t.path @> array[whole]));
    with course as (
      select b.territory_id as was, h.territory_id as will, t.path[depth] as part, count(*) as households, sum(h.residents) as residents
      from unnest(homes) b join public.household h on h.id = b.household_id join public.territory t on t.id = h.territory_id
      group by b.territory_id, h.territory_id, t.path[depth]
    )
    select jsonb_build_object(
      'parts', (select jsonb_agg(jsonb_build_object('territory_id', n.id, 'name', coalesce(t.name, names ->> n.id::text),
          'before', counts_before -> n.id::text, 'after', counts_after -> n.id::text) order by n.place)
        from unnest(named) with ordinality n (id, place) left join public.territory t on t.id = n.id),
      'moved_households', coalesce(sum(c.households) filter (where part_before ->> c.was::text <> c.part::text), 0),
      'moved_residents', coalesce(sum(c.residents) filter (where part_before ->> c.was::text <> c.part::text), 0),
      'households_with_other_worker', coalesce(sum(c.households) filter (where workers_before -> c.was::text <> '[]'
        and not workers_after -> c.will::text ?| array(select jsonb_array_elements_text(workers_before -> c.was::text))), 0))
      into effect from course c;
    raise exception using errcode = 'PT200', message = effect::text;
  exception when sqlstate 'PT200' then
    return sqlerrm::jsonb;
  end;
end
$$;
comment on function private.boundary_effect(uuid, jsonb, jsonb) is
  'What a boundary change would bring (ProposalEffect of src/domain/entities/boundary.ts), or what boundary.edit would be refused with. Changes nothing.';

revoke all on function private.part_counts(uuid[]), private.workers_of(uuid[]), private.boundary_effect(uuid, jsonb, jsonb)
  from public, anon, authenticated;
