-- A published circle says what was true. When a gate, a footpath, a place that is walked to, the network or the households
-- change, it says since when it may no longer be: nobody plans with last year's circle without being told.
--
-- People walk over the borders of grids. So a gate, a path or a place makes stale every circle of its office that lies within
-- half an hour's walk of it, wherever it is entered. Households count where they live: they make stale the circles whose
-- territory holds them.

create function private.mark_stale(because text, territories uuid[]) returns void
language sql volatile set search_path = ''
as $$
  update public.service_circle c set stale_since = now(), stale_because = because
  from public.territory own
  where own.id = c.territory_id and c.stale_since is null and exists (
    select from public.territory t where t.id = any (territories) and (t.path @> array[own.id] or own.path @> array[t.id]))
$$;
comment on function private.mark_stale(text, uuid[]) is 'Marks the circles whose territory holds one of these, or lies in one. The first reason stays.';

create function private.mark_stale_around(because text, territories uuid[], places extensions.geometry[], kinds text[] default null) returns void
language sql volatile set search_path = ''
as $$
  update public.service_circle c set stale_since = now(), stale_because = because
  from public.territory own, (select extensions.st_convexhull(extensions.st_collect(places)) as geom) changed
  where own.id = c.territory_id and c.stale_since is null and (kinds is null or c.served && kinds) and exists (
      select from public.territory t where t.id = any (territories) and (own.path @> array[t.id] or exists (
        select from public.territory office join public.territory_level l on l.id = office.level and l.is_office
        where t.path @> array[office.id] and own.path @> array[office.id])))
    -- half an hour at 5 km/h, metres
    and extensions.st_dwithin(own.geom::extensions.geography, changed.geom::extensions.geography, 2500)
$$;
comment on function private.mark_stale_around(text, uuid[], extensions.geometry[], text[]) is
  'Marks the circles of the offices of these territories that a change at these places can concern; of a change to what is served, those that serve one of these kinds. The first reason stays.';

create function private.is_any_fresh() returns boolean
language sql stable set search_path = ''
as $$ select exists (select from public.service_circle c where c.stale_since is null) $$;
comment on function private.is_any_fresh() is 'Whether any circle could still become stale: else whoever loads a town need not look at its rows twice.';

-- Each table says what of its rows a circle depends on; the rest may change as it likes. The trigger functions see the rows of
-- a statement, of an insert as new_rows, of a delete as old_rows; of an update both.
create function private.note_gates() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  concerned uuid[];
  places extensions.geometry[];
begin
  if not private.is_any_fresh() then
    return null;
  end if;
  if tg_op = 'INSERT' then
    select array_agg(distinct n.territory_id), array_agg(n.geom) into concerned, places from new_rows n;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct o.territory_id), array_agg(o.geom) into concerned, places from old_rows o;
  else
    select array_agg(distinct n.territory_id), array_agg(extensions.st_collect(o.geom, n.geom)) into concerned, places
      from old_rows o join new_rows n using (id)
      where (o.open_hours, o.is_closed, o.geom::text) <> (n.open_hours, n.is_closed, n.geom::text);
  end if;
  if concerned is not null then
    perform private.mark_stale_around('gate', concerned, places);
  end if;
  return null;
end
$$;

create function private.note_footpaths() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  concerned uuid[];
  places extensions.geometry[];
begin
  if not private.is_any_fresh() then
    return null;
  end if;
  if tg_op = 'INSERT' then
    select array_agg(distinct n.territory_id), array_agg(n.geom) into concerned, places from new_rows n;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct o.territory_id), array_agg(o.geom) into concerned, places from old_rows o;
  else
    select array_agg(distinct n.territory_id), array_agg(extensions.st_collect(o.geom, n.geom)) into concerned, places
      from old_rows o join new_rows n using (id)
      where (o.kind, o.is_closed, o.geom::text) <> (n.kind, n.is_closed, n.geom::text);
  end if;
  if concerned is not null then
    perform private.mark_stale_around('footpath', concerned, places);
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
    when 'INSERT' then 'select n.territory_id, n.%1$I as kind, n.geom from new_rows n'
    when 'DELETE' then 'select o.territory_id, o.%1$I as kind, o.geom from old_rows o'
    else 'select p.territory_id, p.kind, p.geom from old_rows o join new_rows n using (id)
        cross join lateral (values (o.territory_id, o.%1$I, o.geom), (n.territory_id, n.%1$I, n.geom)) p (territory_id, kind, geom)
      where (o.%1$I, o.geom::text) <> (n.%1$I, n.geom::text)' end;
  concerned record;
begin
  if not private.is_any_fresh() then
    return null;
  end if;
  for concerned in execute format('select array_agg(distinct c.territory_id) as territories, array_agg(c.geom) as places, c.kind
    from (' || changed || ') c group by c.kind', kind_column) loop
    perform private.mark_stale_around('station', concerned.territories, concerned.places, array[concerned.kind]);
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
  if not private.is_any_fresh() then
    return null;
  end if;
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

revoke all on function private.mark_stale(text, uuid[]), private.mark_stale_around(text, uuid[], extensions.geometry[], text[]),
  private.is_any_fresh(), private.note_gates(), private.note_footpaths(), private.note_places(),
  private.note_households(), private.note_walk_network(double precision[], text) from public, anon, authenticated;
