-- Buildings (楼栋) and their stairwell units (单元). The territory is repeated on every child, because a policy that has to
-- join to its parent costs a scan; the composite foreign keys keep the copies equal and carry a move downwards.

create table public.building (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  compound_id uuid references public.compound (id),
  name text not null,
  use text not null check (use in ('residential', 'commercial', 'public', 'other')),
  floors int check (floors between 1 and 200),
  geom extensions.geometry(MultiPolygon, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint building_territory_key unique (id, territory_id),
  constraint building_compound_key unique (id, compound_id),
  constraint building_geom_valid check (extensions.st_isvalid(geom) and not extensions.st_isempty(geom))
);
create index building_territory_id_idx on public.building (territory_id);
create index building_compound_id_idx on public.building (compound_id);
create index building_geom_idx on public.building using gist (geom);
alter table public.building enable row level security;
create policy select_office on public.building for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.building from anon, authenticated;
grant select on public.building to authenticated;
comment on table public.building is 'A building, inside a compound or not.';
comment on column public.building.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.building.territory_id is 'The smallest territory it lies in, usually its grid.';
comment on column public.building.compound_id is 'The compound it belongs to, or null.';
comment on column public.building.name is 'Name or number, e.g. 3号楼; empty when nobody has given one.';
comment on column public.building.use is 'residential, commercial, public or other.';
comment on column public.building.floors is 'Storeys above ground, or null.';
comment on column public.building.geom is 'Footprint, EPSG:4326 (WGS 84).';
select private.keep_synced('public.building', 'office');

create table public.stairwell_unit (
  id uuid primary key,
  building_id uuid not null,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint stairwell_unit_building foreign key (building_id, territory_id)
    references public.building (id, territory_id) on update cascade on delete cascade,
  constraint stairwell_unit_place_key unique (id, building_id, territory_id)
);
create index stairwell_unit_building_id_idx on public.stairwell_unit (building_id, territory_id);
create index stairwell_unit_territory_id_idx on public.stairwell_unit (territory_id);
alter table public.stairwell_unit enable row level security;
create policy select_office on public.stairwell_unit for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.stairwell_unit from anon, authenticated;
grant select on public.stairwell_unit to authenticated;
comment on table public.stairwell_unit is 'A stairwell unit (单元): one entrance of a building and the doors behind it.';
comment on column public.stairwell_unit.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.stairwell_unit.building_id is 'The building it is part of.';
comment on column public.stairwell_unit.territory_id is 'The building''s territory.';
comment on column public.stairwell_unit.name is 'Name, e.g. 2单元.';
comment on column public.stairwell_unit.geom is 'Its entrance, EPSG:4326. Pins of households stand here, never at a door.';
select private.keep_synced('public.stairwell_unit', 'office');
