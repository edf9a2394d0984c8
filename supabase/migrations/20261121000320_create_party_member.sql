-- Party households and members. A pin of either tells political affiliation together with a home: sensitive personal
-- information, held inside the own duty only; everyone else gets the counts of place_summary.

create table public.party_household (
  id uuid primary key,
  household_id uuid not null,
  compound_id uuid references public.compound (id),
  territory_id uuid not null references public.territory (id),
  is_center boolean not null default false,
  plaque_status text not null check (plaque_status in ('mounted', 'none', 'damaged')),
  plaque_no text,
  mounted_on date,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint party_household_once unique (household_id),
  constraint party_household_household foreign key (household_id, territory_id)
    references public.household (id, territory_id) on update cascade on delete cascade
);
create index party_household_household_idx on public.party_household (household_id, territory_id);
create index party_household_compound_id_idx on public.party_household (compound_id);
create index party_household_territory_id_idx on public.party_household (territory_id);
alter table public.party_household enable row level security;
create policy select_duty on public.party_household for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'home' in (select private.my_reaches()));
revoke all on public.party_household from anon, authenticated;
grant select on public.party_household to authenticated;
comment on table public.party_household is 'A Party household (共产党员户), perhaps a centre household (党员中心户).';
comment on column public.party_household.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.party_household.household_id is 'The household.';
comment on column public.party_household.compound_id is 'The household''s compound, copied by trigger; counts per compound are taken by it.';
comment on column public.party_household.territory_id is 'The household''s territory.';
comment on column public.party_household.is_center is 'It is a centre household (党员中心户), the node of the lowest tier.';
comment on column public.party_household.plaque_status is 'The plaque at the door: mounted, none or damaged.';
comment on column public.party_household.plaque_no is 'Number on the plaque, or null.';
comment on column public.party_household.mounted_on is 'Day it was mounted, or null.';
select private.keep_synced('public.party_household', 'home');

create table public.party_member (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  category text not null check (category in ('in_service', 'retired', 'resident', 'floating', 'without_post', 'managed')),
  standing text not null check (standing in ('formal', 'probationary')),
  party_org_id uuid references public.party_org (id) on delete set null,
  compound_id uuid references public.compound (id),
  household_id uuid,
  resident_unit_id uuid references public.resident_unit (id) on delete set null,
  checked_in_on date,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint party_member_household foreign key (household_id, territory_id)
    references public.household (id, territory_id) on update cascade on delete set null (household_id)
);
create index party_member_territory_id_idx on public.party_member (territory_id);
create index party_member_party_org_id_idx on public.party_member (party_org_id);
create index party_member_compound_id_idx on public.party_member (compound_id);
create index party_member_household_idx on public.party_member (household_id, territory_id);
create index party_member_resident_unit_id_idx on public.party_member (resident_unit_id);
alter table public.party_member enable row level security;
create policy select_duty on public.party_member for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'home' in (select private.my_reaches()));
revoke all on public.party_member from anon, authenticated;
grant select on public.party_member to authenticated;
comment on table public.party_member is 'A Party member, at home here.';
comment on column public.party_member.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.party_member.territory_id is 'The territory of the home: the household''s where one is known.';
comment on column public.party_member.name is 'Name.';
comment on column public.party_member.category is 'in_service (在职), retired (离退休), resident (居民), floating (流动), without_post (无职) or managed (直管).';
comment on column public.party_member.standing is 'formal (正式) or probationary (预备). Only formal members count for the thresholds of a branch.';
comment on column public.party_member.party_org_id is 'The organisation the member belongs to, or null.';
comment on column public.party_member.compound_id is 'The compound of the home, or null.';
comment on column public.party_member.household_id is 'The household of the home, or null.';
comment on column public.party_member.resident_unit_id is 'The unit the member works in, or null.';
comment on column public.party_member.checked_in_on is '双报到: the day an in-service member reported in where they live, or null.';
select private.keep_synced('public.party_member', 'home');

-- A Party household counts in the compound of its household, so it follows it.
create function private.copy_household_compound() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.compound_id := (select h.compound_id from public.household h where h.id = new.household_id);
  return new;
end
$$;
create trigger copy_compound before insert or update on public.party_household
  for each row execute function private.copy_household_compound();

create function private.move_party_household() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.party_household set compound_id = new.compound_id where household_id = new.id;
  return null;
end
$$;
create trigger move_party_household after update on public.household
  for each row when (old.compound_id is distinct from new.compound_id) execute function private.move_party_household();

revoke all on function private.copy_household_compound(), private.move_party_household() from public, anon, authenticated;
