-- What everybody in the office may know about a place: counts. They are stored, because a leader's device must not hold the
-- rows they are counted from, and are kept by triggers (next migration), because typed figures do not add up.

create table public.place_summary (
  id uuid primary key,
  place_kind text not null check (place_kind in ('territory', 'compound')),
  territory_id uuid not null references public.territory (id),
  households int not null default 0 check (households >= 0),
  residents int not null default 0 check (residents >= 0),
  party_households int not null default 0 check (party_households >= 0),
  center_households int not null default 0 check (center_households >= 0),
  members_in_service int not null default 0 check (members_in_service >= 0),
  members_retired int not null default 0 check (members_retired >= 0),
  members_resident int not null default 0 check (members_resident >= 0),
  members_floating int not null default 0 check (members_floating >= 0),
  members_without_post int not null default 0 check (members_without_post >= 0),
  members_managed int not null default 0 check (members_managed >= 0),
  formal_members int not null default 0 check (formal_members >= 0),
  probationary_members int not null default 0 check (probationary_members >= 0),
  open_cases int not null default 0 check (open_cases >= 0),
  compounds int not null default 0 check (compounds >= 0),
  buildings int not null default 0 check (buildings >= 0),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index place_summary_territory_id_idx on public.place_summary (territory_id);
alter table public.place_summary enable row level security;
create policy select_office on public.place_summary for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.place_summary from anon, authenticated;
grant select on public.place_summary to authenticated;
comment on table public.place_summary is 'Counts per territory and per compound. Written by triggers only.';
comment on column public.place_summary.id is 'The id of the territory or of the compound.';
comment on column public.place_summary.place_kind is 'territory or compound.';
comment on column public.place_summary.territory_id is 'The territory itself, or the compound''s.';
comment on column public.place_summary.households is 'Households in the place.';
comment on column public.place_summary.residents is 'People in these households.';
comment on column public.place_summary.party_households is 'Party households (共产党员户).';
comment on column public.place_summary.center_households is 'Centre households (党员中心户) among them.';
comment on column public.place_summary.members_in_service is 'Members at home here, in service (在职).';
comment on column public.place_summary.members_retired is 'Members at home here, retired (离退休).';
comment on column public.place_summary.members_resident is 'Members at home here, residents (居民).';
comment on column public.place_summary.members_floating is 'Members at home here, floating (流动).';
comment on column public.place_summary.members_without_post is 'Members at home here, without a post (无职).';
comment on column public.place_summary.members_managed is 'Members at home here, directly managed (直管).';
comment on column public.place_summary.formal_members is 'Full members (正式) at home here.';
comment on column public.place_summary.probationary_members is 'Probationary members (预备) at home here.';
comment on column public.place_summary.open_cases is 'Cases whose stage is not closed.';
comment on column public.place_summary.compounds is 'Compounds in the territory; 0 for a compound.';
comment on column public.place_summary.buildings is 'Buildings in the place.';
select private.keep_synced('public.place_summary', 'office');
