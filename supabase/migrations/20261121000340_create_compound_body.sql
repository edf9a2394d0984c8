-- The bodies of a compound (四方: 党支部, 业委会, 居务监督委员会, 物业 …) and the lines residents may call.

create table public.compound_body (
  id uuid primary key,
  compound_id uuid not null,
  territory_id uuid not null references public.territory (id),
  kind text not null check (kind in ('compound_branch', 'owners_committee', 'property_company', 'supervision_committee', 'residents_council', 'self_gov_group')),
  name text not null check (name <> ''),
  leader_name text,
  phone text,
  elected_on date,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint compound_body_compound foreign key (compound_id, territory_id)
    references public.compound (id, territory_id) on update cascade on delete cascade
);
create index compound_body_compound_id_idx on public.compound_body (compound_id, territory_id);
create index compound_body_territory_id_idx on public.compound_body (territory_id);
alter table public.compound_body enable row level security;
create policy select_office on public.compound_body for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.compound_body from anon, authenticated;
grant select on public.compound_body to authenticated;
comment on table public.compound_body is 'A body of a compound. A missing body is a missing row.';
comment on column public.compound_body.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.compound_body.compound_id is 'The compound.';
comment on column public.compound_body.territory_id is 'The compound''s territory.';
comment on column public.compound_body.kind is 'compound_branch (小区党支部), owners_committee (业委会), property_company (物业公司), supervision_committee (居务监督委员会), residents_council (居民议事会) or self_gov_group (群众自治组织).';
comment on column public.compound_body.name is 'Name.';
comment on column public.compound_body.leader_name is 'Who leads it, or null.';
comment on column public.compound_body.phone is 'Its telephone, or null.';
comment on column public.compound_body.elected_on is 'Day of the last election, or null.';
select private.keep_synced('public.compound_body', 'office');

create table public.hotline (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  compound_id uuid references public.compound (id) on delete cascade,
  kind text not null check (kind in ('grid_worker', 'committee', 'property', 'police', 'repair', 'service')),
  name text not null check (name <> ''),
  phone text not null check (phone <> ''),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now()
);
create index hotline_territory_id_idx on public.hotline (territory_id);
create index hotline_compound_id_idx on public.hotline (compound_id);
alter table public.hotline enable row level security;
create policy select_office on public.hotline for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.hotline from anon, authenticated;
grant select on public.hotline to authenticated;
comment on table public.hotline is 'A line residents may call.';
comment on column public.hotline.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.hotline.territory_id is 'The territory it serves.';
comment on column public.hotline.compound_id is 'The one compound it serves, or null for the whole territory.';
comment on column public.hotline.kind is 'grid_worker, committee, property, police, repair or service.';
comment on column public.hotline.name is 'What answers.';
comment on column public.hotline.phone is 'The number.';
select private.keep_synced('public.hotline', 'office');
