-- Visits (走访), the households that are to be visited regularly (关爱对象, 一老一小), and the territories that leaders answer
-- for (包联). Freshness is a column of what is visited, kept by the operations that record a visit: who may know that a
-- community was visited this month need not hold what was said there.

create table public.care_household (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  cadence text not null check (cadence in ('weekly', 'monthly', 'quarterly')),
  last_visited_at timestamptz,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint care_household_household foreign key (id, territory_id)
    references public.household (id, territory_id) on update cascade on delete cascade
);
create index care_household_territory_id_idx on public.care_household (territory_id);
alter table public.care_household enable row level security;
create policy select_duty on public.care_household for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'contact' in (select private.my_reaches()));
revoke all on public.care_household from anon, authenticated;
grant select on public.care_household to authenticated;
comment on table public.care_household is 'A household under care (关爱对象, 一老一小): how often somebody is to come, and when somebody last did. Why is in household_contact.care. Sensitive: on the device of its own grid''s worker only.';
comment on column public.care_household.id is 'The household''s id.';
comment on column public.care_household.territory_id is 'The household''s territory.';
comment on column public.care_household.cadence is 'weekly, monthly or quarterly: one visit in each such period of the calendar, Asia/Shanghai.';
comment on column public.care_household.last_visited_at is 'When somebody was last met there in person; null: never. A telephone call or a closed door does not renew it.';
select private.keep_synced('public.care_household', 'contact');

create table public.assignment (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  compound_id uuid,
  profile_id uuid references public.profile (id) on delete set null,
  leader_name text not null check (leader_name <> ''),
  leader_post text,
  cadence text not null check (cadence in ('monthly', 'quarterly')),
  assigned_on date not null,
  last_visited_at timestamptz,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint assignment_compound foreign key (compound_id, territory_id)
    references public.compound (id, territory_id) on update cascade on delete cascade
);
create index assignment_territory_id_idx on public.assignment (territory_id);
create index assignment_compound_id_idx on public.assignment (compound_id, territory_id);
create index assignment_profile_id_idx on public.assignment (profile_id);
alter table public.assignment enable row level security;
create policy select_office on public.assignment for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.assignment from anon, authenticated;
grant select on public.assignment to authenticated;
comment on table public.assignment is 'Who among the leaders answers for a territory or compound (包联), how often they are to come, and when they last did.';
comment on column public.assignment.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.assignment.territory_id is 'The territory assigned; of a compound, the one it lies in.';
comment on column public.assignment.compound_id is 'The compound assigned (包小区); null when it is the whole territory.';
comment on column public.assignment.profile_id is 'The leader''s account, or null where they have none.';
comment on column public.assignment.leader_name is 'The leader''s name.';
comment on column public.assignment.leader_post is 'Their post, or null.';
comment on column public.assignment.cadence is 'monthly (每月) or quarterly (每季度): one visit in each such period of the calendar, Asia/Shanghai.';
comment on column public.assignment.assigned_on is 'Since when.';
comment on column public.assignment.last_visited_at is 'When they last came; null: never.';
select private.keep_synced('public.assignment', 'office');

create table public.visit (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  household_id uuid,
  compound_id uuid references public.compound (id) on delete set null,
  assignment_id uuid references public.assignment (id) on delete set null,
  patrol_id uuid,
  profile_id uuid references public.profile (id) on delete set null,
  visitor_name text not null check (visitor_name <> ''),
  kind text not null check (kind in ('visit', 'condolence', 'care', 'phone', 'assignment')),
  met text not null check (met in ('head', 'family', 'other', 'nobody')),
  findings text check (findings <> ''),
  distance_m int check (distance_m >= 0),
  visited_at timestamptz not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint visit_household foreign key (household_id, territory_id)
    references public.household (id, territory_id) on update cascade on delete set null (household_id)
);
create index visit_territory_id_idx on public.visit (territory_id);
create index visit_household_id_idx on public.visit (household_id, territory_id);
create index visit_compound_id_idx on public.visit (compound_id);
create index visit_assignment_id_idx on public.visit (assignment_id);
create index visit_profile_id_idx on public.visit (profile_id);
alter table public.visit enable row level security;
create policy select_duty on public.visit for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'home' in (select private.my_reaches()));
revoke all on public.visit from anon, authenticated;
grant select on public.visit to authenticated;
comment on table public.visit is 'A visit (走访): who came where and when, whom they met and what they found.';
comment on column public.visit.id is 'UUIDv7, minted by whoever records the visit.';
comment on column public.visit.territory_id is 'The smallest territory of the place visited.';
comment on column public.visit.household_id is 'The household visited, or null.';
comment on column public.visit.compound_id is 'The compound it lies in, or that was visited; null elsewhere.';
comment on column public.visit.assignment_id is 'The assignment it was made for, or null.';
comment on column public.visit.patrol_id is 'The patrol it was made on, or null. No foreign key: a visit counts even when its patrol is told later or never.';
comment on column public.visit.profile_id is 'Who came; null once that account is gone.';
comment on column public.visit.visitor_name is 'Their name at the time.';
comment on column public.visit.kind is 'visit (走访), condolence (慰问), care (一老一小), phone (电话), assignment (包联走访).';
comment on column public.visit.met is 'Whom they met: head (户主), family (家人), other (其他人), nobody (无人在家).';
comment on column public.visit.findings is 'What they found: free text, or null.';
comment on column public.visit.distance_m is 'How far from the place the visitor''s device was, metres, rounded to 10; null when it did not know. The position itself is not kept.';
comment on column public.visit.visited_at is 'When.';
select private.keep_synced('public.visit', 'home');
