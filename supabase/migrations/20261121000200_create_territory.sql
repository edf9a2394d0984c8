-- The tree of territories. Levels are data, because counties differ: some have towns where others have streets, some cut
-- their grids into micro grids.

create table public.territory_level (
  id text collate "C" primary key check (id ~ '^[a-z][a-z_]*$'),
  rank int not null check (rank >= 0),
  is_office boolean not null default false,
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.territory_level enable row level security;
create policy select_everyone on public.territory_level for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.territory_level from anon, authenticated;
grant select on public.territory_level to authenticated;
comment on table public.territory_level is 'The levels of the territory tree. One configurable list per installation.';
comment on column public.territory_level.id is 'Key, e.g. county, street, community, grid, micro_grid.';
comment on column public.territory_level.rank is '0 is the top; a territory''s parent has a smaller rank. Streets and towns may share one.';
comment on column public.territory_level.is_office is 'Territories of this level are one office (街道, 乡镇): colleagues inside one see each other''s structure.';
comment on column public.territory_level.name_zh is 'Name in Chinese.';
comment on column public.territory_level.name_en is 'Name in English.';
select private.keep_synced('public.territory_level', 'everyone');

create table public.territory (
  id uuid primary key,
  parent_id uuid references public.territory (id),
  level text not null references public.territory_level (id),
  code text not null unique,
  office_code text check (office_code <> ''),
  name text not null check (name <> ''),
  kind text check (kind in ('base_grid', 'dedicated_grid')),
  geom extensions.geometry(MultiPolygon, 4326) not null,
  area_m2 double precision not null
    generated always as (round(extensions.st_area(geom::extensions.geography)::numeric, 1)::double precision) stored,
  path uuid[] not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint territory_name_unique unique (parent_id, name),
  -- GB/T 2260 for the county, 3 digits more for the street and for the community, 3 for the grid's number in it.
  constraint territory_code_digits check (case level
    when 'county' then code ~ '^[0-9]{6}$'
    when 'street' then code ~ '^[0-9]{9}$'
    when 'community' then code ~ '^[0-9]{12}$'
    when 'grid' then code ~ '^[0-9]{15}$'
    else code ~ '^[0-9A-Za-z-]+$' end),
  constraint territory_geom_valid check (extensions.st_isvalid(geom) and not extensions.st_isempty(geom))
);
create index territory_level_idx on public.territory (level);
create index territory_path_idx on public.territory using gin (path);
create index territory_geom_idx on public.territory using gist (geom);
alter table public.territory enable row level security;
create policy select_office on public.territory for select to authenticated
  using (id in (select private.my_office_ids()));
revoke all on public.territory from anon, authenticated;
grant select on public.territory to authenticated;
comment on table public.territory is 'A territory: county, street, community, grid or micro grid. Siblings are meant to tile their parent.';
comment on column public.territory.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.territory.parent_id is 'The territory it lies in; null at the top.';
comment on column public.territory.level is 'Which level of the tree it stands on.';
comment on column public.territory.code is 'Standard code: county 6 digits (GB/T 2260), street 9, community 12, grid 15 (6+3+3+3, numbered west to east, north to south inside the community).';
comment on column public.territory.office_code is 'The code the office already uses, kept beside the standard one.';
comment on column public.territory.name is 'Name, unique under its parent.';
comment on column public.territory.kind is 'base_grid (基础网格) or dedicated_grid (专属网格); null above the grids.';
comment on column public.territory.geom is 'Boundary, EPSG:4326 (WGS 84).';
comment on column public.territory.area_m2 is 'Geodesic area on the WGS 84 spheroid, square metres, computed.';
comment on column public.territory.path is 'Ids of its ancestors from the top and its own, by trigger; every scope is found through it.';
select private.keep_synced('public.territory', 'office');

create function private.set_territory_path() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  parent public.territory;
  rank_here int := (select l.rank from public.territory_level l where l.id = new.level);
begin
  if new.parent_id is null then
    new.path := array[new.id];
    return new;
  end if;
  select * into parent from public.territory t where t.id = new.parent_id;
  if not found then
    raise exception 'territory % names a parent that does not exist (yet): %', new.id, new.parent_id
      using errcode = 'foreign_key_violation', hint = 'invalid_input', detail = 'parents are written before their children';
  end if;
  if new.id = any (parent.path) then
    raise exception 'territory % would lie in itself', new.id using errcode = 'PT422', hint = 'invalid_input', detail = 'parent_id';
  end if;
  if rank_here <= (select l.rank from public.territory_level l where l.id = parent.level) then
    raise exception 'a % cannot lie in a %', new.level, parent.level using errcode = 'PT422', hint = 'invalid_input', detail = 'level';
  end if;
  new.path := parent.path || new.id;
  return new;
end
$$;
create trigger set_path before insert or update on public.territory
  for each row execute function private.set_territory_path();

-- A moved territory takes its descendants along. Scopes change for rows that nobody touches: every cursor is told.
create function private.move_descendants() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.territory set parent_id = parent_id where parent_id = new.id;
  update private.sync_state set tree_epoch = tree_epoch + 1;
  return null;
end
$$;
create trigger move_descendants after update on public.territory
  for each row when (old.path is distinct from new.path) execute function private.move_descendants();

create function private.count_tree_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update private.sync_state set tree_epoch = tree_epoch + 1;
  return null;
end
$$;
create trigger count_tree_change after update on public.territory
  for each row when (old.level is distinct from new.level) execute function private.count_tree_change();
create trigger count_tree_change after update on public.territory_level
  for each row when (old.is_office is distinct from new.is_office) execute function private.count_tree_change();

revoke all on function private.set_territory_path(), private.move_descendants(), private.count_tree_change()
  from public, anon, authenticated;
