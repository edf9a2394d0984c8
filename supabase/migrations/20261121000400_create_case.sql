-- Cases (案件). `case` is a reserved word of SQL, hence case_record. Where a case is and how urgent is one table, who
-- reported it and what they wrote is another: leaders hold the first only.

create table public.case_class (
  id text collate "C" primary key check (id ~ '^[0-9]{4}$'),
  kind text not null check (kind in ('event', 'component')),
  major_zh text not null check (major_zh <> ''),
  major_en text not null check (major_en <> ''),
  minor_zh text not null check (minor_zh <> ''),
  minor_en text not null check (minor_en <> ''),
  limit_hours int not null check (limit_hours > 0),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.case_class enable row level security;
create policy select_everyone on public.case_class for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.case_class from anon, authenticated;
grant select on public.case_class to authenticated;
comment on table public.case_class is 'A class of case. One configurable list per installation: cities extend the national classes and set their own limits.';
comment on column public.case_class.id is '4 digits: major class 2 and minor class 2.';
comment on column public.case_class.kind is 'event (事件) or component (部件).';
comment on column public.case_class.major_zh is 'Major class (大类) in Chinese.';
comment on column public.case_class.major_en is 'Major class in English.';
comment on column public.case_class.minor_zh is 'Minor class (小类) in Chinese.';
comment on column public.case_class.minor_en is 'Minor class in English.';
comment on column public.case_class.limit_hours is 'Time to handle, hours from reporting.';
select private.keep_synced('public.case_class', 'everyone');

create table public.case_stage (
  id text collate "C" primary key check (id ~ '^[a-z][a-z_]*$'),
  rank int not null unique check (rank >= 0),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  is_closed boolean not null default false,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.case_stage enable row level security;
create policy select_everyone on public.case_stage for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.case_stage from anon, authenticated;
grant select on public.case_stage to authenticated;
comment on table public.case_stage is 'The stages a case goes through.';
comment on column public.case_stage.id is 'Key, e.g. dispatch.';
comment on column public.case_stage.rank is 'Order, from 1.';
comment on column public.case_stage.name_zh is 'Name in Chinese.';
comment on column public.case_stage.name_en is 'Name in English.';
comment on column public.case_stage.is_closed is 'A case in this stage is closed: it no longer counts as open.';
select private.keep_synced('public.case_stage', 'everyone');

create table public.case_record (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  compound_id uuid references public.compound (id) on delete set null,
  building_id uuid references public.building (id) on delete set null,
  number text not null unique check (number <> ''),
  class_code text not null references public.case_class (id),
  stage text not null references public.case_stage (id),
  severity text not null check (severity in ('simple', 'general', 'prominent', 'major')),
  title text not null check (title <> ''),
  grid_worker_id uuid references public.grid_worker (id) on delete set null,
  reported_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint case_record_territory_key unique (id, territory_id),
  constraint case_record_due_after_report check (due_at >= reported_at),
  constraint case_record_closed_after_report check (closed_at >= reported_at)
);
create index case_record_territory_id_idx on public.case_record (territory_id);
create index case_record_compound_id_idx on public.case_record (compound_id);
create index case_record_building_id_idx on public.case_record (building_id);
create index case_record_class_code_idx on public.case_record (class_code);
create index case_record_stage_idx on public.case_record (stage);
create index case_record_grid_worker_id_idx on public.case_record (grid_worker_id);
alter table public.case_record enable row level security;
create policy select_duty on public.case_record for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'case' in (select private.my_reaches()));
revoke all on public.case_record from anon, authenticated;
grant select on public.case_record to authenticated;
comment on table public.case_record is 'A case: what, where, how urgent, how far. Nothing in here tells a person.';
comment on column public.case_record.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.case_record.territory_id is 'The smallest territory it lies in, usually its grid.';
comment on column public.case_record.compound_id is 'The compound it lies in, or null.';
comment on column public.case_record.building_id is 'The building it is about, or null.';
comment on column public.case_record.number is '案卷号, unique.';
comment on column public.case_record.class_code is 'Its class.';
comment on column public.case_record.stage is 'How far it has come.';
comment on column public.case_record.severity is 'simple (简易), general (一般), prominent (突出) or major (重大).';
comment on column public.case_record.title is 'What it is about, in a few words and without names.';
comment on column public.case_record.grid_worker_id is 'The worker who answers for it, or null.';
comment on column public.case_record.reported_at is 'When it was reported.';
comment on column public.case_record.due_at is 'When it must be handled.';
comment on column public.case_record.closed_at is 'When it was closed, or null.';
comment on column public.case_record.geom is 'Where, EPSG:4326. For a case about a household the building, never the door.';
select private.keep_synced('public.case_record', 'case');

create table public.case_detail (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  description text not null,
  reporter_name text,
  reporter_phone text,
  household_id uuid references public.household (id) on delete set null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint case_detail_case_record foreign key (id, territory_id)
    references public.case_record (id, territory_id) on update cascade on delete cascade
);
create index case_detail_case_record_idx on public.case_detail (id, territory_id);
create index case_detail_territory_id_idx on public.case_detail (territory_id);
create index case_detail_household_id_idx on public.case_detail (household_id);
alter table public.case_detail enable row level security;
create policy select_duty on public.case_detail for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'case_detail' in (select private.my_reaches()));
revoke all on public.case_detail from anon, authenticated;
grant select on public.case_detail to authenticated;
comment on table public.case_detail is 'The sensitive half of a case.';
comment on column public.case_detail.id is 'The case''s id.';
comment on column public.case_detail.territory_id is 'The case''s territory.';
comment on column public.case_detail.description is 'Free text as reported.';
comment on column public.case_detail.reporter_name is 'Who reported it, or null.';
comment on column public.case_detail.reporter_phone is 'How to call them back, or null.';
comment on column public.case_detail.household_id is 'The household it is about, or null.';
select private.keep_synced('public.case_detail', 'case_detail');
