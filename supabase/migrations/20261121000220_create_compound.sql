-- Compounds (小区) and their gates. A compound lies in the smallest territory that contains it, usually a grid.

create table public.compound (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  kind text check (kind in ('unit_compound', 'commercial_compound', 'old_compound', 'affordable_compound')),
  address text,
  built_year int check (built_year between 1800 and 2200),
  geom extensions.geometry(MultiPolygon, 4326) not null,
  area_m2 double precision not null
    generated always as (round(extensions.st_area(geom::extensions.geography)::numeric, 1)::double precision) stored,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint compound_territory_key unique (id, territory_id),
  constraint compound_geom_valid check (extensions.st_isvalid(geom) and not extensions.st_isempty(geom))
);
create index compound_territory_id_idx on public.compound (territory_id);
create index compound_geom_idx on public.compound using gist (geom);
alter table public.compound enable row level security;
create policy select_office on public.compound for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.compound from anon, authenticated;
grant select on public.compound to authenticated;
comment on table public.compound is 'A residential compound (小区): the polygon people live behind.';
comment on column public.compound.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.compound.territory_id is 'The smallest territory it lies in, usually its grid.';
comment on column public.compound.name is 'Name as on its gate.';
comment on column public.compound.kind is 'unit_compound (单位小区), commercial_compound (商住小区), old_compound (老旧小区), affordable_compound (保障性住房); null when nobody has said.';
comment on column public.compound.address is 'Postal address.';
comment on column public.compound.built_year is 'Year of completion, Gregorian.';
comment on column public.compound.geom is 'Outline, EPSG:4326 (WGS 84).';
comment on column public.compound.area_m2 is 'Geodesic area on the WGS 84 spheroid, square metres, computed.';
select private.keep_synced('public.compound', 'office');

create table public.compound_gate (
  id uuid primary key,
  compound_id uuid not null,
  territory_id uuid not null references public.territory (id),
  kind text not null check (kind in ('main', 'side')),
  open_hours text not null default '00:00-24:00' check (open_hours ~ '^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$'),
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint compound_gate_compound foreign key (compound_id, territory_id)
    references public.compound (id, territory_id) on update cascade on delete cascade
);
create index compound_gate_compound_id_idx on public.compound_gate (compound_id, territory_id);
create index compound_gate_territory_id_idx on public.compound_gate (territory_id);
alter table public.compound_gate enable row level security;
create policy select_office on public.compound_gate for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.compound_gate from anon, authenticated;
grant select on public.compound_gate to authenticated;
comment on table public.compound_gate is 'A gate of a compound: where people and walking routes enter.';
comment on column public.compound_gate.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.compound_gate.compound_id is 'The compound it opens.';
comment on column public.compound_gate.territory_id is 'The compound''s territory.';
comment on column public.compound_gate.kind is 'main or side.';
comment on column public.compound_gate.open_hours is 'HH:MM-HH:MM, Asia/Shanghai; 00:00-24:00 when always open.';
comment on column public.compound_gate.geom is 'Where it stands, EPSG:4326.';
select private.keep_synced('public.compound_gate', 'office');
