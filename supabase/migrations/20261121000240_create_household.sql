-- Households. What may be known by the whole office's field staff (that somebody lives there) is one table; who it is and
-- how to call them is another, because privacy is less data on the device and not a hidden column.

create table public.household (
  id uuid primary key,
  stairwell_unit_id uuid not null,
  building_id uuid not null,
  compound_id uuid references public.compound (id),
  territory_id uuid not null references public.territory (id),
  floor int not null check (floor between -5 and 200),
  door text not null check (door <> ''),
  residents int not null check (residents >= 0),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint household_stairwell_unit foreign key (stairwell_unit_id, building_id, territory_id)
    references public.stairwell_unit (id, building_id, territory_id) on update cascade,
  constraint household_compound_of_building foreign key (building_id, compound_id)
    references public.building (id, compound_id) on update cascade,
  constraint household_territory_key unique (id, territory_id)
);
create index household_stairwell_unit_id_idx on public.household (stairwell_unit_id);
create index household_building_id_idx on public.household (building_id);
create index household_compound_id_idx on public.household (compound_id);
create index household_territory_id_idx on public.household (territory_id);
alter table public.household enable row level security;
create policy select_duty on public.household for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'home' in (select private.my_reaches()));
revoke all on public.household from anon, authenticated;
grant select on public.household to authenticated;
comment on table public.household is 'A household: a door and how many people live behind it.';
comment on column public.household.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.household.stairwell_unit_id is 'The stairwell unit its door is in.';
comment on column public.household.building_id is 'The unit''s building.';
comment on column public.household.compound_id is 'The building''s compound, or null; counts per compound are taken by it.';
comment on column public.household.territory_id is 'The building''s territory.';
comment on column public.household.floor is 'Storey of the door; 1 is the ground floor.';
comment on column public.household.door is 'Door number as on the door, e.g. 301.';
comment on column public.household.residents is 'How many people live there.';
select private.keep_synced('public.household', 'home');

create table public.household_contact (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  head_name text not null check (head_name <> ''),
  phone text,
  care text[] not null default '{}' check (care <@ array['elderly_alone', 'child_left_behind', 'hardship', 'disability']),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint household_contact_household foreign key (id, territory_id)
    references public.household (id, territory_id) on update cascade on delete cascade
);
create index household_contact_household_idx on public.household_contact (id, territory_id);
create index household_contact_territory_id_idx on public.household_contact (territory_id);
alter table public.household_contact enable row level security;
create policy select_duty on public.household_contact for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'contact' in (select private.my_reaches()));
revoke all on public.household_contact from anon, authenticated;
grant select on public.household_contact to authenticated;
comment on table public.household_contact is 'The sensitive half of a household. On the device of its own grid''s worker only; the office reads it through read_household_contact, logged.';
comment on column public.household_contact.id is 'The household''s id.';
comment on column public.household_contact.territory_id is 'The household''s territory.';
comment on column public.household_contact.head_name is 'Name of the head of the household.';
comment on column public.household_contact.phone is 'Telephone number, or null.';
comment on column public.household_contact.care is 'Care categories (一老一小 …): elderly_alone, child_left_behind, hardship, disability. Sensitive personal information.';
select private.keep_synced('public.household_contact', 'contact');
