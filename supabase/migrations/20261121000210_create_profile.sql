-- Who a signed-in account is here. Roles come from this table and never from the token: the embedded backend's tokens
-- carry nothing but the account's id.

create table public.profile (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null check (display_name <> ''),
  role text not null check (role in ('grid_worker', 'community_staff', 'street_staff', 'leader', 'administrator')),
  active boolean not null default true,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
alter table public.profile enable row level security;
create policy select_own on public.profile for select to authenticated
  using ((id = (select auth.uid()) and active) or id in (select private.my_office_profile_ids()));
revoke all on public.profile from anon, authenticated;
grant select on public.profile to authenticated;
comment on table public.profile is 'A person who may sign in: name and role. Everyone reads their own row, an administrator those of their office.';
comment on column public.profile.id is 'The account''s id in auth.users.';
comment on column public.profile.display_name is 'Name shown to the person and to colleagues.';
comment on column public.profile.role is 'grid_worker, community_staff, street_staff, leader or administrator; what each may hold is in supabase/README.md.';
comment on column public.profile.active is 'False: the account may sign in but holds nothing.';
select private.keep_synced('public.profile', 'own');
-- Nobody is sent another person's profile, so none has to be taken back.
drop trigger bury_deleted on public.profile;

create table public.profile_territory (
  profile_id uuid not null references public.profile (id) on delete cascade,
  territory_id uuid not null references public.territory (id),
  primary key (profile_id, territory_id)
);
create index profile_territory_territory_id_idx on public.profile_territory (territory_id);
alter table public.profile_territory enable row level security;
create policy select_own on public.profile_territory for select to authenticated
  using ((profile_id = (select auth.uid()) and (select private.my_role()) is not null)
    or profile_id in (select private.my_office_profile_ids()));
revoke all on public.profile_territory from anon, authenticated;
grant select on public.profile_territory to authenticated;
comment on table public.profile_territory is 'The duties of a person: the territories they answer for, with all below.';
comment on column public.profile_territory.profile_id is 'Whose duty.';
comment on column public.profile_territory.territory_id is 'Which territory.';
