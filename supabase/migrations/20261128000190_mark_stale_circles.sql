-- A published circle says what was true. When a gate, a footpath, a place that is walked to, the network or the households
-- change, it says since when it may no longer be: nobody plans with last year's circle without being told.
--
-- Marked is every circle whose territory holds the change, and every one that lies in the territory of the change: a path
-- that no grid holds belongs to its community, and may be in any grid of it.

create function private.mark_stale(because text, territories uuid[], kinds text[] default null) returns void
language sql volatile set search_path = ''
as $$
  update public.service_circle c set stale_since = now(), stale_because = because
  from public.territory own
  where own.id = c.territory_id and c.stale_since is null and (kinds is null or c.served && kinds) and exists (
    select from public.territory t where t.id = any (territories) and (t.path @> array[own.id] or own.path @> array[t.id]))
$$;
comment on function private.mark_stale(text, uuid[], text[]) is
  'Marks the circles that a change in these territories concerns; of a change to places, those that serve one of these kinds. The first reason stays.';

-- Each table says what of its rows a circle depends on; the rest may change as it likes. The trigger functions see the rows of
-- a statement, of an insert as new_rows, of a delete as old_rows; of an update both.
create function private.note_gates() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  concerned uuid[];
begin
  if tg_op = 'INSERT' then
    concerned := array(select distinct n.territory_id from new_rows n);
  elsif tg_op = 'DELETE' then
    concerned := array(select distinct o.territory_id from old_rows o);
  else
    concerned := array(select distinct n.territory_id from old_rows o join new_rows n using (id)
      where (o.open_hours, o.is_closed, o.geom::text) <> (n.open_hours, n.is_closed, n.geom::text));
  end if;
  if concerned <> '{}' then
    perform private.mark_stale('gate', concerned);
  end if;
  return null;
end
$$;

create function private.note_footpaths() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  concerned uuid[];
begin
  if tg_op = 'INSERT' then
    concerned := array(select distinct n.territory_id from new_rows n);
  elsif tg_op = 'DELETE' then
    concerned := array(select distinct o.territory_id from old_rows o);
  else
    concerned := array(select distinct n.territory_id from old_rows o join new_rows n using (id)
      where (o.kind, o.is_closed, o.geom::text) <> (n.kind, n.is_closed, n.geom::text));
  end if;
  if concerned <> '{}' then
    perform private.mark_stale('footpath', concerned);
  end if;
  return null;
end
$$;

create function private.note_places() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  kind_column text := case tg_table_name when 'service_station' then 'tier' else 'kind' end;
  changed text := case tg_op
    when 'INSERT' then 'select n.territory_id, n.%1$I as kind from new_rows n'
    when 'DELETE' then 'select o.territory_id, o.%1$I as kind from old_rows o'
    else 'select p.territory_id, p.kind from old_rows o join new_rows n using (id)
        cross join lateral (values (o.territory_id, o.%1$I), (n.territory_id, n.%1$I)) p (territory_id, kind)
      where (o.%1$I, o.geom::text) <> (n.%1$I, n.geom::text)' end;
  concerned record;
begin
  for concerned in execute format('select array_agg(distinct c.territory_id) as territories, c.kind from (' || changed || ') c group by c.kind', kind_column) loop
    perform private.mark_stale('station', concerned.territories, array[concerned.kind]);
  end loop;
  return null;
end
$$;

create function private.note_households() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  concerned uuid[];
begin
  if tg_op = 'INSERT' then
    concerned := array(select distinct n.territory_id from new_rows n);
  elsif tg_op = 'DELETE' then
    concerned := array(select distinct o.territory_id from old_rows o);
  else
    concerned := array(select distinct p.id from old_rows o join new_rows n using (id)
        cross join lateral (values (o.territory_id), (n.territory_id)) p (id)
      where (o.stairwell_unit_id, o.territory_id) <> (n.stairwell_unit_id, n.territory_id)
        or o.compound_id is distinct from n.compound_id);
  end if;
  if concerned <> '{}' then
    perform private.mark_stale('household', concerned);
  end if;
  return null;
end
$$;
comment on function private.note_gates() is 'Marks circles stale when a gate comes, goes, moves, is shut or opened, or changes its hours.';
comment on function private.note_footpaths() is 'Marks circles stale when a footpath comes, goes, is shut or opened, or changes its kind.';
comment on function private.note_places() is 'Marks circles stale when a station or facility of a kind they serve comes, goes, moves or becomes another kind.';
comment on function private.note_households() is 'Marks circles stale when households come, go, or move to another stairwell, territory or compound.';

do $$
declare
  noted record;
begin
  for noted in select * from (values ('compound_gate', 'note_gates'), ('footpath', 'note_footpaths'), ('service_station', 'note_places'),
    ('facility', 'note_places'), ('household', 'note_households')) v (entity, handler)
  loop
    execute format('create trigger circles_stale_inserted after insert on public.%I referencing new table as new_rows
      for each statement execute function private.%I()', noted.entity, noted.handler);
    execute format('create trigger circles_stale_deleted after delete on public.%I referencing old table as old_rows
      for each statement execute function private.%I()', noted.entity, noted.handler);
    execute format('create trigger circles_stale_updated after update on public.%I referencing old table as old_rows new table as new_rows
      for each statement execute function private.%I()', noted.entity, noted.handler);
  end loop;
end
$$;

create function private.note_walk_network(bounds double precision[], version text) returns int
language plpgsql volatile set search_path = ''
as $$
declare
  marked int;
begin
  update public.service_circle c set stale_since = now(), stale_because = 'network'
  from public.territory t
  where t.id = c.territory_id and c.stale_since is null and c.network ->> 'version' <> note_walk_network.version
    and extensions.st_intersects(t.geom, extensions.st_makeenvelope(bounds[1], bounds[2], bounds[3], bounds[4], 4326));
  get diagnostics marked = row_count;
  return marked;
end
$$;
comment on function private.note_walk_network(double precision[], text) is
  'Marks the circles inside [west, south, east, north] that were walked on another version of the network than this one, which has just been put in its place. How many.';

revoke all on function private.mark_stale(text, uuid[], text[]), private.note_gates(), private.note_footpaths(), private.note_places(),
  private.note_households(), private.note_walk_network(double precision[], text) from public, anon, authenticated;
