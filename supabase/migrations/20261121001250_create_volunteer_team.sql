-- 五单工作法, first half: volunteer teams (志愿服务队) and what they offer (亮单). A team has no account: staff publish for it,
-- and whoever speaks with it records its answers.

create table public.volunteer_team (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  skills text[] not null check (skills <> '{}' and array_position(skills, null) is null),
  leader_name text,
  phone text,
  members int not null check (members > 0),
  capacity int not null check (capacity > 0),
  in_hand int not null default 0,
  micro_services int not null default 0,
  activities int not null default 0,
  hard_problems int not null default 0,
  ratings int not null default 0,
  rating_average numeric(3, 2),
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint volunteer_team_territory_key unique (id, territory_id)
);
create index volunteer_team_territory_id_idx on public.volunteer_team (territory_id);
alter table public.volunteer_team enable row level security;
create policy select_office on public.volunteer_team for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.volunteer_team from anon, authenticated;
grant select on public.volunteer_team to authenticated;
comment on table public.volunteer_team is 'A volunteer team (志愿服务队).';
comment on column public.volunteer_team.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.volunteer_team.territory_id is 'The smallest territory its base lies in.';
comment on column public.volunteer_team.name is 'Name.';
comment on column public.volunteer_team.skills is 'What it can do (技能特长), as keys a county may extend: repair, elderly_care, mediation …';
comment on column public.volunteer_team.leader_name is 'Who leads it, or null.';
comment on column public.volunteer_team.phone is 'The line the team is called on; never a private number.';
comment on column public.volunteer_team.members is 'How many people it has.';
comment on column public.volunteer_team.capacity is 'How many orders it can have in hand at a time.';
comment on column public.volunteer_team.in_hand is 'Orders given to it and not yet done. Kept by trigger.';
comment on column public.volunteer_team.micro_services is 'Small services (微服务) it has done, times. Kept by trigger; never added to the other two, they are of other kinds.';
comment on column public.volunteer_team.activities is 'Activities (活动) it has held, times. Kept by trigger.';
comment on column public.volunteer_team.hard_problems is 'Hard problems (难题) it has solved, cases. Kept by trigger.';
comment on column public.volunteer_team.ratings is 'Orders of it that residents have rated. Kept by trigger.';
comment on column public.volunteer_team.rating_average is 'Average of those ratings, 1–5, or null. Kept by trigger.';
comment on column public.volunteer_team.geom is 'Where it starts from, EPSG:4326.';
select private.keep_synced('public.volunteer_team', 'office');

create table public.service_offer (
  id uuid primary key,
  team_id uuid not null,
  territory_id uuid not null references public.territory (id),
  skill text not null check (skill <> ''),
  outcome text not null check (outcome in ('micro_service', 'activity', 'hard_problem')),
  title text not null check (title <> ''),
  description text not null default '',
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint service_offer_withdrawn_after_published check (withdrawn_at >= published_at),
  constraint service_offer_team foreign key (team_id, territory_id)
    references public.volunteer_team (id, territory_id) on update cascade on delete cascade
);
create index service_offer_team_id_idx on public.service_offer (team_id, territory_id);
create index service_offer_territory_id_idx on public.service_offer (territory_id);
alter table public.service_offer enable row level security;
create policy select_office on public.service_offer for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.service_offer from anon, authenticated;
grant select on public.service_offer to authenticated;
comment on table public.service_offer is 'What a team offers (亮单). A withdrawn one stays, because orders name it.';
comment on column public.service_offer.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.service_offer.team_id is 'The team.';
comment on column public.service_offer.territory_id is 'The team''s territory.';
comment on column public.service_offer.skill is 'The skill it takes, one of the team''s.';
comment on column public.service_offer.outcome is 'What comes of it: micro_service (微服务), activity (活动) or hard_problem (难题). Counted apart.';
comment on column public.service_offer.title is 'What it is, in a few words.';
comment on column public.service_offer.description is 'When, for whom, what is needed; may be empty.';
comment on column public.service_offer.published_at is 'When it was published.';
comment on column public.service_offer.withdrawn_at is 'When it was taken back, or null.';
select private.keep_synced('public.service_offer', 'office');
