-- Units that reside in a territory (驻区单位): organs, enterprises, schools. Members work in them and report in from them.

create table public.resident_unit (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  kind text not null check (kind in ('organ', 'institution', 'enterprise', 'school')),
  phone text,
  geom extensions.geometry(Point, 4326),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index resident_unit_territory_id_idx on public.resident_unit (territory_id);
alter table public.resident_unit enable row level security;
create policy select_office on public.resident_unit for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.resident_unit from anon, authenticated;
grant select on public.resident_unit to authenticated;
comment on table public.resident_unit is 'A unit residing in the territory (驻区单位).';
comment on column public.resident_unit.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.resident_unit.territory_id is 'The smallest territory it lies in.';
comment on column public.resident_unit.name is 'Full name.';
comment on column public.resident_unit.kind is 'organ (机关), institution (事业单位), enterprise (企业) or school (学校).';
comment on column public.resident_unit.phone is 'Telephone of the unit, or null.';
comment on column public.resident_unit.geom is 'Where it sits, EPSG:4326, or null when unknown.';
select private.keep_synced('public.resident_unit', 'office');
