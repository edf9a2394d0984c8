-- What people walk to (facilities), where one could still be built (candidate sites), and what the walking network does not
-- know (footpaths, gates shut for good). The numbers of a service circle are in the migrations after this one.

create table public.facility_kind (
  id text collate "C" primary key check (id ~ '^[a-z][a-z_]*$'),
  rank int not null check (rank >= 0),
  "group" text not null check ("group" in ('party', 'basic', 'quality')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  walk_minutes int not null check (walk_minutes in (5, 8, 15)),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.facility_kind enable row level security;
create policy select_everyone on public.facility_kind for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.facility_kind from anon, authenticated;
grant select on public.facility_kind to authenticated;
comment on table public.facility_kind is 'Kinds of place people walk to (业态), in the two groups of 《城市一刻钟便民生活圈建设指南》 (2021) and, as a third, our own stations.';
comment on column public.facility_kind.id is 'Key, e.g. meal_point. service_center and service_station are service_station.tier; no facility is of these two.';
comment on column public.facility_kind.rank is 'Order in lists.';
comment on column public.facility_kind."group" is 'party (党群服务阵地), basic (基本保障类业态) or quality (品质提升类业态).';
comment on column public.facility_kind.name_zh is 'Name in Chinese.';
comment on column public.facility_kind.name_en is 'Name in English.';
comment on column public.facility_kind.walk_minutes is 'Within how many minutes'' walk it should lie: 5, 8 or 15, as the guide''s authors told the press on 2021-09-02; a breakfast shop goes with the convenience store (一店一早), and 15 where they named none.';
select private.keep_synced('public.facility_kind', 'everyone');

insert into public.facility_kind (id, rank, "group", name_zh, name_en, walk_minutes) values
  ('service_center', 0, 'party', '党群服务中心', 'Party-service centre', 15),
  ('service_station', 1, 'party', '党群服务站', 'Party-service station', 15),
  ('convenience_store', 10, 'basic', '便利店', 'Convenience store', 5),
  ('breakfast', 11, 'basic', '早餐店', 'Breakfast shop', 5),
  ('vegetable_market', 12, 'basic', '菜市场', 'Vegetable market', 8),
  ('pharmacy', 13, 'basic', '药店', 'Pharmacy', 8),
  ('laundry', 14, 'basic', '洗染店', 'Laundry', 8),
  ('hairdresser', 15, 'basic', '美容美发店', 'Hairdresser', 8),
  ('supermarket', 16, 'basic', '综合超市', 'Supermarket', 15),
  ('repair', 17, 'basic', '维修点', 'Repair point', 15),
  ('parcel', 18, 'basic', '邮政快递综合服务点', 'Post and parcel point', 15),
  ('housekeeping', 19, 'basic', '家政服务点', 'Housekeeping service', 15),
  ('photocopy', 20, 'basic', '照相文印店', 'Photo and copy shop', 15),
  ('meal_point', 30, 'quality', '助餐点', 'Meal point', 15),
  ('day_care_center', 31, 'quality', '日间照料中心', 'Day-care centre', 15),
  ('childcare', 32, 'quality', '托育机构', 'Childcare', 15),
  ('gym', 33, 'quality', '健身房', 'Gym', 15),
  ('bookshop', 34, 'quality', '书店', 'Bookshop', 15);

create table public.facility (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  kind text not null references public.facility_kind (id) check (kind not in ('service_center', 'service_station')),
  name text not null check (name <> ''),
  address text,
  phone text,
  opening_hours jsonb not null default '[]' check (jsonb_typeof(opening_hours) = 'array'),
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index facility_territory_id_idx on public.facility (territory_id);
create index facility_kind_idx on public.facility (kind);
alter table public.facility enable row level security;
create policy select_office on public.facility for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.facility from anon, authenticated;
grant select on public.facility to authenticated;
comment on table public.facility is 'A place of some kind that is no station of ours: a meal point, a day-care centre, a shop.';
comment on column public.facility.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.facility.territory_id is 'The smallest territory it lies in.';
comment on column public.facility.kind is 'What it is; our own stations are in service_station.';
comment on column public.facility.name is 'Name, as on its sign.';
comment on column public.facility.address is 'Postal address, or null.';
comment on column public.facility.phone is 'Its public telephone, or null.';
comment on column public.facility.opening_hours is 'Array of {days: 1 Monday … 7 Sunday, from: HH:MM, to: HH:MM}, Asia/Shanghai; empty when nobody has said.';
comment on column public.facility.geom is 'Its entrance, EPSG:4326.';
select private.keep_synced('public.facility', 'office');

create table public.candidate_site (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  kind text not null check (kind in ('idle_premises', 'planned_site')),
  name text not null check (name <> ''),
  address text,
  owner text,
  area_m2 double precision check (area_m2 > 0),
  due_on date,
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index candidate_site_territory_id_idx on public.candidate_site (territory_id);
alter table public.candidate_site enable row level security;
create policy select_office on public.candidate_site for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.candidate_site from anon, authenticated;
grant select on public.candidate_site to authenticated;
comment on table public.candidate_site is 'Where a service could open.';
comment on column public.candidate_site.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.candidate_site.territory_id is 'The smallest territory it lies in.';
comment on column public.candidate_site.kind is 'idle_premises (闲置房屋) or planned_site (规划站点).';
comment on column public.candidate_site.name is 'What people call it.';
comment on column public.candidate_site.address is 'Postal address, or null.';
comment on column public.candidate_site.owner is 'Whose it is: a company or an office, never a private person; or null.';
comment on column public.candidate_site.area_m2 is 'Usable floor, square metres, or null.';
comment on column public.candidate_site.due_on is 'When it can be used, Asia/Shanghai, or null.';
comment on column public.candidate_site.geom is 'Its entrance, EPSG:4326.';
select private.keep_synced('public.candidate_site', 'office');

create table public.footpath (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  kind text not null check (kind in ('path', 'steps')),
  name text check (name <> ''),
  is_closed boolean not null default false,
  geom extensions.geometry(LineString, 4326) not null check (extensions.st_npoints(geom) between 2 and 500),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index footpath_territory_id_idx on public.footpath (territory_id);
alter table public.footpath enable row level security;
create policy select_office on public.footpath for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.footpath from anon, authenticated;
grant select on public.footpath to authenticated;
comment on table public.footpath is 'A way that the source of the walking network does not know: what staff add on the map.';
comment on column public.footpath.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.footpath.territory_id is 'The smallest territory its middle lies in.';
comment on column public.footpath.kind is 'path or steps; steps are slower.';
comment on column public.footpath.name is 'Name, or null.';
comment on column public.footpath.is_closed is 'Shut or gone. The row stays, because somebody may open it again.';
comment on column public.footpath.geom is 'Its course, EPSG:4326.';
select private.keep_synced('public.footpath', 'office');

alter table public.compound_gate add column is_closed boolean not null default false;
comment on column public.compound_gate.is_closed is 'Shut for good, whatever its hours say (封闭).';
