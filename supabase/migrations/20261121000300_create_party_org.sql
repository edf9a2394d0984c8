-- Party organisations. The seeds show five patterns of tiers in five counties, so a tier is a row. Which places an
-- organisation answers for is a table of its own: one branch may cover several compounds.

create table public.party_tier (
  id text collate "C" primary key check (id <> ''),
  pattern text not null check (pattern <> ''),
  rank int not null check (rank >= 0),
  org_kind text not null check (org_kind in ('work_committee', 'committee', 'general_branch', 'branch', 'group')),
  scope_kind text not null check (scope_kind in ('street', 'community', 'grid', 'micro_grid', 'compound', 'building', 'unit', 'enterprise')),
  name_zh text not null check (name_zh <> ''),
  name_en text not null check (name_en <> ''),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint party_tier_rank unique (pattern, rank)
);
alter table public.party_tier enable row level security;
create policy select_everyone on public.party_tier for select to authenticated
  using ('everyone' in (select private.my_reaches()));
revoke all on public.party_tier from anon, authenticated;
grant select on public.party_tier to authenticated;
comment on table public.party_tier is 'One tier of one pattern of Party organisation. One configurable list per installation.';
comment on column public.party_tier.id is 'Key, e.g. compound_grid.2.';
comment on column public.party_tier.pattern is 'Which pattern it belongs to; a county follows one.';
comment on column public.party_tier.rank is '0 is the top of the pattern.';
comment on column public.party_tier.org_kind is 'work_committee (党工委), committee (党委), general_branch (党总支), branch (党支部) or group (党小组).';
comment on column public.party_tier.scope_kind is 'What an organisation of this tier is formed on.';
comment on column public.party_tier.name_zh is 'Name of the tier in Chinese.';
comment on column public.party_tier.name_en is 'Name of the tier in English.';
select private.keep_synced('public.party_tier', 'everyone');

create table public.party_org (
  id uuid primary key,
  parent_id uuid references public.party_org (id),
  territory_id uuid not null references public.territory (id),
  tier_id text not null references public.party_tier (id),
  kind text not null check (kind in ('work_committee', 'committee', 'general_branch', 'branch', 'group')),
  scope_kind text not null check (scope_kind in ('street', 'community', 'grid', 'micro_grid', 'compound', 'building', 'unit', 'enterprise')),
  name text not null check (name <> ''),
  formation_method text check (formation_method in ('separate', 'same_grid', 'adjacent', 'strong_centre')),
  founded_on date,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint party_org_territory_key unique (id, territory_id),
  constraint party_org_not_own_parent check (parent_id <> id)
);
create index party_org_parent_id_idx on public.party_org (parent_id);
create index party_org_territory_id_idx on public.party_org (territory_id);
create index party_org_tier_id_idx on public.party_org (tier_id);
alter table public.party_org enable row level security;
create policy select_office on public.party_org for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.party_org from anon, authenticated;
grant select on public.party_org to authenticated;
comment on table public.party_org is 'A Party organisation (党组织) at any tier.';
comment on column public.party_org.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.party_org.parent_id is 'The organisation above it; null at the top.';
comment on column public.party_org.territory_id is 'The smallest territory it lies in; for one that covers several grids, their community.';
comment on column public.party_org.tier_id is 'Its tier in the county''s pattern.';
comment on column public.party_org.kind is 'work_committee, committee, general_branch, branch or group; may differ from its tier''s (a branch formed in place of a group).';
comment on column public.party_org.scope_kind is 'What it is formed on: street, community, grid, micro_grid, compound, building, unit, enterprise.';
comment on column public.party_org.name is 'Full name.';
comment on column public.party_org.formation_method is '组建方式: separate (单独组建), same_grid (网格同属), adjacent (临近联建), strong_centre (中心带动); null above the branches.';
comment on column public.party_org.founded_on is 'Day of founding, or null.';
select private.keep_synced('public.party_org', 'office');

create table public.party_org_coverage (
  id uuid primary key,
  party_org_id uuid not null references public.party_org (id) on delete cascade,
  territory_id uuid not null references public.territory (id),
  covers_territory_id uuid references public.territory (id),
  covers_compound_id uuid references public.compound (id) on delete cascade,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint party_org_coverage_one_place check (num_nonnulls(covers_territory_id, covers_compound_id) = 1)
);
create index party_org_coverage_party_org_id_idx on public.party_org_coverage (party_org_id);
create index party_org_coverage_territory_id_idx on public.party_org_coverage (territory_id);
create index party_org_coverage_covers_territory_id_idx on public.party_org_coverage (covers_territory_id);
create index party_org_coverage_covers_compound_id_idx on public.party_org_coverage (covers_compound_id);
alter table public.party_org_coverage enable row level security;
create policy select_office on public.party_org_coverage for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.party_org_coverage from anon, authenticated;
grant select on public.party_org_coverage to authenticated;
comment on table public.party_org_coverage is 'A territory or a compound an organisation answers for. Coverage is counted from these rows, never as branches divided by compounds.';
comment on column public.party_org_coverage.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.party_org_coverage.party_org_id is 'The organisation.';
comment on column public.party_org_coverage.territory_id is 'The smallest territory the covered place lies in.';
comment on column public.party_org_coverage.covers_territory_id is 'The territory covered, or null.';
comment on column public.party_org_coverage.covers_compound_id is 'The compound covered, or null.';
select private.keep_synced('public.party_org_coverage', 'office');

create table public.party_officer (
  id uuid primary key,
  party_org_id uuid not null,
  territory_id uuid not null references public.territory (id),
  post text not null check (post in ('secretary', 'deputy_secretary', 'committee_member', 'group_leader', 'first_secretary')),
  name text not null check (name <> ''),
  phone text,
  capacity text check (capacity in ('property_manager', 'owners_committee_head', 'owner', 'shop_member', 'community_worker', 'organ_cadre')),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint party_officer_party_org foreign key (party_org_id, territory_id)
    references public.party_org (id, territory_id) on update cascade on delete cascade
);
create index party_officer_party_org_id_idx on public.party_officer (party_org_id, territory_id);
create index party_officer_territory_id_idx on public.party_officer (territory_id);
alter table public.party_officer enable row level security;
create policy select_office on public.party_officer for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.party_officer from anon, authenticated;
grant select on public.party_officer to authenticated;
comment on table public.party_officer is 'Who holds a post in an organisation. Public inside the office: a secretary is meant to be found.';
comment on column public.party_officer.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.party_officer.party_org_id is 'The organisation.';
comment on column public.party_officer.territory_id is 'The organisation''s territory.';
comment on column public.party_officer.post is 'secretary (书记), deputy_secretary (副书记), committee_member (委员), group_leader (组长), first_secretary (第一书记).';
comment on column public.party_officer.name is 'Name.';
comment on column public.party_officer.phone is 'Work telephone, or null.';
comment on column public.party_officer.capacity is '身份: property_manager, owners_committee_head, owner, shop_member, community_worker, organ_cadre; null when nothing of these.';
select private.keep_synced('public.party_officer', 'office');
