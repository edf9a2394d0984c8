-- 五单工作法, second half: what a resident has ordered (点单) and how far it has come (派单、接单、评单). As with cases, the order
-- is one table and who ordered it another: leaders hold the first only.

create table public.service_order (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  compound_id uuid references public.compound (id) on delete set null,
  building_id uuid references public.building (id) on delete set null,
  number text not null unique check (number <> ''),
  offer_id uuid references public.service_offer (id) on delete set null,
  skill text not null check (skill <> ''),
  outcome text not null check (outcome in ('micro_service', 'activity', 'hard_problem')),
  title text not null check (title <> ''),
  stage text not null check (stage in ('placed', 'dispatched', 'accepted', 'completed', 'rated', 'cancelled')),
  team_id uuid references public.volunteer_team (id) on delete set null,
  declined_by uuid references public.volunteer_team (id) on delete set null,
  rating int check (rating between 1 and 5),
  wished_on date,
  placed_at timestamptz not null,
  dispatched_at timestamptz,
  accepted_at timestamptz,
  completed_at timestamptz,
  closed_at timestamptz,
  geom extensions.geometry(Point, 4326) not null,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint service_order_territory_key unique (id, territory_id),
  constraint service_order_closed check ((closed_at is not null) = (stage in ('rated', 'cancelled'))),
  constraint service_order_rated check ((rating is not null) = (stage = 'rated'))
);
create index service_order_territory_id_idx on public.service_order (territory_id);
create index service_order_compound_id_idx on public.service_order (compound_id);
create index service_order_building_id_idx on public.service_order (building_id);
create index service_order_offer_id_idx on public.service_order (offer_id);
create index service_order_team_id_idx on public.service_order (team_id);
create index service_order_declined_by_idx on public.service_order (declined_by);
alter table public.service_order enable row level security;
create policy select_duty on public.service_order for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'case' in (select private.my_reaches()));
revoke all on public.service_order from anon, authenticated;
grant select on public.service_order to authenticated;
comment on table public.service_order is 'A resident''s order (点单): what, where, who serves, how far. Nothing in here tells a person.';
comment on column public.service_order.id is 'UUIDv7, minted by whoever creates the row.';
comment on column public.service_order.territory_id is 'The smallest territory it lies in, usually its grid.';
comment on column public.service_order.compound_id is 'The compound it lies in, or null.';
comment on column public.service_order.building_id is 'The building it is about, or null.';
comment on column public.service_order.number is '服务单号, unique.';
comment on column public.service_order.offer_id is 'The offer it was chosen from, or null: described freely.';
comment on column public.service_order.skill is 'The skill it takes.';
comment on column public.service_order.outcome is 'What comes of it, as of an offer; counted apart.';
comment on column public.service_order.title is 'What is wanted, in a few words and without names.';
comment on column public.service_order.stage is 'placed (点单) → dispatched (派单) → accepted (接单) → completed (服务完成) → rated (评单); or cancelled.';
comment on column public.service_order.team_id is 'The team it was given to, or null.';
comment on column public.service_order.declined_by is 'The team that declined it last, or null.';
comment on column public.service_order.rating is 'The resident''s rating, 1–5, or null.';
comment on column public.service_order.wished_on is 'The day the resident would like it, Asia/Shanghai, or null.';
comment on column public.service_order.placed_at is 'When it was placed.';
comment on column public.service_order.dispatched_at is 'When it was given to its team, or null.';
comment on column public.service_order.accepted_at is 'When the team accepted, or null.';
comment on column public.service_order.completed_at is 'When it was done, or null.';
comment on column public.service_order.closed_at is 'When it was rated or cancelled, or null.';
comment on column public.service_order.geom is 'Where, EPSG:4326. The building or the middle of the compound, never the door.';
select private.keep_synced('public.service_order', 'case');

create table public.service_order_detail (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  description text not null default '',
  resident_name text,
  resident_phone text,
  household_id uuid references public.household (id) on delete set null,
  decline_reason text,
  completion_note text,
  rating_comment text,
  cancel_reason text,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint service_order_detail_service_order foreign key (id, territory_id)
    references public.service_order (id, territory_id) on update cascade on delete cascade
);
create index service_order_detail_service_order_idx on public.service_order_detail (id, territory_id);
create index service_order_detail_territory_id_idx on public.service_order_detail (territory_id);
create index service_order_detail_household_id_idx on public.service_order_detail (household_id);
alter table public.service_order_detail enable row level security;
create policy select_duty on public.service_order_detail for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'case_detail' in (select private.my_reaches()));
revoke all on public.service_order_detail from anon, authenticated;
grant select on public.service_order_detail to authenticated;
comment on table public.service_order_detail is 'The sensitive half of an order: whose it is, and all free text.';
comment on column public.service_order_detail.id is 'The order''s id.';
comment on column public.service_order_detail.territory_id is 'The order''s territory.';
comment on column public.service_order_detail.description is 'What the resident said.';
comment on column public.service_order_detail.resident_name is 'Whose order it is, or null.';
comment on column public.service_order_detail.resident_phone is 'How to call them, or null.';
comment on column public.service_order_detail.household_id is 'The door, or null.';
comment on column public.service_order_detail.decline_reason is 'Why the last team declined, until another accepts.';
comment on column public.service_order_detail.completion_note is 'What was done, or null.';
comment on column public.service_order_detail.rating_comment is 'What the resident said of it, or null.';
comment on column public.service_order_detail.cancel_reason is 'Why it was cancelled, or null.';
select private.keep_synced('public.service_order_detail', 'case_detail');

-- Load, results and ratings of the teams that a statement's orders belong or belonged to. Counted anew from the orders, so
-- that a figure can never drift from what it counts.
create function private.count_team_orders(teams uuid[]) returns void
language sql volatile set search_path = ''
as $$
  update public.volunteer_team t set in_hand = f.in_hand, micro_services = f.micro_services, activities = f.activities,
    hard_problems = f.hard_problems, ratings = f.ratings, rating_average = f.rating_average
  from (
    select team.id, count(*) filter (where o.stage in ('dispatched', 'accepted')) as in_hand,
      count(*) filter (where o.stage in ('completed', 'rated') and o.outcome = 'micro_service') as micro_services,
      count(*) filter (where o.stage in ('completed', 'rated') and o.outcome = 'activity') as activities,
      count(*) filter (where o.stage in ('completed', 'rated') and o.outcome = 'hard_problem') as hard_problems,
      count(o.rating) as ratings, round(avg(o.rating), 2) as rating_average
    from (select distinct u.id from unnest(teams) u (id)) team left join public.service_order o on o.team_id = team.id
    group by team.id
  ) f
  where t.id = f.id
    and (t.in_hand, t.micro_services, t.activities, t.hard_problems, t.ratings, t.rating_average) is distinct from
      (f.in_hand::int, f.micro_services::int, f.activities::int, f.hard_problems::int, f.ratings::int, f.rating_average)
$$;
comment on function private.count_team_orders(uuid[]) is 'Writes what the orders of these teams come to into volunteer_team.';

create function private.keep_team_figures() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform private.count_team_orders(array(select n.team_id from new_rows n where n.team_id is not null));
  elsif tg_op = 'DELETE' then
    perform private.count_team_orders(array(select o.team_id from old_rows o where o.team_id is not null));
  elsif tg_op = 'UPDATE' then
    perform private.count_team_orders(array(
      select o.team_id from old_rows o where o.team_id is not null union select n.team_id from new_rows n where n.team_id is not null));
  else
    perform private.count_team_orders(array(select t.id from public.volunteer_team t));
  end if;
  return null;
end
$$;
comment on function private.keep_team_figures() is 'Keeps load, results and ratings on volunteer_team true to the orders.';

create trigger figures_inserted after insert on public.service_order
  referencing new table as new_rows for each statement execute function private.keep_team_figures();
create trigger figures_updated after update on public.service_order
  referencing old table as old_rows new table as new_rows for each statement execute function private.keep_team_figures();
create trigger figures_deleted after delete on public.service_order
  referencing old table as old_rows for each statement execute function private.keep_team_figures();
create trigger figures_truncated after truncate on public.service_order
  for each statement execute function private.keep_team_figures();

-- What has been done with an order, operation by operation, as private.case_event tells it of cases.
create table private.service_order_event (
  id uuid primary key default private.uuid_v7(),
  order_id uuid not null,
  territory_id uuid not null references public.territory (id),
  op_id uuid not null unique,
  operation text not null,
  from_stage text,
  to_stage text not null,
  version int not null,
  profile_id uuid not null,
  role text not null,
  made_at timestamptz not null,
  at timestamptz not null default now(),
  facts jsonb not null,
  note text,
  constraint service_order_event_service_order foreign key (order_id, territory_id)
    references public.service_order (id, territory_id) on update cascade on delete cascade
);
create index service_order_event_service_order_idx on private.service_order_event (order_id, territory_id);
create index service_order_event_territory_id_idx on private.service_order_event (territory_id);
alter table private.service_order_event enable row level security;
revoke all on private.service_order_event from public, anon, authenticated;
comment on table private.service_order_event is 'What has been done with an order, operation by operation. Written with the order, never changed.';
comment on column private.service_order_event.id is 'UUIDv7, made here: the order of what happened.';
comment on column private.service_order_event.order_id is 'The order.';
comment on column private.service_order_event.territory_id is 'The order''s territory.';
comment on column private.service_order_event.op_id is 'The operation in the log that did it.';
comment on column private.service_order_event.operation is 'Its name. No foreign key: the history outlives the catalogue.';
comment on column private.service_order_event.from_stage is 'Stage before; null for the placing.';
comment on column private.service_order_event.to_stage is 'Stage after.';
comment on column private.service_order_event.version is 'Version of the order afterwards.';
comment on column private.service_order_event.profile_id is 'Who did it. No foreign key: the history outlives the account.';
comment on column private.service_order_event.role is 'In which role.';
comment on column private.service_order_event.made_at is 'When, by the device''s clock.';
comment on column private.service_order_event.at is 'When, by the server''s clock.';
comment on column private.service_order_event.facts is 'What was decided, without persons'' data: team_id, rating.';
comment on column private.service_order_event.note is 'Free text, guarded like service_order_detail.';

revoke all on function private.count_team_orders(uuid[]), private.keep_team_figures() from public, anon, authenticated;
