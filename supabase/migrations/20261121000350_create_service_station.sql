-- Service centres and stations (党群服务中心、站), their rooms, hours and duty.

create table public.service_station (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  tier text not null check (tier in ('service_center', 'service_station')),
  name text not null check (name <> ''),
  address text,
  phone text,
  rooms text[] not null default '{}',
  amenities text[] not null default '{}',
  opening_hours jsonb not null default '[]' check (jsonb_typeof(opening_hours) = 'array'),
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint service_station_territory_key unique (id, territory_id)
);
create index service_station_territory_id_idx on public.service_station (territory_id);
alter table public.service_station enable row level security;
create policy select_office on public.service_station for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.service_station from anon, authenticated;
grant select on public.service_station to authenticated;
comment on table public.service_station is 'A service centre or station.';
comment on column public.service_station.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.service_station.territory_id is 'The smallest territory it lies in.';
comment on column public.service_station.tier is 'service_center (党群服务中心) or service_station (党群服务站).';
comment on column public.service_station.name is 'Name.';
comment on column public.service_station.address is 'Postal address, or null.';
comment on column public.service_station.phone is 'Telephone, or null.';
comment on column public.service_station.rooms is 'Names of its rooms.';
comment on column public.service_station.amenities is 'What it lends or offers (工具箱, 医药箱 …).';
comment on column public.service_station.opening_hours is 'Array of {days: 1 Monday … 7 Sunday, from: HH:MM, to: HH:MM}, Asia/Shanghai.';
comment on column public.service_station.geom is 'Its entrance, EPSG:4326.';
select private.keep_synced('public.service_station', 'office');

create table public.station_duty (
  id uuid primary key,
  service_station_id uuid not null,
  territory_id uuid not null references public.territory (id),
  weekday int not null check (weekday between 1 and 7),
  name text not null check (name <> ''),
  phone text,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint station_duty_station foreign key (service_station_id, territory_id)
    references public.service_station (id, territory_id) on update cascade on delete cascade
);
create index station_duty_service_station_id_idx on public.station_duty (service_station_id, territory_id);
create index station_duty_territory_id_idx on public.station_duty (territory_id);
alter table public.station_duty enable row level security;
create policy select_office on public.station_duty for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.station_duty from anon, authenticated;
grant select on public.station_duty to authenticated;
comment on table public.station_duty is 'Who is on duty in a station on a weekday.';
comment on column public.station_duty.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.station_duty.service_station_id is 'The station.';
comment on column public.station_duty.territory_id is 'The station''s territory.';
comment on column public.station_duty.weekday is '1 Monday … 7 Sunday.';
comment on column public.station_duty.name is 'Name of the person on duty.';
comment on column public.station_duty.phone is 'Telephone on duty, or null.';
select private.keep_synced('public.station_duty', 'office');
