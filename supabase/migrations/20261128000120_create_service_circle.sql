-- Published circles (发布的服务圈) and saved what-ifs (选址方案). A circle is three tables, one per step of the ladder: what was
-- walked to and how (everybody in the office), what that comes to per territory and compound (everybody in the office), and
-- how far each door is (who may hold homes, inside their duty, and only when they ask: no pull carries it).

create table public.service_circle (
  id uuid primary key,
  territory_id uuid not null references public.territory (id) on delete cascade,
  name text not null check (name <> ''),
  served text[] not null check (served <> '{}' and array_position(served, null) is null),
  pace text not null check (pace in ('standard', 'elderly', 'normal')),
  places jsonb not null check (jsonb_typeof(places) = 'array'),
  network jsonb not null check (jsonb_typeof(network) = 'object'),
  published_by text not null check (published_by <> ''),
  published_at timestamptz not null,
  stale_since timestamptz,
  stale_because text check (stale_because in ('gate', 'footpath', 'station', 'network', 'household')),
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint service_circle_once unique (territory_id, served, pace),
  constraint service_circle_stale check ((stale_since is null) = (stale_because is null))
);
alter table public.service_circle enable row level security;
create policy select_office on public.service_circle for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.service_circle from anon, authenticated;
grant select on public.service_circle to authenticated;
comment on table public.service_circle is 'A published circle: what was walked to, how, when, and whether it is still true.';
comment on column public.service_circle.id is 'UUIDv7, minted by whoever publishes.';
comment on column public.service_circle.territory_id is 'The territory whose households were counted: an office or something in it.';
comment on column public.service_circle.name is 'Title, as its publisher gave it.';
comment on column public.service_circle.served is 'Facility kinds that were walked to, in the order of facility_kind.rank.';
comment on column public.service_circle.pace is 'standard (4.0 km/h), elderly (3.0) or normal (5.0).';
comment on column public.service_circle.places is 'The places walked to, as they stood then: [{name, geom: GeoJSON point}].';
comment on column public.service_circle.network is 'The walking network: {source, source_date, profile, version}.';
comment on column public.service_circle.published_by is 'Name of who published it. No foreign key: it outlives the account.';
comment on column public.service_circle.published_at is 'When.';
comment on column public.service_circle.stale_since is 'Since when it may no longer be true; null while nothing has changed.';
comment on column public.service_circle.stale_because is 'What changed first: gate, footpath, station (or facility), network, household.';
select private.keep_synced('public.service_circle', 'office');

create table public.service_circle_place (
  id uuid primary key default private.uuid_v7(),
  service_circle_id uuid not null references public.service_circle (id) on delete cascade,
  territory_id uuid not null references public.territory (id) on delete cascade,
  compound_id uuid,
  households int not null check (households > 0),
  unconnected int not null check (unconnected between 0 and households),
  within int[] not null check (cardinality(within) = 31),
  unknown int[] not null check (cardinality(unknown) = 31),
  elderly jsonb,
  children jsonb,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint service_circle_place_once unique nulls not distinct (service_circle_id, territory_id, compound_id),
  constraint service_circle_place_compound foreign key (compound_id, territory_id)
    references public.compound (id, territory_id) on update cascade on delete cascade,
  constraint service_circle_place_need check (compound_id is null or (elderly is null and children is null))
);
create index service_circle_place_territory_id_idx on public.service_circle_place (territory_id);
create index service_circle_place_compound_id_idx on public.service_circle_place (compound_id, territory_id);
alter table public.service_circle_place enable row level security;
create policy select_office on public.service_circle_place for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.service_circle_place from anon, authenticated;
grant select on public.service_circle_place to authenticated;
comment on table public.service_circle_place is 'What a published circle says of one territory or compound that has households. Counts of doors, nothing of anybody.';
comment on column public.service_circle_place.id is 'UUIDv7, made here.';
comment on column public.service_circle_place.service_circle_id is 'The circle.';
comment on column public.service_circle_place.territory_id is 'The territory told of; of a compound, the one it lies in.';
comment on column public.service_circle_place.compound_id is 'The compound told of, or null: the whole territory.';
comment on column public.service_circle_place.households is 'Households in the place when it was published.';
comment on column public.service_circle_place.unconnected is 'Of these, behind stairwells farther than 100 m from anything to walk on (未接入路网). In none of the lists.';
comment on column public.service_circle_place.within is 'Entry m + 1: households within m minutes, m = 0 … 30, every household at the pace of the circle: one''s own pace would tell who is old.';
comment on column public.service_circle_place.unknown is 'Entry m + 1: households not known to be within m minutes and not known to be outside (边缘数据不完整).';
comment on column public.service_circle_place.elderly is '{households, outside: [5, 10, 15 minutes]} of households with somebody of 60 or more, at the pace of the elderly; null for compounds and where private.hidden_needs hides it.';
comment on column public.service_circle_place.children is 'The same of households with somebody under 14, at the pace of the circle.';
select private.keep_synced('public.service_circle_place', 'office');

-- No foreign keys to circle and household: 30,000 rows are written in one go while somebody waits, and their checks would
-- take longer than all the rest. Two triggers keep what the keys would.
create table public.service_circle_household (
  service_circle_id uuid not null,
  household_id uuid not null,
  territory_id uuid not null,
  seconds smallint,
  at_least smallint,
  elderly_seconds smallint,
  elderly_at_least smallint,
  is_connected boolean not null,
  place_index smallint,
  primary key (household_id, service_circle_id)
);
create index service_circle_household_circle_idx on public.service_circle_household (service_circle_id, territory_id);
alter table public.service_circle_household enable row level security;
create policy select_duty on public.service_circle_household for select to authenticated
  using (territory_id in (select private.my_duty_ids()) and 'home' in (select private.my_reaches()));
revoke all on public.service_circle_household from anon, authenticated;
grant select on public.service_circle_household to authenticated;
comment on table public.service_circle_household is 'How far each household was when a circle was published. Stays on the server: no pull carries it, read_circle_outside answers from it.';
comment on column public.service_circle_household.service_circle_id is 'The circle; its rows go with it, by trigger.';
comment on column public.service_circle_household.household_id is 'The household; its rows go with it, by trigger, and when it moves to another stairwell.';
comment on column public.service_circle_household.territory_id is 'The household''s territory; follows it, by trigger.';
comment on column public.service_circle_household.seconds is 'From its stairwell to the nearest place, at the pace of the circle. Null: more than 1,800.';
comment on column public.service_circle_household.at_least is 'Sooner than this nobody can be there, over whatever ground the data does not tell of. Null: more than 1,800.';
comment on column public.service_circle_household.elderly_seconds is 'The same at the pace of the elderly: of every household, for who reads this may not know which of them are old.';
comment on column public.service_circle_household.elderly_at_least is 'The same at the pace of the elderly.';
comment on column public.service_circle_household.is_connected is 'Whether its stairwell is within 100 m of anything to walk on.';
comment on column public.service_circle_household.place_index is 'The nearest place: an index of service_circle.places from 0, or null.';

create function private.follow_households() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    delete from public.service_circle_household c where c.household_id in (select o.id from old_rows o);
  else
    delete from public.service_circle_household c where c.household_id in (
      select o.id from old_rows o join new_rows n using (id) where o.stairwell_unit_id <> n.stairwell_unit_id);
    update public.service_circle_household c set territory_id = n.territory_id
      from old_rows o join new_rows n using (id)
      where c.household_id = n.id and o.territory_id <> n.territory_id;
  end if;
  return null;
end
$$;
comment on function private.follow_households() is 'Keeps service_circle_household true to the households: gone with them, and in their territory.';

create function private.forget_circle_households() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.service_circle_household c where c.service_circle_id = old.id;
  return null;
end
$$;
comment on function private.forget_circle_households() is 'Lets the households of a circle go with it.';

create trigger circles_deleted after delete on public.household
  referencing old table as old_rows for each statement execute function private.follow_households();
create trigger circles_moved after update on public.household
  referencing old table as old_rows new table as new_rows for each statement execute function private.follow_households();
create trigger forget_households after delete on public.service_circle
  for each row execute function private.forget_circle_households();

create table public.circle_scenario (
  id uuid primary key,
  territory_id uuid not null references public.territory (id),
  name text not null check (name <> ''),
  served text[] not null check (served <> '{}' and array_position(served, null) is null),
  pace text not null check (pace in ('standard', 'elderly', 'normal')),
  minutes int not null check (minutes between 1 and 30),
  sites jsonb not null check (jsonb_typeof(sites) = 'array'),
  result jsonb not null check (jsonb_typeof(result) = 'object'),
  note text check (note <> ''),
  status text not null default 'draft' check (status in ('draft', 'proposed')),
  made_by text not null check (made_by <> ''),
  made_at timestamptz not null,
  proposed_at timestamptz,
  version int not null default 1,
  change_xid bigint not null,
  updated_at timestamptz not null default now(),
  constraint circle_scenario_proposed check ((proposed_at is not null) = (status = 'proposed'))
);
create index circle_scenario_territory_id_idx on public.circle_scenario (territory_id);
alter table public.circle_scenario enable row level security;
create policy select_office on public.circle_scenario for select to authenticated
  using (territory_id in (select private.my_office_ids()));
revoke all on public.circle_scenario from anon, authenticated;
grant select on public.circle_scenario to authenticated;
comment on table public.circle_scenario is 'A saved what-if (选址方案): sites that do not exist yet, and what they would bring.';
comment on column public.circle_scenario.id is 'UUIDv7, minted by whoever saves it.';
comment on column public.circle_scenario.territory_id is 'The territory it plans for.';
comment on column public.circle_scenario.name is 'What its maker calls it.';
comment on column public.circle_scenario.served is 'Facility kinds that are walked to, in the order of facility_kind.rank.';
comment on column public.circle_scenario.pace is 'standard (4.0 km/h), elderly (3.0) or normal (5.0).';
comment on column public.circle_scenario.minutes is 'How far somebody should have to walk, 1–30.';
comment on column public.circle_scenario.sites is 'The sites: [{id, name, geom: GeoJSON point, candidate_site_id or null}].';
comment on column public.circle_scenario.result is 'What they bring, as the maker''s device counted it: {households, before, after, compounds_gained: ids}, everybody at the pace of the scenario. What it brings to the elderly is in private.circle_scenario_need.';
comment on column public.circle_scenario.note is 'Why here, in words; or null.';
comment on column public.circle_scenario.status is 'draft, or proposed: handed to those who decide (转为建议), and not changed any more.';
comment on column public.circle_scenario.made_by is 'Name of who saved it last. No foreign key: it outlives the account.';
comment on column public.circle_scenario.made_at is 'When it was saved last.';
comment on column public.circle_scenario.proposed_at is 'When it was proposed, or null.';
select private.keep_synced('public.circle_scenario', 'office');

-- Counted for any sites and minutes, and as often as somebody drags them: two scenarios that differ by one stairwell would tell the
-- office who is old behind it. So only who may hold need where the scenario plans is told, by the wire view.
create table private.circle_scenario_need (
  scenario_id uuid primary key references public.circle_scenario (id) on delete cascade,
  elderly_before int not null,
  elderly_after int not null
);
alter table private.circle_scenario_need enable row level security;
revoke all on private.circle_scenario_need from public, anon, authenticated;
comment on table private.circle_scenario_need is 'What a scenario brings to households with somebody of 60 or more, at the pace of the elderly.';
comment on column private.circle_scenario_need.scenario_id is 'The scenario.';
comment on column private.circle_scenario_need.elderly_before is 'Such households within the minutes without the sites.';
comment on column private.circle_scenario_need.elderly_after is 'The same with the sites.';

create function private.scenario_need(scenario uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce((select to_jsonb(n) - 'scenario_id' from private.circle_scenario_need n join public.circle_scenario s on s.id = n.scenario_id
    where s.id = scenario and s.territory_id in (select private.my_duty_ids()) and 'need' in (select private.my_reaches())),
    '{"elderly_before": null, "elderly_after": null}')
$$;
comment on function private.scenario_need(uuid) is 'What a scenario''s result says to the caller of the elderly: all, inside the duty of who may hold need, else nothing.';

revoke all on function private.follow_households(), private.forget_circle_households(), private.scenario_need(uuid) from public, anon, authenticated;
grant execute on function private.scenario_need(uuid) to authenticated;
